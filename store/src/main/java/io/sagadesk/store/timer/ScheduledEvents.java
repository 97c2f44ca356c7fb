package io.sagadesk.store.timer;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The scheduled events that are not yet published. Several instances share them: an instance claims events for the time
 * of a lease before it publishes them, and other instances take over when the lease expires.
 */
public final class ScheduledEvents {

    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Bson DUE_ORDER = Indexes.ascending("due", "_id");
    private static final Instant NEVER = Instant.EPOCH;

    private final MongoCollection<Document> collection;
    private final String instance;
    private final Clock wallClock;

    /**
     * Opens the collection and creates its index if necessary.
     *
     * @param instance the name under which events are claimed; earlier claims under this name are released
     */
    public ScheduledEvents(MongoDatabase database, String instance) {
        this(database, instance, Clock.systemUTC());
    }

    /** @param wallClock measures the leases, independently of the clock of the due times */
    ScheduledEvents(MongoDatabase database, String instance, Clock wallClock) {
        this.collection = database.getCollection("timers");
        this.instance = instance;
        this.wallClock = wallClock;
        collection.createIndex(DUE_ORDER);
        collection.updateMany(eq("claimedBy", instance), set("claimedUntil", NEVER));
    }

    /** Stores a scheduled event; has no effect if it is already stored. */
    void store(ScheduledEvent scheduledEvent) {
        try {
            collection.insertOne(
                    scheduledEvent.toDocument().append("claimedBy", "").append("claimedUntil", NEVER));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
        }
    }

    void delete(Collection<String> ids) {
        collection.deleteMany(in("_id", ids));
    }

    /**
     * Claims at most {@code limit} unclaimed events that are due by then, and returns them in the order of their due
     * times.
     */
    List<ScheduledEvent> claim(Instant dueBy, int limit) {
        while (true) {
            var free = free(dueBy, limit);
            if (free.isEmpty()) return List.of();
            var claimed = claim(free);
            if (!claimed.isEmpty()) return claimed; // else other instances were faster: try the remaining events
        }
    }

    /** Releases the claims of these events, so that any instance can claim them at once. */
    void release(Collection<String> ids) {
        collection.updateMany(and(in("_id", ids), eq("claimedBy", instance)), set("claimedUntil", NEVER));
    }

    /**
     * Extends the claim of an event by a delay, so that no instance claims it until then, except that a restart of this
     * instance releases it.
     */
    void putOff(String id, Duration delay) {
        collection.updateOne(
                and(eq("_id", id), eq("claimedBy", instance)),
                set("claimedUntil", wallClock.instant().plus(delay)));
    }

    /** Returns the ids that are still stored. */
    Set<String> stillStored(Collection<String> ids) {
        return collection
                .find(in("_id", ids))
                .projection(Projections.include("_id"))
                .map(stored -> stored.getString("_id"))
                .into(new HashSet<>());
    }

    /** Returns the due time of the next unclaimed event. */
    Optional<Instant> nextDue() {
        return firstDue(unclaimed());
    }

    /** Returns the due time of the first event, claimed or not. */
    Optional<Instant> firstDue() {
        return firstDue(new Document());
    }

    private Optional<Instant> firstDue(Bson filter) {
        @Nullable Document first = collection.find(filter).sort(DUE_ORDER).limit(1).first();
        return Optional.ofNullable(first).map(stored -> stored.getDate("due").toInstant());
    }

    private List<String> free(Instant dueBy, int limit) {
        return collection
                .find(and(lte("due", dueBy), unclaimed()))
                .sort(DUE_ORDER)
                .limit(limit)
                .projection(Projections.include("_id"))
                .map(stored -> stored.getString("_id"))
                .into(new ArrayList<>());
    }

    /**
     * Claims the events that are still unclaimed. MongoDB updates each document atomically but not all of them
     * together, so another instance may claim some of them first.
     */
    private List<ScheduledEvent> claim(List<String> free) {
        var until = wallClock.instant().plus(LEASE);
        collection.updateMany(
                and(in("_id", free), unclaimed()), combine(set("claimedBy", instance), set("claimedUntil", until)));
        return collection
                .find(and(in("_id", free), eq("claimedBy", instance)))
                .sort(DUE_ORDER)
                .map(ScheduledEvent::from)
                .into(new ArrayList<>());
    }

    private Bson unclaimed() {
        return lte("claimedUntil", wallClock.instant());
    }
}
