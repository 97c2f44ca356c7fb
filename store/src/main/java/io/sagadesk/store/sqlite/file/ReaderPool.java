package io.sagadesk.store.sqlite.file;

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
 * A small pool of connections that read. Each query is a transaction of its own and its answer is taken whole, because
 * a transaction that stays open keeps the write-ahead log from being recycled.
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

    /** The events that a query for packed rows answers, in its order. */
    List<StoredEvent> events(String query, Object... arguments) {
        return read(reader -> {
            try (ResultSet rows = reader.execute(query, arguments)) {
                List<StoredEvent> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(new StoredEvent(rows.getBytes(1)));
                }
                return events;
            }
        });
    }

    /** The number that a query answers; empty for NULL and for no row. */
    Optional<Long> number(String query, Object... arguments) {
        return read(reader -> {
            try (ResultSet row = reader.execute(query, arguments)) {
                return row.next() ? Optional.ofNullable(SqliteConnections.numberOrNull(row)) : Optional.empty();
            }
        });
    }

    <T> T read(Query<T> query) {
        permits.acquireUninterruptibly();
        try {
            Reader reader = idle.poll();
            return run(query, reader == null ? open() : reader);
        } catch (SQLException e) {
            throw new EventStoreException("The event log " + file + " could not be read: " + e.getMessage(), e);
        } finally {
            permits.release();
        }
    }

    /** A connection on which something failed is not used again. */
    private <T> T run(Query<T> query, Reader reader) throws SQLException {
        try {
            T answer = query.run(reader);
            idle.push(reader);
            return answer;
        } catch (SQLException | RuntimeException e) {
            reader.connection.close();
            throw e;
        }
    }

    private Reader open() throws SQLException {
        if (closed) {
            throw new SQLException("it is closed");
        }
        return new Reader(SqliteConnections.reading(file));
    }

    @Override
    public void close() {
        closed = true;
        permits.acquireUninterruptibly(CONNECTIONS);
        try {
            for (Reader reader = idle.poll(); reader != null; reader = idle.poll()) {
                reader.connection.close();
            }
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

    /** A connection and its prepared statements, used by one thread at a time. */
    static final class Reader {

        final Connection connection;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        private Reader(Connection connection) {
            this.connection = connection;
        }

        private ResultSet execute(String query, Object... arguments) throws SQLException {
            PreparedStatement statement = prepared.get(query);
            if (statement == null) {
                statement = connection.prepareStatement(query);
                prepared.put(query, statement);
            }
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeQuery();
        }
    }
}
