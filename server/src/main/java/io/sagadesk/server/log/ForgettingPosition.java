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

    /** @param id under which it is kept in the collection */
    ForgettingPosition(MongoCollection<Document> collection, String id) {
        this.collection = collection;
        this.id = id;
    }

    /**
     * An event that has been dealt with, and all before it.
     *
     * @param eventId tells whether it is still the same log
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
