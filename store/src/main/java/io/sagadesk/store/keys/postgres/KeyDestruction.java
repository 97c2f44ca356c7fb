package io.sagadesk.store.keys.postgres;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.storage.CacheLease;
import io.sagadesk.store.keys.storage.KeyCache;
import io.sagadesk.store.postgres.PostgresPool;
import io.sagadesk.store.runtime.WaitDeadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The destruction of one customer's key in three steps: the customer is marked as forgotten, so that nobody reads the key any
 * more; all instances remove it from memory, or are out of time; the key is deleted. Each step may be repeated, and several
 * instances may do it at once.
 */
final class KeyDestruction {

    private static final long POLL_MILLISECONDS = 5;

    /** Under a lock, so that the numbers are in the order of the commits and no look misses one. */
    private static final String MARK = """
            SELECT pg_advisory_xact_lock((1396992890::bigint << 32) | 'customer_key'::regclass::oid::bigint);
            INSERT INTO customer_key AS customer (customer_id, created_at, forgotten, destroyed_at)
            VALUES (?, ?, (SELECT coalesce(max(forgotten), 0) + 1 FROM customer_key), ?)
            ON CONFLICT (customer_id) DO UPDATE SET forgotten = coalesce(customer.forgotten, excluded.forgotten)
            RETURNING forgotten, commitment, wrapped IS NOT NULL;
            SELECT pg_notify('%s', '')""".formatted(ForgettingWatch.CHANNEL);

    private static final String DELETE = """
            DELETE FROM instance WHERE seen < ?;
            UPDATE customer_key SET wrapped = NULL, destroyed_at = coalesce(destroyed_at, ?) WHERE customer_id = ?""";

    private final PostgresPool pool;
    private final CustomerId customer;

    KeyDestruction(PostgresPool pool, CustomerId customer) {
        this.pool = pool;
        this.customer = customer;
    }

    /** @param number of the forgotten customer, in the order of the commits */
    private record Mark(long number, @Nullable KeyCommitment commitment, boolean hasKey) {}

    void run(KeyCache cache) {
        var mark = pool.use(this::mark);
        cache.whileNothingIsLoaded(() -> cache.forget(customer, mark.commitment()));
        if (!mark.hasKey()) return;
        awaitInstances(mark.number());
        pool.use(connection -> delete(connection, mark.number()));
    }

    private Mark mark(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(MARK)) {
            var now = Instant.now().toString();
            statement.setString(1, customer.value());
            statement.setString(2, now);
            statement.setString(3, now);
            statement.execute();
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                row.next();
                var commitment = row.getBytes(2);
                return new Mark(
                        row.getLong(1),
                        commitment == null ? null : KeyCommitment.startOf(commitment),
                        row.getBoolean(3));
            }
        }
    }

    /** Returns when no instance has the key in memory, or may use it there. */
    private void awaitInstances(long number) {
        try {
            WaitDeadline.in(CacheLease.LONGEST_WAIT).await(() -> !isSomebodyBehind(number), POLL_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the key of the " + customer + " was destroyed", e);
        }
    }

    private boolean isSomebodyBehind(long number) {
        return pool.use(connection -> {
            try (var query = connection.prepareStatement("SELECT 1 FROM instance WHERE seen < ?")) {
                query.setLong(1, number);
                try (var row = query.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /** Whoever was not seen for longer than a lease has to begin anew. */
    private int delete(Connection connection, long number) throws SQLException {
        try (var statement = connection.prepareStatement(DELETE)) {
            statement.setLong(1, number);
            statement.setString(2, Instant.now().toString());
            statement.setString(3, customer.value());
            statement.execute();
            return statement.getUpdateCount();
        }
    }
}
