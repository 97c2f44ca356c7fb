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
 * The promises that have not been kept yet. Several instances share them: whoever publishes some claims them first, for
 * a while, and when an instance ends in between, another one takes them over.
 */
public final class ScheduledEvents {

    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Bson DUE_ORDER = Indexes.ascending("due", "_id");
    private static final Instant NEVER = Instant.EPOCH;

    private final MongoCollection<Document> promises;
    private final String instance;
    private final Clock wallClock;

    /**
     * Makes the collection's index if it is not there.
     *
     * @param instance claims in this name; what was claimed in it before is free from now on
     */
    public ScheduledEvents(MongoDatabase database, String instance) {
        this(database, instance, Clock.systemUTC());
    }

    /** @param wallClock by which leases run out, whatever the time is that promises wait for */
    ScheduledEvents(MongoDatabase database, String instance, Clock wallClock) {
        this.promises = database.getCollection("timers");
        this.instance = instance;
        this.wallClock = wallClock;
        promises.createIndex(DUE_ORDER);
        promises.updateMany(eq("claimedBy", instance), set("claimedUntil", NEVER));
    }

    /** Keeps a promise; one that is kept already stays as it is. */
    void keep(ScheduledEvent scheduledEvent) {
        try {
            promises.insertOne(
                    scheduledEvent.toDocument().append("claimedBy", "").append("claimedUntil", NEVER));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    void forget(Collection<String> ids) {
        promises.deleteMany(in("_id", ids));
    }

    /** At most so many of those that are due by then and that nobody else has claimed, in the order of their time. */
    List<ScheduledEvent> claim(Instant dueBy, int most) {
        while (true) {
            List<String> free = free(dueBy, most);
            List<ScheduledEvent> claimed = free.isEmpty() ? List.of() : claim(free);
            if (free.isEmpty() || !claimed.isEmpty()) {
                return claimed;
            } // others were faster: on to what they have left
        }
    }

    /** Lets others, and this instance, have them at once. */
    void release(Collection<String> ids) {
        promises.updateMany(and(in("_id", ids), eq("claimedBy", instance)), set("claimedUntil", NEVER));
    }

    /** Keeps one that is claimed from being claimed again for so long, even by this instance unless it starts again. */
    void putOff(String id, Duration delay) {
        promises.updateOne(
                and(eq("_id", id), eq("claimedBy", instance)),
                set("claimedUntil", wallClock.instant().plus(delay)));
    }

    /** Those of them that are still to be kept. */
    Set<String> stillKept(Collection<String> ids) {
        return promises.find(in("_id", ids))
                .projection(Projections.include("_id"))
                .map(kept -> kept.getString("_id"))
                .into(new HashSet<>());
    }

    /** When the next one is due that nobody has claimed. */
    Optional<Instant> nextDue() {
        return firstDue(unclaimed());
    }

    /** When the first one is or was due. */
    Optional<Instant> firstDue() {
        return firstDue(new Document());
    }

    private Optional<Instant> firstDue(Bson among) {
        @Nullable Document first = promises.find(among).sort(DUE_ORDER).limit(1).first();
        return Optional.ofNullable(first).map(kept -> kept.getDate("due").toInstant());
    }

    private List<String> free(Instant dueBy, int most) {
        return promises.find(and(lte("due", dueBy), unclaimed()))
                .sort(DUE_ORDER)
                .limit(most)
                .projection(Projections.include("_id"))
                .map(kept -> kept.getString("_id"))
                .into(new ArrayList<>());
    }

    /** Each is claimed for itself by whoever comes first, which is all that MongoDB promises. */
    private List<ScheduledEvent> claim(List<String> free) {
        Instant until = wallClock.instant().plus(LEASE);
        promises.updateMany(
                and(in("_id", free), unclaimed()), combine(set("claimedBy", instance), set("claimedUntil", until)));
        return promises.find(and(in("_id", free), eq("claimedBy", instance)))
                .sort(DUE_ORDER)
                .map(ScheduledEvent::from)
                .into(new ArrayList<>());
    }

    private Bson unclaimed() {
        return lte("claimedUntil", wallClock.instant());
    }
}
