package io.sagadesk.store.keys.storage;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.groupcommit.GroupCommitWriter;
import io.sagadesk.store.groupcommit.GroupCommitWriter.Pending;
import io.sagadesk.store.keys.CustomerKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inserts new keys in groups: concurrent callers share one write to the database. */
public final class KeyInsertions implements AutoCloseable {

    private static final int QUEUE = 4096;
    private static final int GROUP = 1024;
    private static final Duration ENQUEUE_TIMEOUT = Duration.ofSeconds(10);

    private final GroupInsert groupInsert;
    private final GroupCommitWriter<Insertion> writer;

    public KeyInsertions(GroupInsert groupInsert) {
        this.groupInsert = groupInsert;
        this.writer = new GroupCommitWriter<>(
                "writer of the customers' keys", QUEUE, GROUP, ENQUEUE_TIMEOUT, this::insertGroup);
    }

    /** A key that is not stored yet, and itself encrypted with the master key. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record NewKey(CustomerKey key, byte[] wrapped) {

        public CustomerId customer() {
            return key.customer();
        }
    }

    /** Inserts the keys of customers that have none, and returns what is stored then. On return that is on the disk. */
    @FunctionalInterface
    public interface GroupInsert {
        Map<CustomerId, StoredKey> insert(List<NewKey> group);
    }

    private static final class Insertion {

        final NewKey key;

        @Nullable StoredKey stored;

        Insertion(NewKey key) {
            this.key = key;
        }
    }

    /** Returns the key that the customer has then: this one, unless another instance was first. */
    public StoredKey insert(CustomerKey key, byte[] wrapped) {
        var insertion = new Insertion(new NewKey(key, wrapped));
        writer.write(insertion);
        return Objects.requireNonNull(insertion.stored);
    }

    /** A failure is that of the group alone: what it inserted may be inserted again. */
    private void insertGroup(List<Pending<Insertion>> group) {
        try {
            var stored = groupInsert.insert(
                    group.stream().map(pending -> pending.request().key).toList());
            for (var pending : group) {
                pending.request().stored = stored.get(pending.request().key.customer());
            }
        } catch (RuntimeException failure) {
            group.forEach(pending -> pending.refuse(failure));
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
