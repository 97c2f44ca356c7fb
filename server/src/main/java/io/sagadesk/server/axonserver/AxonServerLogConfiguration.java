package io.sagadesk.server.axonserver;

import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.server.wiring.SharedLog;
import io.sagadesk.server.wiring.UnknownEventTypes;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.log.AxonLogReader;
import java.time.Duration;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The log in Axon Server. There is one event store; the views of the log are message sources only. None of them needs Axon's
 * configuration, which needs the reactions, which need the log.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true", matchIfMissing = true)
class AxonServerLogConfiguration {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final AxonServerConfiguration configuration;
    private final AxonServerConnectionManager connections;
    private final EventUpcasterChain upcasters;
    private final EventUpcasterChain followerUpcasters;
    private final TypeNames names;
    private final AxonServerOutage outage;

    AxonServerLogConfiguration(
            AxonServerConfiguration configuration,
            AxonServerConnectionManager connections,
            EventUpcasterChain upcasters,
            TypeNames names,
            UnknownEventTypes unknownEventTypes) {
        this.configuration = configuration;
        this.connections = connections;
        this.upcasters = upcasters;
        this.followerUpcasters = EventUpcasters.forFollowers(names, unknownEventTypes::notice);
        this.names = names;
        this.outage = new AxonServerOutage(configuration.getServers());
    }

    @Bean
    SharedLog sharedLog() {
        return new SharedLog(true);
    }

    @Bean
    AxonServerEventStore eventStore(SagadeskSerializer serializer) {
        return store(serializer, upcasters);
    }

    /** The log with personal data encrypted. */
    @Bean
    StreamableMessageSource<TrackedEventMessage<?>> sealedLog() {
        return new ReconnectingLog(messages(store(SagadeskSerializer.sealed(names), followerUpcasters)), outage);
    }

    /** The log with personal data in clear. */
    @Bean
    StreamableMessageSource<TrackedEventMessage<?>> clearLog(SagadeskSerializer serializer) {
        return new ReconnectingLog(messages(store(serializer, followerUpcasters)), outage);
    }

    @Bean
    EventPages eventPages() {
        var sealed = SagadeskSerializer.sealed(names);
        return new EventPages(new AxonLogReader(messages(store(sealed, followerUpcasters)), sealed));
    }

    @Bean
    LogDependentStart logDependentStart(AxonServerEventStore eventStore) {
        return new BackgroundLogStart(outage, eventStore::createHeadToken, BETWEEN_ATTEMPTS);
    }

    private AxonServerEventStore store(SagadeskSerializer serializer, EventUpcasterChain chain) {
        return PlacingAxonServerStore.of(AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(connections)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer.strict())
                .snapshotFilter(
                        snapshot -> names.isCurrent(snapshot.getPayload().getType()))
                .upcasterChain(chain));
    }

    private StreamableMessageSource<TrackedEventMessage<?>> messages(AxonServerEventStore store) {
        return store.createStreamableMessageSourceForContext(configuration.getContext());
    }
}
