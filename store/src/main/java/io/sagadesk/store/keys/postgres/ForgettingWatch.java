package io.sagadesk.store.keys.postgres;

import io.sagadesk.store.keys.KeysUnreachableException;
import io.sagadesk.store.keys.storage.CacheLease;
import io.sagadesk.store.keys.storage.KeyCache;
import io.sagadesk.store.keys.storage.StoredKey;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.PostgresOutage;
import io.sagadesk.store.postgres.PostgresSchema;
import io.sagadesk.store.runtime.DaemonThreads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the keys of customers from the cache whom any instance forgets: at its notification, and once a second without
 * one. Each look that succeeds extends the {@link CacheLease}.
 *
 * <p>The row of this instance in the table {@code instance} says up to which forgotten customer it has done so. Whoever destroys
 * a key deletes rows that stay behind for longer than a lease. So while the lease lasts there is a row, and whoever destroys a
 * key waits for it; without a row the next look begins with another row, and only then extends the lease.
 */
final class ForgettingWatch implements AutoCloseable {

    /** The notifications of {@link KeyDestruction}. */
    static final String CHANNEL = "sagadesk_keys";

    private static final Logger LOG = LoggerFactory.getLogger(ForgettingWatch.class);
    private static final int MILLIS_BETWEEN_LOOKS = 1_000;
    private static final int MILLIS_FOR_AN_ANSWER = 5_000;
    private static final long MILLIS_BETWEEN_CONNECTIONS = 200;
    private static final long MILLIS_TO_STOP = 2_000;
    private static final long UNKNOWN = -1;

    /** The row of this instance, without a customer, and behind it the customers that were forgotten since. */
    private static final String FORGOTTEN = """
            SELECT NULL, NULL, NULL, seen AS number FROM instance WHERE id = ?
            UNION ALL
            SELECT %s, forgotten FROM customer_key WHERE forgotten > ?""".formatted(PostgresKeyStorage.COLUMNS);

    private final String instance = UUID.randomUUID().toString(); // another process begins with an empty cache
    private final PostgresAddress address;
    private final KeyCache cache;
    private final PostgresOutage<KeysUnreachableException> outage;
    private final CacheLease lease = new CacheLease();
    private final Thread thread;
    private long seen = UNKNOWN;
    private volatile boolean closed;
    private volatile @Nullable Connection listening;

    ForgettingWatch(PostgresAddress address, KeyCache cache, PostgresOutage<KeysUnreachableException> outage) {
        this.address = address;
        this.cache = cache;
        this.outage = outage;
        this.thread = DaemonThreads.of("forgotten-keys", this::run);
        thread.start();
    }

    CacheLease lease() {
        return lease;
    }

    private void run() {
        try {
            while (!closed) {
                listen();
                if (!closed) Thread.sleep(MILLIS_BETWEEN_CONNECTIONS);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Stopped while PostgreSQL was out of reach");
        }
    }

    private void listen() {
        try (var connection = address.connect()) {
            listening = connection;
            connection.setNetworkTimeout(Runnable::run, MILLIS_FOR_AN_ANSWER);
            PostgresSchema.execute(connection, "LISTEN " + CHANNEL);
            while (!closed) {
                while (!look(connection)) register(connection);
                outage.ended();
                connection.unwrap(PGConnection.class).getNotifications(MILLIS_BETWEEN_LOOKS);
            }
        } catch (SQLException | RuntimeException lost) {
            if (closed) return;
            lease.lookFailed();
            LOG.debug("Nobody looks for forgotten customers for a moment", outage.noticed(lost));
        } finally {
            listening = null;
        }
    }

    /** The first time the cache is empty, so customers that are forgotten already do not matter. */
    private void register(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO instance VALUES (?, ?)")) {
            if (seen == UNKNOWN) seen = number(connection, "SELECT max(forgotten) FROM customer_key");
            insert.setString(1, instance);
            insert.setLong(2, seen);
            insert.executeUpdate();
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        Long number = PostgresSchema.number(connection, query);
        return number == null ? 0 : number;
    }

    /** Removes the keys of customers that were forgotten since the last look; returns whether this instance has a row. */
    private boolean look(Connection connection) throws SQLException {
        var begun = System.nanoTime();
        var forgotten = new ArrayList<StoredKey>();
        var isRegistered = false;
        var last = seen;
        try (var query = connection.prepareStatement(FORGOTTEN)) {
            query.setString(1, instance);
            query.setLong(2, seen);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    if (row.getString(1) == null) {
                        isRegistered = true;
                    } else {
                        forgotten.add(PostgresKeyStorage.storedKey(row));
                        last = Math.max(last, row.getLong(4));
                    }
                }
            }
        }
        if (!isRegistered || (!forgotten.isEmpty() && !forget(connection, forgotten, last))) return false;
        lease.extend(begun);
        return true;
    }

    /** Returns whether whoever destroys the keys learns that this instance does not have them any more. */
    private boolean forget(Connection connection, Iterable<StoredKey> forgotten, long last) throws SQLException {
        cache.whileNothingIsLoaded(() -> forgotten.forEach(key -> cache.forget(key.customer(), key.commitment())));
        seen = last;
        try (var update = connection.prepareStatement("UPDATE instance SET seen = ? WHERE id = ?")) {
            update.setLong(1, seen);
            update.setString(2, instance);
            return update.executeUpdate() == 1;
        }
    }

    /** Says that this instance has no keys in memory any more. To be called when that is so. */
    int unregister(Connection connection) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM instance WHERE id = ?")) {
            delete.setString(1, instance);
            return delete.executeUpdate();
        }
    }

    /** From now on no key in memory is used. */
    @Override
    public void close() {
        lease.close();
        closed = true;
        thread.interrupt();
        var open = listening;
        try {
            if (open != null) open.abort(Runnable::run); // its thread is waiting for the server
            thread.join(MILLIS_TO_STOP);
        } catch (SQLException e) {
            LOG.debug("The listening connection could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
