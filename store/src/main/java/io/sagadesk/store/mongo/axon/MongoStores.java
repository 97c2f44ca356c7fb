package io.sagadesk.store.mongo.axon;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.extensions.mongo.eventhandling.saga.repository.MongoSagaStore;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;

/** Makes Axon's stores in a database, with the indexes that they need. Making one twice is harmless. */
public final class MongoStores {

    private final MongoDatabase database;
    private final MongoTemplate collections;

    public MongoStores(MongoDatabase database) {
        this.database = database;
        this.collections = DefaultMongoTemplate.builder()
                .mongoDatabase(database)
                .trackingTokensCollectionName("tokens")
                .sagasCollectionName("sagas")
                .deadLetterCollectionName("deadLetters")
                .build();
    }

    /** How far each processor has come. The node id is this instance's, in whose name it claims segments. */
    public SegmentTokenStore tokenStore(Serializer serializer, String nodeId) {
        return new SegmentTokenStore(
                MongoTokenStore.builder()
                        .mongoTemplate(collections)
                        .serializer(serializer)
                        .nodeId(nodeId),
                collections.trackingTokensCollection(),
                nodeId);
    }

    /** How far each segment of a processor has come, whichever instance works on it; nothing is claimed. */
    public Map<Integer, Long> positions(String processor, Serializer serializer) {
        return SegmentTokenStore.positions(collections.trackingTokensCollection(), processor, serializer);
    }

    /** The sagas that have not ended. Their types need names, which the serializer knows. */
    public SagaStore<Object> sagaStore(Serializer serializer) {
        var sagas = database.getCollection("sagas");
        sagas.createIndex(Indexes.ascending("sagaIdentifier"), new IndexOptions().unique(true));
        sagas.createIndex(Indexes.ascending("associations", "sagaType"));
        return MongoSagaStore.builder()
                .mongoTemplate(collections)
                .serializer(serializer)
                .build();
    }

    /** The events that a processing group could not handle, and those that have to wait for them. */
    public SequencedDeadLetterQueue<EventMessage<?>> deadLetters(String processingGroup, Serializer serializer) {
        return MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(processingGroup)
                .mongoTemplate(collections)
                .serializer(serializer)
                .build();
    }

    /** The same events unread. */
    public StoredDeadLetters storedLetters(String processingGroup) {
        return new StoredDeadLetters(collections.deadLetterCollection(), processingGroup);
    }
}
