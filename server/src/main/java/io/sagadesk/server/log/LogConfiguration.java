package io.sagadesk.server.log;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.server.log.LogAgeCheck.DerivedPositions;
import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import io.sagadesk.store.log.AxonLogReader;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.log.StoredLogReader;
import io.sagadesk.store.mongo.axon.MongoStores;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The reader of the event log, and the processor that erases forgotten customers. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    private static final int THREADS = 2; // one reads the log, one may wait for a file

    @Bean
    LogReader logReader(
            ObjectProvider<LogStorageEngine> ours,
            EventStore events,
            EventDecoder decoder,
            SagadeskSerializer serializer) {
        var engine = ours.getIfAvailable();
        return engine == null
                ? new AxonLogReader(events, new GrpcMetaDataAwareSerializer(serializer))
                : new StoredLogReader(engine.log(), decoder::decode);
    }

    @Bean
    KeysOfLog keysOfLog(
            LogReader log,
            StoredCustomerKeys keys,
            LogDependentStart logDependentStart,
            SagadeskProperties properties) {
        var keysOfLog = new KeysOfLog(keys.place());
        logDependentStart.whenReadable(() -> keysOfLog.require(log, properties.acceptDamagedKeys()));
        return keysOfLog;
    }

    /**
     * Created after the log and its keys are checked, because the parts of a replaced log reset their state when they are
     * created.
     */
    @Bean
    LogReplacement logReplacement(
            KeysOfLog checked,
            LogReader log,
            MongoDatabase database,
            MongoStores stores,
            SagadeskSerializer serializer,
            ProjectionVersions versions,
            LogDependentStart logDependentStart,
            SagadeskProperties properties) {
        var logReplacement = new LogReplacement(database);
        var derived = new StoredPositions(stores, serializer, versions);
        var ageCheck = new LogAgeCheck(new ForgettingPosition(database), derived, logReplacement);
        logDependentStart.whenReadable(() -> ageCheck.require(log, properties.acceptOlderLog()));
        return logReplacement;
    }

    /** The positions of all processors, and up to which read models were built in bulk. */
    private record StoredPositions(MongoStores stores, SagadeskSerializer serializer, ProjectionVersions versions)
            implements DerivedPositions {

        @Override
        public long furthest() {
            var built = ProjectionCatalog.ALL.stream()
                    .flatMap(projection -> versions.of(projection).versions().stream())
                    .mapToLong(Version::builtTo)
                    .max();
            return Math.max(stores.furthestPosition(serializer), built.orElse(-1));
        }

        @Override
        public void forget() {
            for (var projection : ProjectionCatalog.ALL) {
                for (var version : versions.of(projection).versions()) {
                    stores.deleteDeadLetters(LiveProjections.nameOf(projection, version.number()));
                }
                versions.forget(projection);
            }
            stores.deleteTokens();
        }
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService logProcessorThreads() {
        return Executors.newScheduledThreadPool(THREADS, DaemonThreads.named("log-processors"));
    }

    /** For the processor that forgets customers. */
    @Bean
    LogProcessor.Dependencies logProcessorDependencies(
            StreamableMessageSource<TrackedEventMessage<?>> sealedLog,
            LogReader log,
            ScheduledExecutorService logProcessorThreads) {
        var forgetting = new SkippingSource(sealedLog, event -> event.getPayloadType() != CustomerForgotten.class);
        return new LogProcessor.Dependencies(forgetting, log, logProcessorThreads);
    }

    /** Created after the log replacement is detected, because the processor overwrites the position. */
    @Bean(destroyMethod = "close")
    ForgettingProcessor forgettingProcessor(
            LogReplacement detected,
            MongoDatabase database,
            CustomerKeys keys,
            Cache aggregates,
            List<ErasureTarget> erasureTargets,
            LogProcessor.Dependencies logProcessorDependencies,
            LogDependentStart logDependentStart) {
        var forgotten = new ForgottenCustomers(keys, aggregates, erasureTargets);
        var processor =
                ForgettingProcessor.create(forgotten, new ForgettingPosition(database), logProcessorDependencies);
        logDependentStart.whenReadable(processor::start);
        return processor;
    }
}
