package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoredEvent;
import io.sagadesk.store.engine.database.TimestampText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the log through a pool of connections. Each page is a statement of its own, so that a long replay neither holds back
 * PostgreSQL's vacuum nor begins anew after a lost connection.
 */
final class PostgresEventLog implements EventLog {

    private static final int CONNECTIONS = 8;

    /** Packs one row into one text, as {@link StoredEvent} reads it. */
    private static final String PACKING = """
            concat_ws(chr(31), %s, sequence, event_id, coalesce(aggregate_type, ''), aggregate_id, recorded_at,\
             payload_type, coalesce(revision, ''), octet_length(payload), payload || metadata)""";

    private static final String PACKED = PACKING.formatted("position");
    private static final String FROM = "SELECT " + PACKED + " FROM event WHERE position >= ? ORDER BY position LIMIT ?";
    private static final String AT = "SELECT " + PACKED
            + " FROM unnest(?) WITH ORDINALITY AS wanted (place, number) JOIN event ON position = place ORDER BY number";
    private static final String OF_AGGREGATE =
            "SELECT " + PACKED + " FROM event WHERE aggregate_id = ? AND sequence >= ? ORDER BY sequence LIMIT ?";
    private static final String SNAPSHOT = "SELECT " + PACKING.formatted("0") + " FROM snapshot WHERE aggregate_id = ?";

    /** Without the subquery the index of positions would be read from its beginning. */
    private static final String FIRST_AT =
            "SELECT min(position) FROM (SELECT position FROM event WHERE recorded_at >= ? OFFSET 0) AS later";

    /** The statistics of a young log are of an empty table. */
    private static final String SETTINGS = "SET enable_seqscan = off";

    private final PostgresPool pool;

    PostgresEventLog(PostgresAddress address, PostgresOutage<?> outage) {
        this.pool = new PostgresPool(address, outage, "The event log", CONNECTIONS, SETTINGS);
    }

    @Override
    public long lastPosition() {
        return number("SELECT max(position) FROM event").orElse(-1L);
    }

    @Override
    public List<StoredEvent> page(long fromPosition, int limit) {
        return events(FROM, fromPosition, limit);
    }

    @Override
    public List<StoredEvent> byPositions(long... positions) {
        return events(AT, (Object) Arrays.stream(positions).boxed().toArray(Long[]::new));
    }

    @Override
    public Optional<Long> firstPositionAt(Instant time) {
        return number(FIRST_AT, TimestampText.format(time));
    }

    @Override
    public List<StoredEvent> ofAggregate(String aggregateId, long firstSequence, int limit) {
        return events(OF_AGGREGATE, aggregateId, firstSequence, limit);
    }

    @Override
    public Optional<Long> lastSequenceOf(String aggregateId) {
        return number("SELECT max(sequence) FROM event WHERE aggregate_id = ?", aggregateId);
    }

    @Override
    public Optional<StoredEvent> snapshotOf(String aggregateId) {
        return events(SNAPSHOT, aggregateId).stream().findFirst();
    }

    /** Checks that no event is missing; PostgreSQL's own {@code pg_amcheck} checks its files. */
    @Override
    public void verify() {
        pool.use(connection -> {
            PostgresSchema.requireNoGap(connection);
            return connection;
        });
    }

    private List<StoredEvent> events(String query, Object... arguments) {
        return pool.use(connection -> {
            try (var statement = prepared(connection, query, arguments);
                    var rows = statement.executeQuery()) {
                var events = new ArrayList<StoredEvent>();
                while (rows.next()) events.add(new StoredEvent(rows.getBytes(1)));
                return events;
            }
        });
    }

    private Optional<Long> number(String query, Object... arguments) {
        return pool.use(connection -> {
            try (var statement = prepared(connection, query, arguments);
                    var row = statement.executeQuery()) {
                if (!row.next()) return Optional.empty();
                long value = row.getLong(1);
                return row.wasNull() ? Optional.empty() : Optional.of(value);
            }
        });
    }

    private static PreparedStatement prepared(Connection connection, String query, Object... arguments)
            throws SQLException {
        var statement = connection.prepareStatement(query);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Long[] numbers) {
                statement.setArray(i + 1, connection.createArrayOf("int8", numbers));
            } else {
                statement.setObject(i + 1, arguments[i]);
            }
        }
        return statement;
    }

    @Override
    public void close() {
        pool.close();
    }
}
