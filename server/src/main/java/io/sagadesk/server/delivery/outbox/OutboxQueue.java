package io.sagadesk.server.delivery.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeliveryId;
import io.sagadesk.saga.delivery.MessageOutbox;
import io.sagadesk.store.mongo.LeasedDocuments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The messages that wait to be sent, and those that were given up. Several instances share the queue: an instance
 * claims an entry for a lease before an attempt, and another instance takes over when the lease expires.
 */
public class OutboxQueue implements MessageOutbox {

    static final Duration LEASE = Duration.ofMinutes(5); // longer than any attempt takes, by its own limits

    private static final Bson ORDER = Indexes.ascending(OutboxEntry.GIVEN_UP, "due", "_id");
    private static final Bson WAITING = eq(OutboxEntry.GIVEN_UP, null);

    private final MongoCollection<Document> entries;
    private final LeasedDocuments queue;

    /**
     * Opens the outbox and creates its index if necessary.
     *
     * @param instance the name under which entries are claimed; earlier claims under this name are released
     */
    public OutboxQueue(MongoDatabase database, String instance) {
        this.entries = database.getCollection("outbox");
        this.queue = new LeasedDocuments(entries, instance, Clock.systemUTC(), LEASE, ORDER);
    }

    @Override
    public void put(PendingMessage order, String handler, EventMessage<?> cause) {
        queue.insert(OutboxEntry.of(order, handler, cause).toDocument());
    }

    /** Adds entries; those that are already stored stay as they are. */
    void putAll(Collection<OutboxEntry> more) {
        queue.insertAll(more.stream().map(OutboxEntry::toDocument).toList());
    }

    /** Claims the unclaimed entry that has been due longest. */
    public Optional<OutboxEntry> claim(Instant now) {
        return queue.claimFirst(WAITING, now).map(OutboxEntry::from);
    }

    /** Releases the claim, so that any instance can try the entry at once. */
    public void release(DeliveryId id) {
        queue.release(List.of(id.value()));
    }

    /** Keeps all instances from trying the entry for a while, by the wall clock; its due time stays. */
    public void holdBack(DeliveryId id, Duration duration) {
        queue.holdBack(id.value(), duration);
    }

    /** Stores the conversation in which the message is going to be posted. */
    public void remember(DeliveryId id, ConversationId chat) {
        entries.updateOne(eq("_id", id.value()), set("chat", chat.value()));
    }

    /** Forgets that conversation, so that the next attempt posts in another one. */
    public void forgetChat(DeliveryId id) {
        entries.updateOne(eq("_id", id.value()), set("chat", null));
    }

    /** Schedules another attempt. */
    public void postpone(DeliveryId id, int attempts, Instant due) {
        entries.updateOne(
                eq("_id", id.value()),
                combine(set("attempts", attempts), set("due", Date.from(due)), LeasedDocuments.RELEASED));
    }

    public void giveUp(DeliveryId id, int attempts, GivenUpReason because) {
        entries.updateOne(
                eq("_id", id.value()),
                combine(
                        set("attempts", attempts),
                        set(OutboxEntry.GIVEN_UP, because.name()),
                        LeasedDocuments.RELEASED));
    }

    public void remove(DeliveryId id) {
        entries.deleteOne(eq("_id", id.value()));
    }

    /** Schedules an entry that was given up for new attempts; returns false if there is none. */
    public boolean retry(DeliveryId id, Instant now) {
        var entry = find(id).filter(found -> found.givenUp() != null);
        entry.ifPresent(found -> entries.updateOne(
                and(eq("_id", id.value()), ne(OutboxEntry.GIVEN_UP, null)),
                combine(
                        set(OutboxEntry.GIVEN_UP, null),
                        set("due", Date.from(now)),
                        set("forgiven", found.attempts()))));
        return entry.isPresent();
    }

    /** Deletes an entry that was given up; returns false if there is none. */
    public boolean discard(DeliveryId id) {
        return entries.deleteOne(and(eq("_id", id.value()), ne(OutboxEntry.GIVEN_UP, null)))
                        .getDeletedCount()
                > 0;
    }

    public Optional<OutboxEntry> find(DeliveryId id) {
        return Optional.ofNullable(entries.find(eq("_id", id.value())).first()).map(OutboxEntry::from);
    }

    /** Lists the waiting entries, or those that were given up, in the order of their due times. */
    public List<OutboxEntry> list(boolean givenUp, int most) {
        return entries.find(givenUp ? ne(OutboxEntry.GIVEN_UP, null) : WAITING)
                .sort(Indexes.ascending("due", "_id"))
                .limit(most)
                .map(OutboxEntry::from)
                .into(new ArrayList<>());
    }

    public long givenUp() {
        return entries.countDocuments(ne(OutboxEntry.GIVEN_UP, null));
    }

    /** Returns the due time of the first waiting entry, claimed or not. */
    public Optional<Instant> firstDue() {
        return queue.firstDue(WAITING);
    }

    /** Returns the due time of the next unclaimed entry. */
    public Optional<Instant> nextDue() {
        return queue.nextDue(WAITING);
    }
}
