package io.sagadesk.store.sqlite;

import io.sagadesk.store.engine.database.StoreUnreadableException;
import io.sagadesk.store.engine.database.StoredEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * A small pool of read-only connections. Each query is a transaction of its own whose result is read completely,
 * because an open transaction prevents the write-ahead log from being recycled.
 */
final class ReaderPool implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final Path file;
    private final Semaphore permits = new Semaphore(CONNECTIONS);
    private final Deque<Reader> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    ReaderPool(Path file) {
        this.file = file;
    }

    /** Runs a query for packed rows and returns its events in order. */
    List<StoredEvent> events(String query, Object... arguments) {
        return read(reader -> {
            try (var rows = reader.execute(query, arguments)) {
                var events = new ArrayList<StoredEvent>();
                while (rows.next()) events.add(new StoredEvent(rows.getBytes(1)));
                return events;
            }
        });
    }

    /** Runs a query for one number; empty for NULL and for no row. */
    Optional<Long> number(String query, Object... arguments) {
        return read(reader -> {
            try (var row = reader.execute(query, arguments)) {
                return row.next() ? Optional.ofNullable(SqliteConnections.numberOrNull(row)) : Optional.empty();
            }
        });
    }

    <T> T read(Query<T> query) {
        permits.acquireUninterruptibly();
        try {
            var reader = idle.poll();
            return run(query, reader == null ? open() : reader);
        } catch (SQLException e) {
            throw new StoreUnreadableException("The event log " + file + " could not be read: " + e.getMessage(), e);
        } finally {
            permits.release();
        }
    }

    /** Runs a query and returns the connection to the pool, or closes it after a failure. */
    private <T> T run(Query<T> query, Reader reader) throws SQLException {
        try {
            var answer = query.run(reader);
            idle.push(reader);
            return answer;
        } catch (SQLException | RuntimeException e) {
            reader.connection.close();
            throw e;
        }
    }

    private Reader open() throws SQLException {
        if (closed) throw new SQLException("it is closed");
        return new Reader(SqliteConnections.reading(file));
    }

    @Override
    public void close() {
        closed = true;
        permits.acquireUninterruptibly(CONNECTIONS);
        try {
            for (var reader = idle.poll(); reader != null; reader = idle.poll()) reader.connection.close();
        } catch (SQLException e) {
            throw new EventStoreException("A reader of the event log could not be closed", e);
        } finally {
            permits.release(CONNECTIONS);
        }
    }

    @FunctionalInterface
    interface Query<T> {
        T run(Reader reader) throws SQLException;
    }

    /** A connection with its prepared statements, used by one thread at a time. */
    static final class Reader {

        final Connection connection;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        private Reader(Connection connection) {
            this.connection = connection;
        }

        private ResultSet execute(String query, Object... arguments) throws SQLException {
            var statement = prepared.get(query);
            if (statement == null) {
                statement = connection.prepareStatement(query);
                prepared.put(query, statement);
            }
            for (int i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
            return statement.executeQuery();
        }
    }
}
