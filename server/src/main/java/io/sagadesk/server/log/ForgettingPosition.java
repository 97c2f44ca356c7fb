package io.sagadesk.server.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.sagadesk.store.log.LogReader;
import org.bson.Document;

/**
 * The position of the processor that erases forgotten customers, kept in the database together with the event's id, by
 * which the next start recognises whether the log is still the same.
 */
final class ForgettingPosition {

    private static final String ID = "forgotten-customers";

    private final MongoCollection<Document> collection;

    ForgettingPosition(MongoDatabase database) {
        this.collection = database.getCollection("followers");
    }

    /**
     * The last event that is processed.
     *
     * @param eventId the id of that event, which differs if the log was replaced
     */
    record Settled(long position, String eventId) {

        static final Settled NOTHING = new Settled(-1, "");

        /** Returns whether the log has this event at this position. */
        boolean isIn(LogReader log) {
            return position < 0
                    || log.at(position).stream()
                            .anyMatch(event -> event.eventId().equals(eventId));
        }
    }

    Settled read() {
        var kept = collection.find(Filters.eq("_id", ID)).first();
        return kept == null ? Settled.NOTHING : new Settled(kept.getLong("position"), kept.getString("eventId"));
    }

    void keep(Settled settled) {
        var document =
                new Document("_id", ID).append("position", settled.position()).append("eventId", settled.eventId());
        collection.replaceOne(Filters.eq("_id", ID), document, new ReplaceOptions().upsert(true));
    }
}
