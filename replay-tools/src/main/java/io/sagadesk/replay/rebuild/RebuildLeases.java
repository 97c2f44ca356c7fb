package io.sagadesk.replay.rebuild;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.sagadesk.store.runtime.DaemonThreads;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one instance at a time rebuild a projection, and drop its versions. A lease is renewed as long as the instance lives;
 * after its death another one takes the rebuild over.
 */
public final class RebuildLeases implements AutoCloseable {

    /** How long a rebuild stands still after the death of its instance, at most. The clocks of instances differ by less. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(RebuildLeases.class);
    private static final long SECONDS_BETWEEN_RENEWALS = 2;
    private static final String OWNER = "owner";
    private static final String UNTIL = "until";

    private final @Nullable Shared shared;
    private final ConcurrentMap<String, Long> held =
            new ConcurrentHashMap<>(); // the time of the last renewal, by projection
    private volatile Set<String> elsewhere = Set.of();
    private volatile Consumer<String> loss = projection -> {};

    private RebuildLeases(@Nullable Shared shared) {
        this.shared = shared;
        if (shared == null) return;
        var unused = shared.thread.scheduleWithFixedDelay(
                this::renewAll, SECONDS_BETWEEN_RENEWALS, SECONDS_BETWEEN_RENEWALS, TimeUnit.SECONDS);
    }

    /** The leases of the only instance on its documents, which asks nobody for them. */
    public static RebuildLeases ofOnlyInstance() {
        return new RebuildLeases(null);
    }

    /**
     * The leases of one of several instances.
     *
     * @param instance the name in which leases are taken, unique among running processes
     */
    public static RebuildLeases shared(MongoDatabase database, String instance, Clock clock) {
        return new RebuildLeases(new Shared(
                database.getCollection("rebuildLeases"),
                instance,
                clock,
                Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("rebuild-leases"))));
    }

    /** Where the leases of several instances are. */
    private record Shared(
            MongoCollection<Document> leases, String instance, Clock clock, ScheduledExecutorService thread) {

        /** Takes the lease of a projection, or renews it. Returns false if another instance has it. */
        boolean take(String projection) {
            var now = clock.instant();
            var until = now.plus(LEASE);
            var free = and(eq("_id", projection), or(eq(OWNER, instance), lte(UNTIL, now)));
            var renewed = leases.updateOne(free, combine(set(OWNER, instance), set(UNTIL, until)));
            if (renewed.getMatchedCount() == 1) return true;
            try {
                leases.insertOne(
                        new Document("_id", projection).append(OWNER, instance).append(UNTIL, until));
                return true;
            } catch (MongoWriteException taken) {
                if (taken.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) return false;
                throw taken;
            }
        }

        void release(String projection) {
            leases.deleteOne(and(eq("_id", projection), eq(OWNER, instance)));
        }

        Set<String> elsewhere() {
            return leases.find(and(ne(OWNER, instance), gt(UNTIL, clock.instant())))
                    .map(lease -> lease.getString("_id"))
                    .into(new HashSet<>());
        }
    }

    /** Takes the lease of a projection, or renews it. Returns false if another instance has it. */
    boolean acquire(String projection) {
        var begun = System.nanoTime(); // before the lease begins, so that it is never thought to last longer
        if (shared != null && !shared.take(projection)) return false;
        held.put(projection, begun);
        return true;
    }

    /** Calls back with the name of a projection whose lease another instance has taken over. */
    void onLoss(Consumer<String> callback) {
        loss = callback;
    }

    /** Returns whether this instance has the lease: not one that it could not renew in time, because it stood still. */
    boolean holds(String projection) {
        var renewed = held.get(projection);
        return renewed != null && (shared == null || System.nanoTime() - renewed < LEASE.toNanos());
    }

    /**
     * Returns whether a projection is folded here: a rebuild brings the versions of its projection to one position, so all of
     * them are folded where it is carried out.
     *
     * @param otherwise whether it is while nobody rebuilds it
     */
    public boolean isHere(String projection, BooleanSupplier otherwise) {
        return held.containsKey(projection) || (!elsewhere.contains(projection) && otherwise.getAsBoolean());
    }

    void release(String projection) {
        if (held.remove(projection) != null && shared != null) shared.release(projection);
    }

    /** Looks which projections other instances rebuild. */
    void look() {
        if (shared != null) elsewhere = shared.elsewhere();
    }

    private void renewAll() {
        try {
            for (var projection : List.copyOf(held.keySet())) {
                if (!renew(projection) && held.remove(projection) != null) loss.accept(projection);
            }
            look();
        } catch (RuntimeException unreachable) {
            LOG.debug("The leases of rebuilds cannot be renewed", unreachable);
        }
    }

    /** One that is released meanwhile stays released. */
    private boolean renew(String projection) {
        var begun = System.nanoTime();
        if (shared == null || !shared.take(projection)) return false;
        if (held.computeIfPresent(projection, (name, before) -> begun) == null) shared.release(projection);
        return true;
    }

    /** Gives the leases back, so that another instance goes on at once. */
    @Override
    public void close() {
        if (shared == null) return;
        shared.thread.shutdownNow();
        try {
            List.copyOf(held.keySet()).forEach(this::release);
        } catch (RuntimeException unreachable) {
            LOG.debug("The leases of rebuilds lapse", unreachable);
        }
    }
}
