package io.sagadesk.store.keys.sqlite;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.groupcommit.GroupCommitWriter;
import io.sagadesk.store.groupcommit.GroupCommitWriter.Pending;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.storage.UpgradeNotes.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The single writer of {@code keys.db}, with group commit. A change is on disk when its method returns. */
final class KeyStoreWriter implements AutoCloseable {

    private static final int QUEUE = 4096;
    private static final int GROUP = 1024;
    private static final Duration ENQUEUE_TIMEOUT = Duration.ofSeconds(10);

    private final KeyTable table;
    private final GroupCommitWriter<Change> writer;

    KeyStoreWriter(KeyTable table) {
        this.table = table;
        this.writer = new GroupCommitWriter<>("writer of keys.db", QUEUE, GROUP, ENQUEUE_TIMEOUT, this::writeGroup);
    }

    /** @param destroyed the customer whose key the change destroys; null if it destroys none */
    private record Change(@Nullable CustomerId destroyed, Work work) {}

    @FunctionalInterface
    private interface Work {
        void on(KeyTable table) throws SQLException;
    }

    void insert(CustomerKey key, byte[] wrapped) {
        writer.write(new Change(null, table -> table.insert(key, wrapped)));
    }

    /**
     * Destroys the customer's key.
     *
     * @throws IllegalStateException if another reader keeps the old bytes in the write-ahead log; repeating the call is
     * safe
     */
    void destroy(CustomerId customer) {
        writer.write(new Change(customer, table -> table.destroy(customer)));
    }

    void insertDone(Step step) {
        writer.write(new Change(null, table -> table.insertDone(step)));
    }

    @Override
    public void close() {
        writer.close();
    }

    private void writeGroup(List<Pending<Change>> group) throws SQLException {
        table.begin();
        for (var pending : group) pending.request().work().on(table);
        table.commit();
        if (group.stream().anyMatch(pending -> pending.request().destroyed() != null)
                && !table.truncateWriteAheadLog()) {
            refuseDestructions(group);
        }
    }

    private static void refuseDestructions(List<Pending<Change>> group) {
        for (var pending : group) {
            var customer = pending.request().destroyed();
            if (customer != null) {
                pending.refuse(new IllegalStateException("The key of the " + customer
                        + " is destroyed, but a reader of keys.db keeps its old bytes in the file's log:"
                        + " end that reader and ask again"));
            }
        }
    }
}
