package io.sagadesk.server.readside;

import com.mongodb.client.MongoClient;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class AxonStores {

    @Bean
    TokenStore tokenStore(MongoClient client, SagadeskSerializer serializer) {
        return MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, "sagadesk")
                        .build())
                .serializer(serializer)
                .build();
    }

    @Bean
    DeadLetterQueues deadLetterQueues(MongoClient client, TypeNames names) {
        var sealed = SagadeskSerializer.sealed(names);
        return processor -> MongoSequencedDeadLetterQueue.<org.axonframework.eventhandling.EventMessage<?>>builder()
                .processingGroup(processor)
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, "sagadesk")
                        .build())
                .transactionManager(NoTransactionManager.instance())
                .serializer(sealed)
                .build();
    }
}
