package io.sagadesk.store.engine;

import io.sagadesk.store.engine.database.EventRow;
import io.sagadesk.store.engine.database.EventTables;
import io.sagadesk.store.engine.database.WriteRequest;
import io.sagadesk.store.engine.database.WriteRequest.Append;
import io.sagadesk.store.engine.database.WriteRequest.KeepSnapshot;
import io.sagadesk.store.groupcommit.GroupCommitWriter;
import io.sagadesk.store.groupcommit.GroupCommitWriter.Pending;
import io.sagadesk.store.groupcommit.StoreFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The single writer of this process. It appends with group commit, and moves the head behind each commit. */
final class EventWriter implements AutoCloseable {

    private static final int QUEUE_CAPACITY = 1024;
    private static final int GROUP_SIZE = 256;
    private static final Duration ENQUEUE_TIMEOUT = Duration.ofSeconds(5);

    private final EventTables tables;
    private final GroupCommitWriter<WriteRequest> queue;
    private final LogHead head;

    EventWriter(EventTables tables) {
        this.tables = tables;
        this.head = new LogHead(tables.lastPosition());
        this.queue = new GroupCommitWriter<>("event log", QUEUE_CAPACITY, GROUP_SIZE, ENQUEUE_TIMEOUT, this::write);
    }

    /** Appends the rows together and returns when they are on disk. */
    AppendReceipt append(List<EventRow> rows) {
        var append = new Append(rows);
        queue.write(append);
        return new AppendReceipt(append.lastPosition(), rows.size());
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

    private void write(List<Pending<WriteRequest>> group) throws Exception {
        tables.write(group, queue::rejectWaiting);
        head.advanceTo(tables.lastPosition());
    }

    @Override
    public void close() {
        tables.expectClose();
        queue.close();
        tables.close();
    }
}
