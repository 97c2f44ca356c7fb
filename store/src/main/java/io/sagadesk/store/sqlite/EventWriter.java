package io.sagadesk.store.sqlite;

import io.sagadesk.store.sqlite.GroupCommitWriter.Pending;
import io.sagadesk.store.sqlite.file.EventFile;
import io.sagadesk.store.sqlite.file.EventRow;
import io.sagadesk.store.sqlite.file.EventTables;
import io.sagadesk.store.sqlite.file.EventTables.RowRefused;
import io.sagadesk.store.sqlite.file.SqliteConnections;
import io.sagadesk.store.sqlite.file.StoreUnusableException;
import io.sagadesk.store.sqlite.file.WriteLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** The single writer of a log. It holds the write lock and appends with group commit. */
final class EventWriter implements AutoCloseable {

    private static final int QUEUE_CAPACITY = 1024;
    private static final int GROUP_SIZE = 256;
    private static final Duration ENQUEUE_TIMEOUT = Duration.ofSeconds(5);

    private final WriteLock lock;
    final EventTables tables;
    private final GroupCommitWriter<Request> queue;
    private final LogHead head;

    private EventWriter(WriteLock lock, EventTables tables) {
        this.lock = lock;
        this.tables = tables;
        this.head = new LogHead(tables.lastPosition());
        this.queue = new GroupCommitWriter<>("event log", QUEUE_CAPACITY, GROUP_SIZE, ENQUEUE_TIMEOUT, this::write);
    }

    /**
     * Opens a log for writing.
     *
     * @throws StoreUnusableException if another process writes to the file, or it is not an intact log
     */
    static EventWriter open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new StoreUnusableException("Cannot make the directory of " + file, e);
        }
        var lock = WriteLock.acquire(file);
        try {
            return new EventWriter(lock, new EventTables(EventFile.openForWriting(file)));
        } catch (SQLException | IOException e) {
            lock.close();
            throw new StoreUnusableException(file + " cannot be opened for writing: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Appends the rows together and returns when they are on disk. */
    AppendReceipt append(List<EventRow> rows) {
        var append = new Append(rows);
        queue.write(append);
        return new AppendReceipt(append.lastPosition, rows.size());
    }

    void keepSnapshot(EventRow row) {
        queue.write(new KeepSnapshot(row));
    }

    LogHead head() {
        return head;
    }

    Optional<StoreFailedException> failure() {
        return queue.failure();
    }

    private void write(List<Pending<Request>> group) throws SQLException {
        try {
            for (var pending : group) write(pending);
            tables.commit();
            head.advanceTo(tables.lastPosition());
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    private void write(Pending<Request> pending) throws SQLException {
        try {
            pending.request().writeTo(tables);
        } catch (RowRefused e) {
            pending.refuse(refusal(e.row, e.because));
        }
    }

    private void undo(Exception because) {
        try {
            tables.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private static RuntimeException refusal(EventRow row, SQLException because) {
        if (!SqliteConnections.isUniquenessViolation(because)) {
            return new EventStoreException("The event " + row.eventId() + " cannot be stored", because);
        }
        var event = row.sequence() + " of " + row.aggregateId() + " exists already";
        return row.sequence() == 0
                ? new AggregateStreamCreationException("Event " + event + ": its id is taken", because)
                : new ConcurrencyException("Event " + event + ": somebody else was faster", because);
    }

    @Override
    public void close() {
        queue.close();
        try {
            tables.close();
        } catch (SQLException e) {
            throw new EventStoreException("The event log could not be closed", e);
        } finally {
            lock.close();
        }
    }

    private interface Request {
        void writeTo(EventTables tables) throws RowRefused, SQLException;
    }

    private static final class Append implements Request {

        private final List<EventRow> rows;
        private long lastPosition; // published to the caller by the queue's future

        private Append(List<EventRow> rows) {
            this.rows = rows;
        }

        @Override
        public void writeTo(EventTables tables) throws RowRefused, SQLException {
            lastPosition = tables.append(rows);
        }
    }

    private record KeepSnapshot(EventRow row) implements Request {

        @Override
        public void writeTo(EventTables tables) throws SQLException {
            tables.keepSnapshot(row);
        }
    }
}
