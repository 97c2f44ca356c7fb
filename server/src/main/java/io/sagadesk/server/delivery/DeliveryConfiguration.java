package io.sagadesk.server.delivery;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import io.sagadesk.server.delivery.channel.ChannelSender;
import io.sagadesk.server.delivery.channel.MailFiles;
import io.sagadesk.server.delivery.channel.MailFolder;
import io.sagadesk.server.delivery.channel.MailFormat;
import io.sagadesk.server.delivery.channel.MailProperties;
import io.sagadesk.server.delivery.channel.SmtpSender;
import io.sagadesk.server.delivery.channel.WebChatSender;
import io.sagadesk.server.delivery.message.MessageComposer;
import io.sagadesk.server.delivery.message.MessageTexts;
import io.sagadesk.server.delivery.message.RecipientLookup;
import io.sagadesk.server.delivery.outbox.OutboxQueue;
import io.sagadesk.server.instances.InstanceRole;
import io.sagadesk.server.instances.InstanceShares;
import io.sagadesk.server.log.CouponLookup;
import io.sagadesk.server.reactions.ReactionProcessors;
import io.sagadesk.server.readside.ReadModelQueries;
import io.sagadesk.server.wiring.InstanceName;
import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.coupon.CouponCodes;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.timer.MovableClock;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outbox and the channels that deliver its messages to customers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class DeliveryConfiguration {

    private static final String MAIL = "mail";

    @Bean
    OutboxQueue outbox(MongoDatabase database, InstanceName instance) {
        return new OutboxQueue(database, instance.name());
    }

    @Bean
    MailFiles mailFiles(SagadeskProperties properties) {
        var directory = properties.data().resolve(MAIL);
        if (Files.exists(directory) && !(Files.isDirectory(directory) && Files.isWritable(directory))) {
            throw new StoreUnusableException(directory.toAbsolutePath()
                    + " is no directory in which mail can be written: move it away, and a new one is made");
        }
        return new MailFiles(directory);
    }

    @Bean
    ChannelSender mailSender(MailProperties mail, MailFiles files, CustomerKeys keys) {
        var format = new MailFormat(mail);
        return mail.host() == null || mail.host().isBlank()
                ? new MailFolder(files, format, keys::isForgotten)
                : new SmtpSender(mail, format);
    }

    @Bean
    ChannelSender webChatSender(SagaCommandGateway commands, OutboxQueue outbox) {
        return new WebChatSender(commands, outbox);
    }

    @Bean
    OutboxDispatcher dispatcher(
            OutboxQueue outbox,
            EventStore events,
            ReadModelQueries readModelQueries,
            LogReader log,
            CouponLookup coupons,
            CouponCodes codes,
            List<ChannelSender> senders,
            PolicyLookup policies,
            Clock clock) {
        var messageComposer = new MessageComposer(
                new RecipientLookup(readModelQueries), coupons, codes, new MessageTexts(), policies, clock);
        return new OutboxDispatcher(
                outbox, new DeliveryLog(events), messageComposer, senders, log::lastPosition, clock);
    }

    @Bean
    OutboxWorker outboxWorker(
            OutboxDispatcher dispatcher, Clock clock, InstanceShares instances, LogDependentStart logDependentStart) {
        var runsByItself = !(clock instanceof MovableClock) && instances.has(InstanceRole.REACTION);
        return new OutboxWorker(dispatcher, runsByItself, logDependentStart);
    }

    @Bean
    OutboxConsumer outboxConsumer(
            OutboxQueue outbox, OutboxDispatcher dispatcher, ReactionProcessors reactions, Clock clock) {
        return new OutboxConsumer(outbox, dispatcher, reactions, clock, clock instanceof MovableClock);
    }
}
