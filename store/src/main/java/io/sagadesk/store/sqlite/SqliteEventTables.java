package io.sagadesk.store.sqlite;

import io.sagadesk.store.engine.database.EventRow;
import io.sagadesk.store.engine.database.EventTables;
import io.sagadesk.store.engine.database.RowRefusals;
import io.sagadesk.store.engine.database.WriteRequest;
import io.sagadesk.store.engine.database.WriteRequest.Append;
import io.sagadesk.store.engine.database.WriteRequest.KeepSnapshot;
import io.sagadesk.store.groupcommit.GroupCommitWriter.Pending;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The SQL statements that write to the file of a log. */
final class SqliteEventTables implements EventTables {

    private static final String COLUMNS = "event_id, aggregate_type, aggregate_id, sequence, recorded_at, payload_type,"
            + " revision, payload, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT)";

    private static final String NEWEST_WINS = """
             ON CONFLICT (aggregate_id) DO UPDATE SET event_id = excluded.event_id,\
             aggregate_type = excluded.aggregate_type, sequence = excluded.sequence, recorded_at = excluded.recorded_at,\
             payload_type = excluded.payload_type, revision = excluded.revision, payload = excluded.payload,\
             metadata = excluded.metadata WHERE excluded.sequence >= snapshot.sequence""";

    final Connection connection;
    private final WriteLock lock;
    private final PreparedStatement event;
    private final PreparedStatement snapshot;
    private final PreparedStatement savepoint;
    private final PreparedStatement release;
    private final PreparedStatement rollback;
    private long nextPosition;

    /** @param lock is given back when the tables are closed */
    SqliteEventTables(Connection connection, WriteLock lock) throws SQLException {
        this.connection = connection;
        this.lock = lock;
        event = connection.prepareStatement(
                "INSERT INTO event (" + COLUMNS.replace(") VALUES (", ", position) VALUES (") + ", ?)");
        snapshot = connection.prepareStatement("INSERT INTO snapshot (" + COLUMNS + ")" + NEWEST_WINS);
        savepoint = connection.prepareStatement("SAVEPOINT append");
        release = connection.prepareStatement("RELEASE append");
        rollback = connection.prepareStatement("ROLLBACK TO append");
        Long last = SqliteConnections.number(connection, "SELECT max(position) FROM event");
        nextPosition = last == null ? 0 : last + 1;
        connection.commit();
    }

    @Override
    public void write(List<Pending<WriteRequest>> group, Waiting waiting) throws SQLException {
        try {
            for (var pending : group) write(pending);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    private void write(Pending<WriteRequest> pending) throws SQLException {
        try {
            if (pending.request() instanceof Append append) {
                append.storedUpTo(append(append.rows()));
            } else if (pending.request() instanceof KeepSnapshot snapshot) {
                keep(snapshot.row());
            }
        } catch (RowRefused e) {
            pending.refuse(
                    SqliteConnections.isUniquenessViolation(e.because)
                            ? RowRefusals.conflict(e.row, e.because)
                            : RowRefusals.unstorable(e.row, e.because));
        }
    }

    private void undo(Exception because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /** Appends all rows or, if one is refused, none. Returns the position of the last row. */
    private long append(List<EventRow> rows) throws RowRefused, SQLException {
        if (rows.size() == 1) {
            insert(rows.get(0), nextPosition);
        } else {
            insertTogether(rows);
        }
        nextPosition += rows.size();
        return lastPosition();
    }

    @Override
    public long lastPosition() {
        return nextPosition - 1;
    }

    private void keep(EventRow row) throws SQLException {
        bind(snapshot, row);
        snapshot.executeUpdate();
    }

    private void insertTogether(List<EventRow> rows) throws RowRefused, SQLException {
        savepoint.execute();
        long position = nextPosition;
        try {
            for (var row : rows) insert(row, position++);
        } catch (RowRefused e) {
            rollback.execute();
            release.execute();
            throw e;
        }
        release.execute();
    }

    private void insert(EventRow row, long position) throws RowRefused, SQLException {
        try {
            bind(event, row);
            event.setLong(10, position);
            event.executeUpdate();
        } catch (SQLException e) {
            if (SqliteConnections.isUniquenessViolation(e) || SqliteConnections.isTooBig(e)) {
                throw new RowRefused(row, e);
            }
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, EventRow row) throws SQLException {
        statement.setString(1, row.eventId());
        statement.setString(2, row.aggregateType());
        statement.setString(3, row.aggregateId());
        statement.setLong(4, row.sequence());
        statement.setString(5, row.recordedAt());
        statement.setString(6, row.payload().type);
        statement.setString(7, row.payload().revision);
        statement.setBytes(8, row.payload().json);
        statement.setBytes(9, row.metadata().json);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new EventStoreException("The event log could not be closed", e);
        } finally {
            lock.close();
        }
    }

    /** Thrown when one row cannot be stored although the store can write. */
    private static final class RowRefused extends Exception {

        private final transient EventRow row;
        private final SQLException because;

        RowRefused(EventRow row, SQLException because) {
            super(because);
            this.row = row;
            this.because = because;
        }
    }
}
