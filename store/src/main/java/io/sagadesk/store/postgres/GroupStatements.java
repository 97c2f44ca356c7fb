package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.EventRow;
import io.sagadesk.store.postgres.GroupTransaction.Taken;
import io.sagadesk.store.postgres.WriterConnection.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * The statements of a group's transaction. All rows go in as arrays, so the statements are the same for every group. JSON goes
 * in as bytes, which the server checks, and not by way of a Java text, which would replace what is no UTF-8.
 */
final class GroupStatements {

    private static final int ROWS_AT_ONCE = 5_000;
    private static final long BYTES_AT_ONCE = 32L * 1024 * 1024; // the driver's message has less than 1 GiB

    private static final String LOCK = "SELECT pg_advisory_xact_lock(?, ?);";

    /** Sees all commits before, because each statement sees what was committed when it began. */
    private static final String TAKEN = """
            SELECT coalesce(max(position), -1), NULL, NULL, NULL FROM event
            UNION ALL
            SELECT -1, event_id, event.aggregate_id, event.sequence
            FROM unnest(?, ?) AS wanted (aggregate_id, sequence)
            JOIN event ON event.aggregate_id = wanted.aggregate_id AND event.sequence = wanted.sequence
            UNION ALL
            SELECT -1, event_id, aggregate_id, sequence FROM event WHERE event_id = ANY (?)""";

    /** Appends all rows, or none if one of them is taken; then it says which. The statement before took the lock. */
    private static final String APPEND = """
            WITH last AS (SELECT coalesce(max(position), -1) AS position FROM event),
            appended AS MATERIALIZED (
              SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS appended (event_id, aggregate_type, aggregate_id,
                sequence, recorded_at, payload_type, revision, payload, metadata, number)),
            taken AS MATERIALIZED (
              SELECT event.event_id, event.aggregate_id, event.sequence FROM appended JOIN event USING (aggregate_id, sequence)
              UNION ALL
              SELECT event.event_id, event.aggregate_id, event.sequence FROM appended JOIN event USING (event_id)),
            written AS (
              INSERT INTO event (position, event_id, aggregate_type, aggregate_id, sequence, recorded_at,
                payload_type, revision, payload, metadata)
              SELECT last.position + number, event_id, aggregate_type, aggregate_id, sequence, recorded_at,
                payload_type, revision, convert_from(payload, 'UTF8'), convert_from(metadata, 'UTF8')
              FROM appended CROSS JOIN last WHERE NOT EXISTS (SELECT FROM taken) ORDER BY number)
            SELECT last.position, taken.event_id, taken.aggregate_id, taken.sequence,
              CASE WHEN taken.event_id IS NULL THEN pg_notify(?, (last.position + ?)::text) END
            FROM last LEFT JOIN taken ON true""";

    private static final String STORED = "SELECT 1 FROM event WHERE event_id = ?";

    private static final String INSERT = """
            INSERT INTO event (position, event_id, aggregate_type, aggregate_id, sequence, recorded_at,
              payload_type, revision, payload, metadata)
            SELECT ? + number - 1, event_id, aggregate_type, aggregate_id, sequence, recorded_at,
              payload_type, revision, convert_from(payload, 'UTF8'), convert_from(metadata, 'UTF8')
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS appended (event_id, aggregate_type, aggregate_id,
              sequence, recorded_at, payload_type, revision, payload, metadata, number);
            SELECT pg_notify(?, ?)""";

    private static final String SNAPSHOT = """
            INSERT INTO snapshot (event_id, aggregate_type, aggregate_id, sequence, recorded_at, payload_type, revision,
              payload, metadata)
            VALUES (?, ?, ?, ?, ?, ?, ?, convert_from(?, 'UTF8'), convert_from(?, 'UTF8'))
            ON CONFLICT (aggregate_id) DO UPDATE SET event_id = excluded.event_id,
              aggregate_type = excluded.aggregate_type, sequence = excluded.sequence, recorded_at = excluded.recorded_at,
              payload_type = excluded.payload_type, revision = excluded.revision, payload = excluded.payload,
              metadata = excluded.metadata
            WHERE excluded.sequence >= snapshot.sequence""";

    private final Session session;
    private final Connection connection;

    GroupStatements(Session session) {
        this.session = session;
        this.connection = session.connection();
    }

