package io.sagadesk.server.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

/** The checkpoint of the processor that erases forgotten customers, kept in the database. */
final class ForgettingPosition {

    private final MongoCollection<Document> collection;
    private final String id;

    ForgettingPosition(MongoDatabase database) {
        this(database.getCollection("followers"), "forgotten-customers");
    }

    /** @param id the id of the checkpoint in the collection */
    ForgettingPosition(MongoCollection<Document> collection, String id) {
        this.collection = collection;
        this.id = id;
    }

    /**
     * The last event that is processed.
     *
     * @param eventId the id of that event, which differs if the log was replaced
     */
    record Settled(long position, String eventId) {

        static final Settled NOTHING = new Settled(-1, "");
    }

    Settled read() {
        var kept = collection.find(Filters.eq("_id", id)).first();
        return kept == null ? Settled.NOTHING : new Settled(kept.getLong("position"), kept.getString("eventId"));
    }

    void keep(Settled settled) {
        var document =
                new Document("_id", id).append("position", settled.position()).append("eventId", settled.eventId());
        collection.replaceOne(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
    }
}
