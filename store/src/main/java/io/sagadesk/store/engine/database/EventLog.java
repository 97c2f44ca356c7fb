package io.sagadesk.store.engine.database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the log without deserialization, for replays, proofs and exports. Thread-safe, also beside a writer. */
public interface EventLog extends AutoCloseable {

    /** The number of events that are read into memory at a time. */
    int PAGE = 5_000;

    /** Returns the position of the last event, or -1 if there is none. */
    long lastPosition();

    /** Returns at most {@code limit} events from a position on; empty at the end of the log. */
    List<StoredEvent> page(long fromPosition, int limit);

    /** Passes each event from a position on to the consumer, in order, including events that are appended meanwhile. */
    default void scan(long fromPosition, Consumer<? super StoredEvent> consumer) {
        scan(fromPosition, Long.MAX_VALUE, consumer);
    }

    /** Passes each event from a position on and before an end position to the consumer, in order. */
    default void scan(long fromPosition, long endPosition, Consumer<? super StoredEvent> consumer) {
        long next = fromPosition;
        while (next < endPosition) {
            var page = page(next, (int) Math.min(PAGE, endPosition - next));
            if (page.isEmpty()) return;
            page.forEach(consumer);
            next = page.get(page.size() - 1).position() + 1;
        }
    }

    /** Returns the events at these positions, in this order. Positions beyond the end of the log are skipped. */
    List<StoredEvent> byPositions(long... positions);

    /** Returns the first position whose event was recorded at or after that time. */
    Optional<Long> firstPositionAt(Instant time);

    /** Returns at most {@code limit} events of an aggregate from a sequence number on, in order. */
    List<StoredEvent> ofAggregate(String aggregateId, long firstSequence, int limit);

    /** Returns the sequence number of the aggregate's last event. */
    Optional<Long> lastSequenceOf(String aggregateId);

    /** Returns the aggregate's snapshot, whose position has no meaning. */
    Optional<StoredEvent> snapshotOf(String aggregateId);

    /**
     * Checks that the database is intact and no event is missing.
     *
     * @throws StoreUnusableException that describes the damage
     */
    void verify();

    @Override
    void close();
}