    /** Takes the lock of the log, and returns which of these events, or of their places, are stored. */
    Taken lockAndFindTaken(List<EventRow> rows) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK + TAKEN)) {
            bindLock(statement);
            texts(statement, 3, rows, EventRow::aggregateId);
            numbers(statement, 4, rows);
            texts(statement, 5, rows, EventRow::eventId);
            return taken(statement);
        }
    }

    /**
     * Takes the lock of the log and appends the rows in the same round trip, unless one of them is taken: then nothing is
     * appended. Returns what is taken. The rows must {@linkplain #fitTogether fit together} and be different from each other.
     */
    Taken lockAndAppend(List<EventRow> rows) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK + APPEND)) {
            bindLock(statement);
            bindRows(statement, 3, rows);
            statement.setString(12, session.channel());
            statement.setLong(13, rows.size());
            return taken(statement);
        }
    }

    private static Taken taken(PreparedStatement statement) throws SQLException {
        statement.execute();
        statement.getMoreResults();
        try (var found = statement.getResultSet()) {
            var taken = new Taken();
            while (found.next()) {
                taken.logEndsAt(found.getLong(1));
                var eventId = found.getString(2);
                if (eventId != null) taken.add(eventId, found.getString(3), found.getLong(4));
            }
            return taken;
        }
    }

    /** Whether one statement can take the rows. */
    static boolean fitTogether(List<EventRow> rows) {
        return rows.size() <= ROWS_AT_ONCE && endOfStatement(rows, 0) == rows.size();
    }

    /** Takes the lock of the log, and returns whether an event is stored. */
    boolean isStored(String eventId) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK + STORED)) {
            bindLock(statement);
            statement.setString(3, eventId);
            statement.execute();
            statement.getMoreResults();
            try (var found = statement.getResultSet()) {
                return found.next();
            }
        } finally {
            connection.rollback();
        }
    }

    private void bindLock(PreparedStatement statement) throws SQLException {
        statement.setInt(1, PostgresSchema.LOCK);
        statement.setInt(2, session.table());
    }

    /** Inserts the rows from a position on. Whoever listens is told of them when they are committed. */
    void insert(List<EventRow> rows, long firstPosition) throws SQLException {
        for (var from = 0; from < rows.size(); ) {
            var end = endOfStatement(rows, from);
            insertAtOnce(rows.subList(from, end), firstPosition + from);
            from = end;
        }
    }

    /** Returns the index behind the last row that one statement takes, from a row on. */
    private static int endOfStatement(List<EventRow> rows, int from) {
        var end = from;
        long bytes = 0;
        while (end < rows.size() && end - from < ROWS_AT_ONCE && (end == from || bytes < BYTES_AT_ONCE)) {
            bytes += rows.get(end).payload().json.length + rows.get(end).metadata().json.length;
            end++;
        }
        return end;
    }

    private void insertAtOnce(List<EventRow> rows, long firstPosition) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, firstPosition);
            bindRows(statement, 2, rows);
            statement.setString(11, session.channel());
            statement.setString(12, Long.toString(firstPosition + rows.size() - 1));
            statement.execute();
        }
    }

    private void bindRows(PreparedStatement statement, int index, List<EventRow> rows) throws SQLException {
        texts(statement, index, rows, EventRow::eventId);
        texts(statement, index + 1, rows, EventRow::aggregateType);
        texts(statement, index + 2, rows, EventRow::aggregateId);
        numbers(statement, index + 3, rows);
        texts(statement, index + 4, rows, EventRow::recordedAt);
        texts(statement, index + 5, rows, row -> row.payload().type);
        texts(statement, index + 6, rows, row -> row.payload().revision);
        bytes(statement, index + 7, rows, row -> row.payload().json);
        bytes(statement, index + 8, rows, row -> row.metadata().json);
    }

    /** Keeps a snapshot unless there is a newer one. */
    void keep(EventRow row) throws SQLException {
        try (var statement = connection.prepareStatement(SNAPSHOT)) {
            statement.setString(1, row.eventId());
            statement.setString(2, row.aggregateType());
            statement.setString(3, row.aggregateId());
            statement.setLong(4, row.sequence());
            statement.setString(5, row.recordedAt());
            statement.setString(6, row.payload().type);
            statement.setString(7, row.payload().revision);
            statement.setBytes(8, row.payload().json);
            statement.setBytes(9, row.metadata().json);
            statement.executeUpdate();
        }
    }

    private void texts(PreparedStatement statement, int index, List<EventRow> rows, Function<EventRow, ?> column)
            throws SQLException {
        statement.setArray(
                index,
                connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new)));
    }

    private void numbers(PreparedStatement statement, int index, List<EventRow> rows) throws SQLException {
        statement.setArray(
                index,
                connection.createArrayOf(
                        "int8", rows.stream().map(EventRow::sequence).toArray(Long[]::new)));
    }

    private void bytes(PreparedStatement statement, int index, List<EventRow> rows, Function<EventRow, byte[]> column)
            throws SQLException {
        statement.setArray(
                index,
                connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new)));
    }
}
