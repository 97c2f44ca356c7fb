package io.sagadesk.testbed.baseline;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.server.wiring.InstanceName;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.mongo.MongoDatabases;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that projections and reactions of the baseline need. */
@Configuration
@ConditionalOnProperty(name = BaselineInitializer.FOLLOWERS, havingValue = "true")
class BaselineFollowers {

    @Bean(destroyMethod = "close")
    MongoDatabases mongoDatabases(SagadeskProperties properties) {
        return MongoDatabases.open(null, properties.data().resolve("documents"));
    }

    @Bean
    MongoDatabase mongoDatabase(MongoDatabases databases) {
        return databases.database();
    }

    @Bean
    InstanceName instance() {
        return InstanceName.ofSingleProcess();
    }

    @Bean
    SealedLog sealedLog(
            ConnectionProvider connections,
            TransactionManager transactions,
            TypeNames names,
            EventUpcasterChain upcasters) {
        var sealed = SagadeskSerializer.sealed(names);
        var engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(sealed)
                .snapshotSerializer(sealed)
                .upcasterChain(upcasters)
                .build();
        return new SealedLog(EmbeddedEventStore.builder().storageEngine(engine).build());
    }
}
