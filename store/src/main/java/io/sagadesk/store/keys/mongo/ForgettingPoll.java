package io.sagadesk.store.keys.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.storage.CacheLease;
import io.sagadesk.store.keys.storage.KeyCache;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the keys of customers from the cache whom any instance forgets. It asks for destructions that are under way five times a
 * second, and extends the {@link CacheLease} once a second.
 *
 * <p>The document of this instance names the destructions whose keys it has removed. Whoever destroys a key waits for that, and
 * deletes the documents of instances that stay behind for longer than a lease. So while the lease lasts there is a document. An instance
 * without one may have missed destructions: it empties its cache before it writes another one.
 */
final class ForgettingPoll implements AutoCloseable {

    /** The destructions whose keys an instance does not have any more. */
    static final String REMOVED = "removed";

    private static final String LOOKS = "looks";
    private static final Logger LOG = LoggerFactory.getLogger(ForgettingPoll.class);
    private static final int MILLIS_BETWEEN_QUESTIONS = 200;
    private static final long NANOS_BETWEEN_LOOKS = 1_000_000_000;
    private static final long MILLIS_TO_STOP = 2_000;

    private final String instance = UUID.randomUUID().toString(); // another process begins with an empty cache
    private final KeyCollections collections;
    private final KeyCache cache;
    private final CacheLease lease = new CacheLease();
    private final Thread thread;
    private Set<String> removed = Set.of();
    private long lastLook = System.nanoTime() - NANOS_BETWEEN_LOOKS;
    private volatile boolean closed;

    ForgettingPoll(KeyCollections collections, KeyCache cache) {
        this.collections = collections;
        this.cache = cache;
        this.thread = DaemonThreads.of("forgotten-keys", this::run);
        thread.start();
    }

    CacheLease lease() {
        return lease;
    }

    /** The name of this process in the key store. */
    String instance() {
        return instance;
    }

    private void run() {
        try {
            while (!closed) {
                ask();
                Thread.sleep(MILLIS_BETWEEN_QUESTIONS);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Stopped");
        }
    }

    private void ask() {
        try {
            collections.use(() -> {
                if (isTimeToLook() || !pending().equals(removed)) {
                    while (!look()) register();
                }
                return instance;
            });
        } catch (RuntimeException lost) {
            if (closed) return;
            lease.lookFailed();
            LOG.debug("Nobody looks for forgotten customers for a moment", lost);
        }
    }

    private boolean isTimeToLook() {
        return System.nanoTime() - lastLook >= NANOS_BETWEEN_LOOKS;
    }

    private Set<String> pending() {
        var ids = new HashSet<String>();
        for (var destruction : collections.destructions().find()) ids.add(destruction.getString(KeyCollections.ID));
        return ids;
    }

    /** Removes the keys of customers that are being forgotten; returns whether this instance has a document. */
    private boolean look() {
        var begun = System.nanoTime();
        if (!beat()) return false;
        var destructions = collections.destructions().find().into(new ArrayList<>());
        if (!removeAll(destructions)) return false;
        lastLook = begun;
        lease.extend(begun);
        return true;
    }

    /**
     * A majority acknowledges it, so this is the primary: what is read next contains every destruction that was acknowledged
     * before the look began. Nobody needs it on a disk.
     */
    private boolean beat() {
        var instances = collections.instances();
        return instances
                        .withWriteConcern(instances.getWriteConcern().withJournal(false))
                        .updateOne(eq(KeyCollections.ID, instance), Updates.inc(LOOKS, 1L))
                        .getMatchedCount()
                == 1;
    }

    /** Returns whether whoever destroys the keys learns that this instance does not have them any more. */
    private boolean removeAll(List<Document> destructions) {
        var ids = new HashSet<String>();
        destructions.forEach(destruction -> ids.add(destruction.getString(KeyCollections.ID)));
        if (ids.equals(removed)) return true;
        cache.whileNothingIsLoaded(() -> destructions.forEach(destruction -> cache.forget(
                new CustomerId(destruction.getString(FencedDestruction.CUSTOMER)),
                KeyDocument.commitment(destruction))));
        var update = Updates.set(REMOVED, List.copyOf(ids));
        if (collections
                        .instances()
                        .updateOne(eq(KeyCollections.ID, instance), update)
                        .getMatchedCount()
                == 0) {
            return false;
        }
        removed = ids;
        return true;
    }

    /** The lease is over by then, because whoever deleted the document has waited for its end. */
    private void register() {
        cache.whileNothingIsLoaded(cache::clear);
        removed = Set.of();
        collections
                .instances()
                .replaceOne(
                        eq(KeyCollections.ID, instance),
                        new Document(KeyCollections.ID, instance)
                                .append(REMOVED, List.of())
                                .append(LOOKS, 0L),
                        new ReplaceOptions().upsert(true));
    }

    /** Says that this instance has no keys in memory any more. To be called when that is so. */
    void unregister() {
        collections.use(() -> collections
                .instances()
                .withWriteConcern(WriteConcern.ACKNOWLEDGED)
                .deleteOne(eq(KeyCollections.ID, instance)));
    }

    /** From now on no key in memory is used. */
    @Override
    public void close() {
        lease.close();
        closed = true;
        thread.interrupt();
        try {
            thread.join(MILLIS_TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
