package io.sagadesk.store.keys.postgres;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.groupcommit.GroupCommitWriter;
import io.sagadesk.store.groupcommit.GroupCommitWriter.Pending;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.storage.StoredKey;
import io.sagadesk.store.postgres.PostgresPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Inserts new keys in groups: concurrent callers share one round trip and one commit. */
final class KeyInsertions implements AutoCloseable {

    private static final int QUEUE = 4096;
    private static final int GROUP = 1024;
    private static final Duration ENQUEUE_TIMEOUT = Duration.ofSeconds(10);

    /**
     * In the order of the customers, so that two instances never wait for each other. Both statements are one transaction; the
     * second one sees the rows of others for which the first one has waited.
     */
    private static final String INSERT = """
            INSERT INTO customer_key (customer_id, commitment, wrapped, created_at)
            SELECT customer_id, commitment, wrapped, ? FROM unnest(?, ?, ?) AS created (customer_id, commitment, wrapped)
            ORDER BY customer_id COLLATE "C"
            ON CONFLICT (customer_id) DO NOTHING;
            SELECT %s FROM customer_key WHERE customer_id = ANY (?)""".formatted(PostgresKeyStorage.COLUMNS);

    private final PostgresPool pool;
    private final GroupCommitWriter<Insertion> writer;

    KeyInsertions(PostgresPool pool) {
        this.pool = pool;
        this.writer = new GroupCommitWriter<>(
                "writer of the customers' keys", QUEUE, GROUP, ENQUEUE_TIMEOUT, this::insertGroup);
    }

    /** A key on its way into the table, and what is there then. */
    private static final class Insertion {

        final CustomerKey key;
        final byte[] wrapped;

        @Nullable StoredKey stored;

        Insertion(CustomerKey key, byte[] wrapped) {
            this.key = key;
            this.wrapped = wrapped;
        }
    }

    /** Returns the key that the customer has then: this one, unless another instance was first. */
    StoredKey insert(CustomerKey key, byte[] wrapped) {
        var insertion = new Insertion(key, wrapped);
        writer.write(insertion);
        return Objects.requireNonNull(insertion.stored);
    }

    /** A failure is that of the group alone: what it inserted may be inserted again. */
    private void insertGroup(List<Pending<Insertion>> group) {
        try {
            var stored = pool.use(connection ->
                    insert(connection, group.stream().map(Pending::request).toList()));
            for (var pending : group) {
                pending.request().stored = stored.get(pending.request().key.customer());
            }
        } catch (RuntimeException failure) {
            group.forEach(pending -> pending.refuse(failure));
        }
    }

    private static Map<CustomerId, StoredKey> insert(Connection connection, List<Insertion> group) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            var customers = texts(group, insertion -> insertion.key.customer().value());
            statement.setString(1, Instant.now().toString());
            statement.setArray(2, connection.createArrayOf("text", customers));
            statement.setArray(
                    3,
                    bytes(
                            connection,
                            group,
                            insertion -> insertion.key.commitment().bytes()));
            statement.setArray(4, bytes(connection, group, insertion -> insertion.wrapped));
            statement.setArray(5, connection.createArrayOf("text", customers));
            statement.execute();
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                var stored = new HashMap<CustomerId, StoredKey>();
                while (row.next()) {
                    var key = PostgresKeyStorage.storedKey(row);
                    stored.put(key.customer(), key);
                }
                return stored;
            }
        }
    }

    private static String[] texts(List<Insertion> group, Function<Insertion, String> column) {
        return group.stream().map(column).toArray(String[]::new);
    }

    private static java.sql.Array bytes(
            Connection connection, List<Insertion> group, Function<Insertion, byte[]> column) throws SQLException {
        return connection.createArrayOf("bytea", group.stream().map(column).toArray(byte[][]::new));
    }

    @Override
    public void close() {
        writer.close();
    }
}
