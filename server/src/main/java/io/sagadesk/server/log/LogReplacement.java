package io.sagadesk.server.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.sagadesk.server.log.ForgettingPosition.Settled;
import io.sagadesk.store.log.LogReader;
import java.util.Arrays;
import org.bson.Document;

/**
 * Records that the log was replaced by another one or by an older copy. The record stays until every part has reset its
 * state, so that a start interrupted in the middle of the reset is completed by the next.
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
        READ_MODELS,
        REACTIONS,
        COUPON_INDEX,
        IDENTITY_INDEX,
        KNOWN_AGENTS
    }

    /**
     * Records the replacement if the log does not have the event that was processed last. Then it clears the position, so
     * that the next start does not detect the same replacement again and reset newer state.
     */
    void detect(ForgettingPosition processed, LogReader log) {
        if (processed.read().isIn(log)) return;
        recordReplacement();
        processed.keep(Settled.NOTHING);
    }

    /** Records that every part has to reset its state. */
    public void recordReplacement() {
        var all = Arrays.stream(Part.values()).map(Part::name).toList();
        collection.replaceOne(
                Filters.eq("_id", ID),
                new Document("_id", ID).append(REMEMBERING, all),
                new ReplaceOptions().upsert(true));
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
