package io.sagadesk.store.keys.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.storage.CacheLease;
import io.sagadesk.store.keys.storage.KeyCache;
import io.sagadesk.store.runtime.WaitDeadline;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;

/**
 * The destruction of one customer's key in three steps: the customer is marked as forgotten, so that nobody reads the key any
 * more; all instances remove it from memory, or are out of time; the key is deleted. Each step may be repeated, and several
 * instances may do it at once.
 *
 * <p>There are no transactions, so nothing is numbered: a document for each destruction that is under way says what is to be removed, and
 * it is written only when the mark is stored. So whoever has removed the key cannot read it again.
 */
final class FencedDestruction {

    /** Whose key it is. */
    static final String CUSTOMER = "customer";

    private static final long POLL_MILLISECONDS = 10;

    private final KeyCollections collections;
    private final CustomerId customer;
    private final String id = UUID.randomUUID().toString();

    FencedDestruction(KeyCollections collections, CustomerId customer) {
        this.collections = collections;
        this.customer = customer;
    }

    void run(KeyCache cache) {
        var marked = collections.use(this::mark);
        var commitment = KeyDocument.commitment(marked);
        cache.whileNothingIsLoaded(() -> cache.forget(customer, commitment));
        if (marked.get(KeyDocument.WRAPPED) == null) return;
        collections.use(() -> collections
                .destructions()
                .insertOne(new Document(KeyCollections.ID, id)
                        .append(CUSTOMER, customer.value())
                        .append(KeyDocument.COMMITMENT, marked.get(KeyDocument.COMMITMENT))));
        awaitInstances();
        collections.use(this::delete);
    }

    private Document mark() {
        var marked = collections
                .keys()
                .findOneAndUpdate(
                        eq(KeyCollections.ID, customer.value()),
                        combine(set(KeyDocument.FORGOTTEN, true), setOnInsert(KeyDocument.CREATED_AT, Instant.now())),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Objects.requireNonNull(marked);
    }

    /** Returns when no instance has the key in memory, or may use it there. */
    private void awaitInstances() {
        try {
            WaitDeadline.in(CacheLease.LONGEST_WAIT).await(() -> collections.use(this::isOver), POLL_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the key of the " + customer + " was destroyed", e);
        }
    }

    /** It is so, too, when another instance has destroyed the key meanwhile. */
    private boolean isOver() {
        return collections.instances().find(ne(ForgettingPoll.REMOVED, id)).first() == null
                || collections.destructions().find(eq(KeyCollections.ID, id)).first() == null;
    }

    /** Whoever was not seen for longer than a lease has to begin anew. The condition is part of the deletion, so nobody who was is lost. */
    private Document delete() {
        if (collections.destructions().find(eq(KeyCollections.ID, id)).first() != null) {
            collections.instances().deleteMany(ne(ForgettingPoll.REMOVED, id));
        }
        collections
                .keys()
                .updateOne(
                        eq(KeyCollections.ID, customer.value()),
                        combine(unset(KeyDocument.WRAPPED), set(KeyDocument.DESTROYED_AT, Instant.now())));
        collections.destructions().deleteMany(eq(CUSTOMER, customer.value())); // also of those who died at it
        return new Document();
    }
}
