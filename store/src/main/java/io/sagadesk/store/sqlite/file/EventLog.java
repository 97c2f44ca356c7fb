package io.sagadesk.store.sqlite.file;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the log without deserialization, for replays, proofs and exports. Thread-safe; a second process may read while
 * the first one writes.
 */
public final class EventLog implements AutoCloseable {

    /** The number of events that are read into memory at a time. */
    public static final int PAGE = 5_000;

    private static final String PACKED = StoredEvent.PACKED.formatted("position");
    private static final String FROM = "SELECT " + PACKED + " FROM event WHERE position >= ? ORDER BY position LIMIT ?";
    private static final String AT =
            "SELECT " + PACKED + " FROM json_each(?) AS wanted CROSS JOIN event ON position = wanted.value";
    private static final String OF_AGGREGATE =
            "SELECT " + PACKED + " FROM event WHERE aggregate_id = ? AND sequence >= ? ORDER BY sequence LIMIT ?";
    private static final String SNAPSHOT =
            "SELECT " + StoredEvent.PACKED.formatted("0") + " FROM snapshot WHERE aggregate_id = ?";

    private final Path file;
    private final ReaderPool readers;

    public EventLog(Path file) {
        this.file = file;
        this.readers = new ReaderPool(file);
    }

    /**
     * Opens a log for reading only.
     *
     * @throws StoreUnusableException if there is no log, or it was written by a later version of this program
     */
    public static EventLog open(Path file) {
        EventFile.requireReadable(file);
        return new EventLog(file);
    }

    /** Returns the position of the last event, or -1 if there is none. */
    public long lastPosition() {
        return readers.number("SELECT max(position) FROM event").orElse(-1L);
    }

    /** Returns at most {@code limit} events from a position on; empty at the end of the log. */
    public List<StoredEvent> page(long fromPosition, int limit) {
        return readers.events(FROM, fromPosition, limit);
    }

    /** Passes each event from a position on to the consumer, in order, including events that are appended meanwhile. */
    public void scan(long fromPosition, Consumer<? super StoredEvent> consumer) {
        scan(fromPosition, Long.MAX_VALUE, consumer);
    }

    /** Passes each event from a position on and before an end position to the consumer, in order. */
    public void scan(long fromPosition, long endPosition, Consumer<? super StoredEvent> consumer) {
        long next = fromPosition;
        while (next < endPosition) {
            var page = page(next, (int) Math.min(PAGE, endPosition - next));
            if (page.isEmpty()) return;
            page.forEach(consumer);
            next = page.get(page.size() - 1).position() + 1;
        }
    }

    /** Returns the events at these positions, in this order. Positions beyond the end of the log are skipped. */
    public List<StoredEvent> byPositions(long... positions) {
        return readers.events(AT, Arrays.toString(positions));
    }

    /** Returns the first position whose event was recorded at or after that time. */
    public Optional<Long> firstPositionAt(Instant time) {
        return readers.number("SELECT min(position) FROM event WHERE recorded_at >= ?", TimestampText.format(time));
    }

    public List<StoredEvent> ofAggregate(String aggregateId, long firstSequence, int limit) {
        return readers.events(OF_AGGREGATE, aggregateId, firstSequence, limit);
    }

    public Optional<Long> lastSequenceOf(String aggregateId) {
        return readers.number("SELECT max(sequence) FROM event WHERE aggregate_id = ?", aggregateId);
    }

    public Optional<StoredEvent> snapshotOf(String aggregateId) {
        return readers.events(SNAPSHOT, aggregateId).stream().findFirst();
    }

    /**
     * Checks that every page of the file is intact and no event is missing. Takes about two seconds per gigabyte.
     *
     * @throws StoreUnusableException that describes the damage
     */
    public void verify() {
        readers.read(reader -> {
            EventFile.requireWhole(reader.connection, file, true);
            return file;
        });
    }

    @Override
    public void close() {
        readers.close();
    }
}
