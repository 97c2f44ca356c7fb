package io.sagadesk.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A queue of documents that several instances share. An instance claims documents for the time of a lease before it works on
 * them, and other instances take over when the lease expires. Each document has a field {@code due} and an id that is a text;
 * the queue adds {@code claimedBy} and {@code claimedUntil}.
 *
 * <p>A document is on the disk when the token of its cause is, or any later write that waits for the disk: the token is
 * stored behind it, and without it the event is handled again.
 */
public final class LeasedDocuments {

    /** The update that ends a claim; part of an update that also changes other fields. */
    public static final Bson RELEASED = set("claimedUntil", Instant.EPOCH);

    private final MongoCollection<Document> collection;
    private final MongoCollection<Document> unsynced;
    private final String instance;
    private final Clock wallClock;
    private final Duration lease;
    private final Bson order;

    /**
     * Creates the index of the queue if necessary, and releases what this instance had claimed before a restart.
     *
     * @param instance the name under which documents are claimed
     * @param wallClock measures the leases, independently of the clock of the due times
     * @param order the order in which documents are claimed, as the keys of an index
     */
    public LeasedDocuments(
            MongoCollection<Document> collection, String instance, Clock wallClock, Duration lease, Bson order) {
        this.collection = collection;
        this.unsynced = collection.withWriteConcern(collection.getWriteConcern().withJournal(false));
        this.instance = instance;
        this.wallClock = wallClock;
        this.lease = lease;
        this.order = order;
        collection.createIndex(order);
        collection.updateMany(eq("claimedBy", instance), RELEASED);
    }

    /** Stores unclaimed documents; those whose ids are already stored stay as they are. */
    public void insertAll(Collection<Document> documents) {
        change(documents, List.of());
    }

    /** Stores unclaimed documents as {@link #insertAll}, and deletes others by their ids, claimed or not, in one write. */
    public void change(Collection<Document> inserted, Collection<String> deleted) {
        var writes = new ArrayList<WriteModel<Document>>();
        inserted.forEach(document -> writes.add(new InsertOneModel<>(unclaimed(document))));
        if (!deleted.isEmpty()) writes.add(new DeleteManyModel<>(in("_id", deleted)));
        if (writes.isEmpty()) return;
        try {
            unsynced.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY))
                throw e;
        }
    }

    private static Document unclaimed(Document document) {
        return document.append("claimedBy", "").append("claimedUntil", Instant.EPOCH);
    }

    /** Stores an unclaimed document; has no effect if one with this id is already stored. */
    public void insert(Document document) {
        try {
            unsynced.insertOne(unclaimed(document));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
        }
    }

    /** Claims the first of the unclaimed documents that are due by then and match the filter. */
    public Optional<Document> claimFirst(Bson filter, Instant dueBy) {
        return Optional.ofNullable(collection.findOneAndUpdate(
                and(filter, lte("due", dueBy), unclaimed()),
                claimed(),
                new FindOneAndUpdateOptions().sort(order).returnDocument(ReturnDocument.AFTER)));
    }

    /** Claims at most {@code limit} unclaimed documents that are due by then, and returns them in their order. */
    public List<Document> claim(Instant dueBy, int limit) {
        while (true) {
            var free = free(dueBy, limit);
            if (free.isEmpty()) return List.of();
            var claimed = claim(free);
            if (!claimed.isEmpty()) return claimed; // else other instances were faster: try the remaining documents
        }
    }

    private List<String> free(Instant dueBy, int limit) {
        return collection
                .find(and(lte("due", dueBy), unclaimed(), type("_id", BsonType.STRING))) // others are not of the queue
                .sort(order)
                .limit(limit)
                .projection(Projections.include("_id"))
                .map(stored -> stored.getString("_id"))
                .into(new ArrayList<>());
    }

    /**
     * Claims the documents that are still unclaimed. MongoDB updates each document atomically but not all of them together,
     * so another instance may claim some of them first.
     */
    private List<Document> claim(List<String> free) {
        collection.updateMany(and(in("_id", free), unclaimed()), claimed());
        return collection
                .find(and(in("_id", free), eq("claimedBy", instance)))
                .sort(order)
                .into(new ArrayList<>());
    }

    /** Releases the claims of this instance to these documents, so that any instance can claim them at once. */
    public void release(Collection<String> ids) {
        collection.updateMany(and(in("_id", ids), eq("claimedBy", instance)), RELEASED);
    }

    /**
     * Extends this instance's claim to a document, so that no instance claims it until then, except that a restart of this
     * instance releases it.
     */
    public void holdBack(String id, Duration delay) {
        collection.updateOne(
                and(eq("_id", id), eq("claimedBy", instance)),
                set("claimedUntil", wallClock.instant().plus(delay)));
    }

    /** Returns the due time of the first unclaimed document that matches the filter. */
    public Optional<Instant> nextDue(Bson filter) {
        return firstDue(and(filter, unclaimed()));
    }

    /** Returns the due time of the first document that matches the filter, claimed or not. */
    public Optional<Instant> firstDue(Bson filter) {
        return Optional.ofNullable(collection.find(filter).sort(order).limit(1).first())
                .map(stored -> stored.getDate("due").toInstant());
    }

    private Bson claimed() {
        return combine(
                set("claimedBy", instance),
                set("claimedUntil", wallClock.instant().plus(lease)));
    }

    private Bson unclaimed() {
        return lte("claimedUntil", wallClock.instant());
    }
}
