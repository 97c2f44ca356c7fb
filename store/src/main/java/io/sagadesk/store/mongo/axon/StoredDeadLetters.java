package io.sagadesk.store.mongo.axon;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterEntry;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentperevent.EventEntryConfiguration;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The stored dead letters of one processing group, without their payloads. They can be listed and discarded even if
 * their events can no longer be read.
 */
final class StoredDeadLetters {

    private final MongoCollection<Document> collection;
    private final String processingGroup;

    StoredDeadLetters(MongoCollection<Document> collection, String processingGroup) {
        this.collection = collection;
        this.processingGroup = processingGroup;
    }

    /**
     * Identifies a dead letter.
     *
     * @param event the event's id
     * @param type the name under which the event is stored
     * @param since when the event was enqueued
     */
    record StoredDeadLetter(String event, String type, Instant since) {}

    /** Returns the sequence identifiers that have dead letters, each once. */
    List<String> sequences() {
        return collection
                .distinct("sequenceIdentifier", eq("processingGroup", processingGroup), String.class)
                .into(new ArrayList<>());
    }

    /** Returns the dead letters of one sequence in their order. */
    List<StoredDeadLetter> of(String sequence) {
        return collection
                .find(isOf(sequence))
                .sort(Sorts.ascending("index"))
                .map(StoredDeadLetters::headerOf)
                .into(new ArrayList<>());
    }

    /** Deletes the dead letters of these events from one sequence. Later dead letters of the sequence stay. */
    void discard(String sequence, Collection<String> events) {
        collection.deleteMany(and(isOf(sequence), in("message.eventIdentifier", events)));
    }

    private Bson isOf(String sequence) {
        return and(eq("processingGroup", processingGroup), eq("sequenceIdentifier", sequence));
    }

    private static StoredDeadLetter headerOf(Document stored) {
        var entry = new DeadLetterEntry(stored);
        var event = entry.getMessage(EventEntryConfiguration.getDefault());
        return new StoredDeadLetter(
                event.getEventIdentifier(), event.getPayload().getType().getName(), entry.getEnqueuedAt());
    }
}
