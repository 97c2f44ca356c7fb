package io.sagadesk.testbed.baseline;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.saga.ConversationLookup;
import io.sagadesk.saga.CustomerLookup;
import io.sagadesk.saga.CustomerLookup.Known;
import io.sagadesk.saga.DuplicateLookup;
import io.sagadesk.saga.SagaCommandGateway;
import io.sagadesk.saga.delivery.MessageOutbox;
import io.sagadesk.saga.rfm.CustomerStandings;
import io.sagadesk.server.delivery.outbox.OutboxQueue;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Runs the same sagas and automations on Axon's default processors. Their look-ups in the read side are answered by
 * constants, at no cost; messages in their outbox are not sent.
 */
@Configuration
@ConditionalOnProperty(name = BaselineInitializer.FOLLOWERS, havingValue = "true")
class BaselineReactions {

    @Bean
    ConfigurerModule reactions(SealedLog log) {
        return configurer -> configurer.eventProcessing(
                processing -> processing.configureDefaultStreamableMessageSource(axon -> log.events()));
    }

    /**
     * Sends commands of reactions on other threads with transactions of their own. Within the reaction's transaction, a
     * command would unlock its aggregate before its events are visible.
     */
    @Bean
    @Primary
    SagaCommandGateway commandsOnOtherThreads(@Qualifier("reactionCommands") SagaCommandGateway commands) {
        var threads = Executors.newCachedThreadPool(DaemonThreads.named("reactions"));
        return (rule, command, cause) -> CompletableFuture.supplyAsync(
                        () -> commands.send(rule, command, cause), threads)
                .join();
    }

    @Bean
    CustomerLookup customers() {
        return (customer, cause) -> Known.NOTHING;
    }

    @Bean
    ConversationLookup conversations() {
        return (conversation, cause) -> Optional.of(Channel.WEB_CHAT);
    }

    @Bean
    DuplicateLookup duplicates() {
        return (customer, cause) -> List.of();
    }

    @Bean
    CustomerStandings standings() {
        return (whose, cause) -> {
            throw new UnsupportedOperationException("Nobody is assessed here");
        };
    }

    @Bean
    MessageOutbox outbox(MongoDatabase database) {
        return new OutboxQueue(database, "stock");
    }
}
