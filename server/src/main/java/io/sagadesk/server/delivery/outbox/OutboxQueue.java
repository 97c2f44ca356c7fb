package io.sagadesk.server.delivery.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeliveryId;
import io.sagadesk.saga.delivery.MessageOutbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final Bson FREED = set("claimedUntil", Date.from(Instant.EPOCH));

    private final MongoCollection<Document> entries;
    private final String instance;
    private final Clock wallClock = Clock.systemUTC(); // leases run out whatever the time is that messages wait for

    /** @param instance claims in this name; what was claimed in it before is free from now on */
    public OutboxQueue(MongoDatabase database, String instance) {
        this.entries = database.getCollection("outbox");
        this.instance = instance;
        entries.createIndex(ORDER);
        entries.updateMany(eq("claimedBy", instance), FREED);
    }

    @Override
    public void put(Order order, String handler, EventMessage<?> cause) {
        try {
            entries.insertOne(OutboxEntry.of(order, handler, cause)
                    .toDocument()
                    .append("claimedBy", "")
                    .append("claimedUntil", Date.from(Instant.EPOCH)));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw e;
        }
    }

    /** Of those that may be tried by now and that nobody else tries, the one that has waited longest. */
    public Optional<OutboxEntry> claim(Instant now) {
        var until = Date.from(wallClock.instant().plus(LEASE));
        var claimed = entries.findOneAndUpdate(
                and(WAITING, lte("due", Date.from(now)), free()),
                combine(set("claimedBy", instance), set("claimedUntil", until)),
                new FindOneAndUpdateOptions().sort(ORDER).returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(claimed).map(OutboxEntry::from);
    }

    /** Lets others, and this instance, try it at once. */
    public void release(DeliveryId id) {
        entries.updateOne(and(eq("_id", id.value()), eq("claimedBy", instance)), FREED);
    }

    /** Keeps everybody from it for a while, by the wall clock; when it is due it stays due. */
    public void holdBack(DeliveryId id, Duration duration) {
        entries.updateOne(
                eq("_id", id.value()),
                set("claimedUntil", Date.from(wallClock.instant().plus(duration))));
    }

    /** Notes where it is going to be posted, before it is. */
    public void remember(DeliveryId id, ConversationId chat) {
        entries.updateOne(eq("_id", id.value()), set("chat", chat.value()));
    }

    /** Has it posted somewhere else the next time. */
    public void forgetChat(DeliveryId id) {
        entries.updateOne(eq("_id", id.value()), set("chat", null));
    }

    /** Has it tried again later. */
    public void postpone(DeliveryId id, int attempts, Instant due) {
        entries.updateOne(eq("_id", id.value()), combine(set("attempts", attempts), set("due", Date.from(due)), FREED));
    }

    public void giveUp(DeliveryId id, int attempts, GivenUpReason because) {
        entries.updateOne(
                eq("_id", id.value()),
                combine(set("attempts", attempts), set(OutboxEntry.GIVEN_UP, because.name()), FREED));
    }

    public void remove(DeliveryId id) {
        entries.deleteOne(eq("_id", id.value()));
    }

    /** Has one that was given up tried again as if it never had been; false if there is none. */
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

    /** Throws away one that was given up; false if there is none. */
    public boolean discard(DeliveryId id) {
        return entries.deleteOne(and(eq("_id", id.value()), ne(OutboxEntry.GIVEN_UP, null)))
                        .getDeletedCount()
                > 0;
    }

    public Optional<OutboxEntry> find(DeliveryId id) {
        return Optional.ofNullable(entries.find(eq("_id", id.value())).first()).map(OutboxEntry::from);
    }

    /** Those that wait, or those that were given up: the ones that have been due longest. */
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

    /** When the first one that waits may be tried, or might have been. */
    public Optional<Instant> firstDue() {
        return firstDue(WAITING);
    }

    /** When the next one may be tried that nobody tries already. */
    public Optional<Instant> nextDue() {
        return firstDue(and(WAITING, free()));
    }

    private Optional<Instant> firstDue(Bson among) {
        return Optional.ofNullable(entries.find(among).sort(ORDER).limit(1).first())
                .map(kept -> kept.getDate("due").toInstant());
    }

    private Bson free() {
        return lte("claimedUntil", Date.from(wallClock.instant()));
    }
}
