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

/** The dead letters of one processing group as they are stored, which works for those, too, that cannot be read any more. */
public final class StoredDeadLetters {

    private final MongoCollection<Document> letters;
    private final String processingGroup;

    StoredDeadLetters(MongoCollection<Document> letters, String processingGroup) {
        this.letters = letters;
        this.processingGroup = processingGroup;
    }

    /**
     * What is written on the outside of one.
     *
     * @param event its id
     * @param type the name under which it is stored
     */
    public record StoredLetter(String event, String type, Instant since) {}

    /** Those that have any, once each. */
    public List<String> sequences() {
        return letters.distinct("sequenceIdentifier", eq("processingGroup", processingGroup), String.class)
                .into(new ArrayList<>());
    }

    /** Those of one sequence in their order. */
    public List<StoredLetter> of(String sequence) {
        return letters.find(isOf(sequence))
                .sort(Sorts.ascending("index"))
                .map(StoredDeadLetters::outside)
                .into(new ArrayList<>());
    }

    /** Gives up these events of one sequence; what came since stays. */
    public void discard(String sequence, Collection<String> events) {
        letters.deleteMany(and(isOf(sequence), in("message.eventIdentifier", events)));
    }

    private Bson isOf(String sequence) {
        return and(eq("processingGroup", processingGroup), eq("sequenceIdentifier", sequence));
    }

    private static StoredLetter outside(Document stored) {
        DeadLetterEntry letter = new DeadLetterEntry(stored);
        var event = letter.getMessage(EventEntryConfiguration.getDefault());
        return new StoredLetter(
                event.getEventIdentifier(), event.getPayload().getType().getName(), letter.getEnqueuedAt());
    }
}
