package io.sagadesk.store.sqlite;

import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.engine.database.StoredEvent;
import io.sagadesk.store.engine.database.TimestampText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the log from its file. A second process may read while the first one writes. */
public final class SqliteEventLog implements EventLog {

    /** Packs one row into one text, as {@link StoredEvent} reads it. */
    private static final String PACKING = """
            concat_ws(char(31), %s, sequence, event_id, ifnull(aggregate_type, ''), aggregate_id, recorded_at,\
             payload_type, ifnull(revision, ''), octet_length(payload), concat(payload, metadata))""";

    private static final String PACKED = PACKING.formatted("position");
    private static final String FROM = "SELECT " + PACKED + " FROM event WHERE position >= ? ORDER BY position LIMIT ?";
    private static final String AT =
            "SELECT " + PACKED + " FROM json_each(?) AS wanted CROSS JOIN event ON position = wanted.value";
    private static final String OF_AGGREGATE =
            "SELECT " + PACKED + " FROM event WHERE aggregate_id = ? AND sequence >= ? ORDER BY sequence LIMIT ?";
    private static final String SNAPSHOT = "SELECT " + PACKING.formatted("0") + " FROM snapshot WHERE aggregate_id = ?";

    private final Path file;
    private final ReaderPool readers;

    SqliteEventLog(Path file) {
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
        return new SqliteEventLog(file);
    }

    @Override
    public long lastPosition() {
        return readers.number("SELECT max(position) FROM event").orElse(-1L);
    }

    @Override
    public List<StoredEvent> page(long fromPosition, int limit) {
        return readers.events(FROM, fromPosition, limit);
    }

    @Override
    public List<StoredEvent> byPositions(long... positions) {
        return readers.events(AT, Arrays.toString(positions));
    }

    @Override
    public Optional<Long> firstPositionAt(Instant time) {
        return readers.number("SELECT min(position) FROM event WHERE recorded_at >= ?", TimestampText.format(time));
    }

    @Override
    public List<StoredEvent> ofAggregate(String aggregateId, long firstSequence, int limit) {
        return readers.events(OF_AGGREGATE, aggregateId, firstSequence, limit);
    }

    @Override
    public Optional<Long> lastSequenceOf(String aggregateId) {
        return readers.number("SELECT max(sequence) FROM event WHERE aggregate_id = ?", aggregateId);
    }

    @Override
    public Optional<StoredEvent> snapshotOf(String aggregateId) {
        return readers.events(SNAPSHOT, aggregateId).stream().findFirst();
    }

    /** Checks every page of the file, which takes about two seconds per gigabyte. */
    @Override
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
