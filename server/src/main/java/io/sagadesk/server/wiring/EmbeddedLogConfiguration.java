package io.sagadesk.server.wiring;

import io.sagadesk.store.engine.LogEventStore;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.engine.database.LogDatabase;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.PostgresLog;
import io.sagadesk.store.sqlite.SqliteLog;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Our own event store over SQLite, or over PostgreSQL if its address is set; used unless Axon Server is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
class EmbeddedLogConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedLogConfiguration.class);

    @Bean
    LogDatabase logDatabase(SagadeskProperties properties) {
        var data = properties.data().toAbsolutePath();
        if (properties.postgresql() == null) return SqliteLog.at(data.resolve(StoreConfiguration.EVENTS));
        var address = PostgresAddress.of(properties.postgresql());
        LOG.info("The log is in PostgreSQL at {}", address);
        return PostgresLog.at(address);
    }

    @Bean
    SharedLog sharedLog(SagadeskProperties properties) {
        return new SharedLog(properties.postgresql() != null);
    }

    @Bean(destroyMethod = "close")
    LogStorageEngine eventStorageEngine(
            LogDatabase logDatabase,
            SagadeskSerializer serializer,
            EventUpcasterChain upcasters,
            TypeNames names,
            UnknownEventTypes unknownEventTypes) {
        return LogStorageEngine.builder()
                .database(logDatabase)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer.strict())
                .snapshotFilter(
                        snapshot -> names.isCurrent(snapshot.getPayload().getType()))
                .upcasterChain(upcasters)
                .followerUpcasters(EventUpcasters.forFollowers(names, unknownEventTypes::notice))
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
