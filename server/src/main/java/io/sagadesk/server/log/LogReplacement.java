package io.sagadesk.server.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Arrays;
import org.bson.Document;

/**
 * Records that the log was replaced by another one or by an older copy, or that the state of a part was lost. The record
 * stays until every part has reset its state, so that a start interrupted in the middle of the reset is completed by the
 * next.
 */
public final class LogReplacement {

    private static final String ID = "another-log";
    private static final String REMEMBERING = "remembering";

    private final MongoCollection<Document> collection;

    public LogReplacement(MongoDatabase database) {
        this.collection = database.getCollection("followers");
    }

    /** The parts of the server whose state belongs to one log. */
    public enum Part {
        /** The tokens of all processors. */
        TOKENS,
        READ_MODELS,
        REACTIONS,
        COUPON_INDEX,
        IDENTITY_INDEX,
        KNOWN_AGENTS
    }

    /** Records that every part has to reset its state. */
    public void recordReplacement() {
        var all = Arrays.stream(Part.values()).map(Part::name).toList();
        collection.replaceOne(
                Filters.eq("_id", ID),
                new Document("_id", ID).append(REMEMBERING, all),
                new ReplaceOptions().upsert(true));
    }

    /** Records that one part has to reset its state. */
    public void record(Part part) {
        collection.updateOne(
                Filters.eq("_id", ID), Updates.addToSet(REMEMBERING, part.name()), new UpdateOptions().upsert(true));
    }

    /** Returns whether a part has still to reset its state. */
    public boolean isPending(Part part) {
        var found = collection.find(Filters.eq("_id", ID)).first();
        return found != null && found.getList(REMEMBERING, String.class).contains(part.name());
    }

    /** Records that a part has reset its state. */
    public void markReset(Part part) {
        collection.updateOne(Filters.eq("_id", ID), Updates.pull(REMEMBERING, part.name()));
    }
}
