package io.sagadesk.stock;

import io.sagadesk.projections.Fold;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.catalog.Catalog;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.Versions;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.mongo.MongoDatabases;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The same projections on processors as Axon makes them by default, into documents in the same embedded MongoDB. */
@Configuration
@ConditionalOnProperty({StockAssembly.URL, StockAssembly.URL + ".projections"})
class StockProjections {

    @Bean(destroyMethod = "close")
    MongoDatabases mongoDatabases(SagadeskProperties properties) {
        return MongoDatabases.open(null, properties.data().resolve("documents"));
    }

    @Bean
    ConfigurerModule projections(
            MongoDatabases documents,
            ConnectionProvider connections,
            TransactionManager transactions,
            TypeNames names,
            EventUpcasterChain upcasters) {
        var versions = new Versions(documents.database());
        var log = sealedLog(connections, transactions, SagadeskSerializer.sealed(names), upcasters);
        return configurer -> configurer.eventProcessing(processing -> {
            processing.configureDefaultStreamableMessageSource(axon -> log);
            Catalog.ALL.forEach(projection -> register(processing, projection, versions));
        });
    }

    /** The log with personal data sealed, as our projections see it. */
    private static EmbeddedEventStore sealedLog(
            ConnectionProvider connections,
            TransactionManager transactions,
            SagadeskSerializer sealed,
            EventUpcasterChain upcasters) {
        var engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(sealed)
                .snapshotSerializer(sealed)
                .upcasterChain(upcasters)
                .build();
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    private static void register(EventProcessingConfigurer processing, Projection projection, Versions versions) {
        var version = versions.begin(projection, Phase.ASIDE).number();
        var handler = new StockProjection(projection, new Fold(projection, versions.documents(version)));
        processing.assignHandlerInstancesMatching(projection.name(), handler::equals);
        processing.registerEventHandler(axon -> handler);
    }
}
