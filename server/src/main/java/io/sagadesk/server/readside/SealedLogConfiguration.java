package io.sagadesk.server.readside;

import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.engine.LogEventStore;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.log.StoredLogReader;
import java.time.Duration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The embedded log as projections and reactions read it, with personal data still encrypted, and as indexes read it, in clear.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
class SealedLogConfiguration {

    private static final Duration BATCH_DELAY = Duration.ofMillis(100); // hardly noticeable to a person

    @Bean
    StreamableMessageSource<TrackedEventMessage<?>> sealedLog(
            LogEventStore store, TypeNames names, SagadeskProperties properties) {
        return store.viewThrough(SagadeskSerializer.sealed(names), batchDelay(properties));
    }

    @Bean
    StreamableMessageSource<TrackedEventMessage<?>> clearLog(
            LogEventStore store, SagadeskSerializer serializer, SagadeskProperties properties) {
        return store.viewThrough(serializer, batchDelay(properties));
    }

    /** No delay with a movable clock, because each move waits for all consumers. */
    private static Duration batchDelay(SagadeskProperties properties) {
        return properties.clock() == null ? BATCH_DELAY : Duration.ZERO;
    }

    @Bean
    EventPages eventPages(LogStorageEngine engine, TypeNames names, EventUpcasterChain upcasters) {
        var decoder = new EventDecoder(SagadeskSerializer.sealed(names), upcasters);
        return new EventPages(new StoredLogReader(engine.log(), decoder::decode));
    }
}
