package io.sagadesk.server.readside;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.sagadesk.server.wiring.SagadeskProperties;
import io.sagadesk.store.mongo.EmbeddedMongo;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where read models, tokens and dead letters are kept: in this process, unless a MongoDB is named. */
@Configuration
class MongoConfiguration {

    private static final String DATABASE = "sagadesk";
    private static final String DIRECTORY = "documents";

    /** Ours; closed after everybody who writes to it. */
    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "sagadesk.mongodb-uri", matchIfMissing = true, havingValue = "")
    EmbeddedMongo embeddedMongo(SagadeskProperties properties) {
        return EmbeddedMongo.open(properties.data().resolve(DIRECTORY));
    }

    @Bean(destroyMethod = "close")
    MongoClient mongoClient(SagadeskProperties properties, ObjectProvider<EmbeddedMongo> ours) {
        var embedded = ours.getIfAvailable();
        if (embedded != null) return MongoClients.create(embedded.connectionString());
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(String.valueOf(properties.mongodbUri())))
                .writeConcern(WriteConcern.MAJORITY)
                .build());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client) {
        return client.getDatabase(DATABASE);
    }
}
