package io.sagadesk.server.wiring;

import io.sagadesk.store.engine.LogEventStore;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.sqlite.SqliteLog;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded event store, used unless Axon Server is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
class EmbeddedLogConfiguration {

    @Bean(destroyMethod = "close")
    LogStorageEngine eventStorageEngine(
            SagadeskProperties properties,
            SagadeskSerializer serializer,
            EventUpcasterChain upcasters,
            TypeNames names) {
        return LogStorageEngine.builder()
                .database(SqliteLog.at(properties.data().toAbsolutePath().resolve(StoreConfiguration.EVENTS)))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer.strict())
                .snapshotFilter(
                        snapshot -> names.isCurrent(snapshot.getPayload().getType()))
                .upcasterChain(upcasters)
                .build();
    }

    @Bean
    LogDependentStart logDependentStart() {
        return LogDependentStart.immediate();
    }

    @Bean
    LogEventStore eventStore(LogStorageEngine engine) {
        return LogEventStore.builder(engine).build();
    }
}
