package io.sagadesk.server.readside;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.server.wiring.InstanceName;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.mongo.axon.DeadLetterAdministrations;
import io.sagadesk.store.mongo.axon.MongoStores;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/** The document store of read models, tokens and dead letters: embedded, or a MongoDB if one is configured. */
@Configuration(proxyBeanMethods = false)
class MongoConfiguration {

    private static final String DIRECTORY = "documents";

    @Bean(destroyMethod = "close")
    MongoDatabases mongoDatabases(SagadeskProperties properties) {
        return MongoDatabases.open(properties.mongodbUri(), properties.data().resolve(DIRECTORY));
    }

    @Bean
    StopWithoutMongo stopWithoutMongo(MongoDatabases databases) {
        return new StopWithoutMongo(databases);
    }

    /** A stop during an outage of MongoDB would wait for it once for each processor. */
    private record StopWithoutMongo(MongoDatabases databases) implements ApplicationListener<ContextClosedEvent> {

        @Override
        public void onApplicationEvent(ContextClosedEvent stopping) {
            databases.closeIfUnreachable();
        }
    }

    @Bean
    MongoDatabase mongoDatabase(MongoDatabases databases) {
        return databases.database();
    }

    @Bean
    MongoStores mongoStores(MongoDatabase database) {
        return new MongoStores(database);
    }

    /** Its serializer leaves personal data encrypted, as in the delivered events. */
    @Bean
    DeadLetterAdministrations deadLetterAdministrations(MongoStores stores, TypeNames names) {
        return stores.deadLetterAdministrations(SagadeskSerializer.sealed(names));
    }

    @Bean
    InstanceName instance(MongoDatabases databases) {
        return databases.isEmbedded() ? InstanceName.ofSingleProcess() : InstanceName.unique();
    }

    @Bean
    SegmentTokenStore tokenStore(MongoStores stores, SagadeskSerializer serializer, InstanceName instance) {
        return stores.tokenStore(serializer, instance.name());
    }
}
