package io.sagadesk.store.timer;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import io.sagadesk.store.keys.storage.UpgradeNotes;
import io.sagadesk.store.keys.storage.UpgradeNotes.Step;
import io.sagadesk.store.mongo.LeasedDocuments;
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

/**
 * The scheduled events that are not yet published. Several instances share them: an instance claims events for the time
 * of a lease before it publishes them, and other instances take over when the lease expires.
 */
public final class ScheduledEvents {

    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Document ALL = new Document();
    private static final int ADOPTED_AT_ONCE = 1_000;

    private final MongoCollection<Document> unsynced;
    private final LeasedDocuments queue;
    private final ScheduledEventSeal seal;

    /**
     * Opens the collection and creates its index if necessary.
     *
     * @param instance the name under which events are claimed; earlier claims under this name are released
     */
    public ScheduledEvents(MongoDatabase database, String instance, ScheduledEventSeal seal) {
        this(database, instance, seal, Clock.systemUTC());
    }

    /** @param wallClock measures the leases, independently of the clock of the due times */
    ScheduledEvents(MongoDatabase database, String instance, ScheduledEventSeal seal, Clock wallClock) {
        // on the disk when the token of its cause is, which is stored behind it
        this.unsynced = database.getCollection("timers")
                .withWriteConcern(database.getWriteConcern().withJournal(false));
        this.seal = seal;
        this.queue = new LeasedDocuments(unsynced, instance, wallClock, LEASE, Indexes.ascending("due", "_id"));
    }

    /**
     * Seals what an older version has stored, once for each installation: afterwards unsealed events are refused. Call this
     * before events are published.
     */
    public void sealOldOnce(UpgradeNotes notes) {
        if (notes.isDone(Step.SEAL_SCHEDULED_EVENTS)) return;
        var sealed = new ArrayList<UpdateOneModel<Document>>();
        for (var stored : unsynced.find(exists(ScheduledEvent.SEAL, false))) {
            var event = seal.seal(ScheduledEvent.from(stored));
            sealed.add(new UpdateOneModel<>(eq("_id", event.id()), set(ScheduledEvent.SEAL, event.seal())));
            if (sealed.size() == ADOPTED_AT_ONCE) write(sealed);
        }
        write(sealed);
        notes.noteDone(Step.SEAL_SCHEDULED_EVENTS);
    }

    /** On the disk before the note, which keys.db keeps: behind it an event without a seal would be refused for ever. */
    private void write(List<UpdateOneModel<Document>> changes) {
        var synced = unsynced.withWriteConcern(unsynced.getWriteConcern().withJournal(true));
        if (!changes.isEmpty()) synced.bulkWrite(changes);
        changes.clear();
    }

    /** Stores a scheduled event; has no effect if it is already stored. */
    void store(ScheduledEvent scheduledEvent) {
        queue.insert(seal.seal(scheduledEvent).toDocument());
    }

    /** Stores scheduled events; those that are already stored stay as they are. */
    void storeAll(Collection<ScheduledEvent> events) {
        change(events, List.of());
    }

    /** Stores scheduled events as {@link #storeAll}, and deletes others, in one write. */
    void change(Collection<ScheduledEvent> stored, Collection<String> deleted) {
        queue.change(
                stored.stream().map(seal::seal).map(ScheduledEvent::toDocument).toList(), deleted);
    }

    void delete(Collection<String> ids) {
        unsynced.deleteMany(in("_id", ids));
    }

    /**
     * Claims at most {@code limit} unclaimed events that are due by then, and returns them in the order of their due
     * times.
     */
    List<ScheduledEvent> claim(Instant dueBy, int limit) {
        return queue.claim(dueBy, limit).stream().map(ScheduledEvent::from).toList();
    }

    /** Releases the claims of these events, so that any instance can claim them at once. */
    void release(Collection<String> ids) {
        queue.release(ids);
    }

    /**
     * Extends the claim of an event by a delay, so that no instance claims it until then, except that a restart of this
     * instance releases it.
     */
    void putOff(String id, Duration delay) {
        queue.holdBack(id, delay);
    }

    /** Returns the ids that are still stored. */
    Set<String> stillStored(Collection<String> ids) {
        return unsynced.find(in("_id", ids))
                .projection(Projections.include("_id"))
                .map(stored -> stored.getString("_id"))
                .into(new HashSet<>());
    }

    /** Returns the due time of the next unclaimed event. */
    Optional<Instant> nextDue() {
        return queue.nextDue(ALL);
    }

    /** Returns the due time of the first event, claimed or not. */
    Optional<Instant> firstDue() {
        return queue.firstDue(ALL);
    }
}
