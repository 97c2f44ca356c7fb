package io.sagadesk.store.mongo.axon;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.extensions.mongo.eventhandling.saga.repository.MongoSagaStore;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.bson.Document;

/** Creates Axon's stores in a database, with their indexes. Repeating a call is harmless. */
public final class MongoStores {

    private final MongoDatabase database;
    private final MongoTemplate collections;

    public MongoStores(MongoDatabase database) {
        this.database = database;
        this.collections = new OrderedDeadLetters(DefaultMongoTemplate.builder()
                .mongoDatabase(database)
                .trackingTokensCollectionName("tokens")
                .sagasCollectionName("sagas")
                .deadLetterCollectionName("deadLetters"));
    }

    /**
     * Returns the same stores for what is derived from the log together with its tokens: a write is acknowledged before it is
     * on the disk. A power cut takes back the latest writes in their order, so no token is ahead of what it stands for.
     */
    public MongoStores derived() {
        return new MongoStores(
                database.withWriteConcern(database.getWriteConcern().withJournal(false)));
    }

    /**
     * Creates the token store, which holds the tracking tokens of all processors.
     *
     * @param nodeId the instance in whose name segments are claimed
     */
    public SegmentTokenStore tokenStore(Serializer serializer, String nodeId) {
        return new SegmentTokenStore(
                MongoTokenStore.builder()
                        .mongoTemplate(collections)
                        .serializer(serializer)
                        .claimTimeout(SegmentTokenStore.CLAIM_TIMEOUT)
                        .nodeId(nodeId),
                collections.trackingTokensCollection(),
                nodeId);
    }

    /** Returns the position of each segment of a processor, whichever instance works on it. No segment is claimed. */
    public Map<Integer, Long> positions(String processor, Serializer serializer) {
        return SegmentTokenStore.positions(collections.trackingTokensCollection(), processor, serializer);
    }

    /** Returns the furthest position among the tokens of all processors; -1 if none has handled an event. */
    public long furthestPosition(Serializer serializer) {
        return SegmentTokenStore.furthestPosition(collections.trackingTokensCollection(), serializer);
    }

    /** Deletes the tokens of all processors, whoever has claimed them. None of them may be running. */
    public void deleteTokens() {
        SegmentTokenStore.deleteAll(collections.trackingTokensCollection());
    }

    /**
     * Creates the store of live sagas. A saga is on the disk when the token of its event is, which is stored behind it. The
     * serializer must know the type names of the sagas.
     */
    public SagaStore<Object> sagaStore(Serializer serializer) {
        var sagas = database.getCollection("sagas");
        sagas.createIndex(Indexes.ascending("sagaIdentifier"), new IndexOptions().unique(true));
        sagas.createIndex(Indexes.ascending("associations", "sagaType"));
        return MongoSagaStore.builder()
                .mongoTemplate(derived().collections)
                .serializer(serializer)
                .build();
    }

    /** Returns the associations of all live sagas, read while they are iterated over. */
    public Iterable<AssociationValue> sagaAssociations() {
        return () -> StreamSupport.stream(
                        collections
                                .sagaCollection()
                                .find()
                                .projection(Projections.include("associations"))
                                .spliterator(),
                        false)
                .flatMap(saga -> saga.getList("associations", Document.class, List.of()).stream())
                .map(stored -> new AssociationValue(stored.getString("key"), stored.getString("value")))
                .iterator();
    }

    /**
     * Creates the queue of a processing group's dead letters, which also holds the events that must wait for an earlier
     * dead letter of their sequence.
     */
    public SequencedDeadLetterQueue<EventMessage<?>> deadLetters(String processingGroup, Serializer serializer) {
        return MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(processingGroup)
                .mongoTemplate(collections)
                .serializer(serializer)
                .build();
    }

    /** Deletes the dead letters of a processing group, also those that cannot be read. */
    public void deleteDeadLetters(String processingGroup) {
        collections.deadLetterCollection().deleteMany(Filters.eq("processingGroup", processingGroup));
    }

    /**
     * Creates the administrations of the dead letters of all processing groups. One is enough for a process.
     *
     * @param serializer the one that their queues use
     */
    public DeadLetterAdministrations deadLetterAdministrations(Serializer serializer) {
        return new DeadLetterAdministrations(processingGroup -> new DeadLetterAdministration(
                processingGroup,
                deadLetters(processingGroup, serializer),
                new StoredDeadLetters(collections.deadLetterCollection(), processingGroup)));
    }
}
