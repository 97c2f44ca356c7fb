package io.sagadesk.server.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

/** Up to where the log has been dealt with, kept in the database. */
final class SettledPosition {

    private static final String ID = "forgotten-customers";

    private final MongoCollection<Document> followers;

    SettledPosition(MongoDatabase database) {
        this.followers = database.getCollection("followers");
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
        var kept = followers.find(Filters.eq("_id", ID)).first();
        return kept == null ? Settled.NOTHING : new Settled(kept.getLong("position"), kept.getString("eventId"));
    }

    void keep(Settled settled) {
        var document =
                new Document("_id", ID).append("position", settled.position()).append("eventId", settled.eventId());
        followers.replaceOne(Filters.eq("_id", ID), document, new ReplaceOptions().upsert(true));
    }
}
