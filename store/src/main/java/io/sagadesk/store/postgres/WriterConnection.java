package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's connection, opened again with a growing pause after it was lost. Used by one thread at a time. */
final class WriterConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /**
     * The settings of the session. A commit is on the disk when it returns. Each statement sees what was committed before it
     * began, so whoever got the lock sees what the holder before it has written. Whoever holds the lock and says nothing for ten
     * seconds loses it, and nobody waits for it longer than twenty. Plans use the indexes whatever the statistics say, because
     * those of a young log are of an empty table.
     */
    private static final String[] SETTINGS = {
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
        "SET default_transaction_isolation = 'read committed'",
        "SET idle_in_transaction_session_timeout = '10s'",
        "SET lock_timeout = '20s'",
        "SET enable_seqscan = off",
        "SET enable_hashjoin = off",
        "SET enable_mergejoin = off",
        "SET plan_cache_mode = force_generic_plan",
    };

    private final PostgresAddress address;
    private @Nullable Session session;
    private @Nullable SQLException lastFailure;
    private Duration pause = Duration.ZERO;
    private long attemptAt = System.nanoTime();

    WriterConnection(PostgresAddress address) {
        this.address = address;
    }

    /**
     * An open connection.
     *
     * @param table the number of the table {@code event} in this database
     */
    record Session(Connection connection, int table) {

        /** The name of the notifications that a commit sends. */
        static String channel(int table) {
            return "sagadesk_log_" + Integer.toUnsignedString(table);
        }

        String channel() {
            return channel(table);
        }
    }

    /**
     * Returns the connection, after opening it if there is none.
     *
     * @throws SQLException if it cannot be opened, or could not a moment ago
     */
    Session session() throws SQLException {
        var open = session;
        if (open != null) return open;
        if (lastFailure != null && System.nanoTime() < attemptAt) throw lastFailure;
        try {
            open = open(address.connect());
            session = open;
            lastFailure = null;
            pause = Duration.ZERO;
            return open;
        } catch (SQLException e) {
            lastFailure = e;
            pause = pause.isZero() ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
            attemptAt = System.nanoTime() + pause.toNanos();
            throw e;
        }
    }

    /** How long to wait for the next attempt to open it. */
    Duration pause() {
        return pause;
    }

    private static Session open(Connection connection) throws SQLException {
        try {
            for (var setting : SETTINGS) PostgresSchema.execute(connection, setting);
            Long table = PostgresSchema.number(connection, "SELECT to_regclass('event')::oid::bigint");
            if (table == null) throw new StoreUnusableException("The table event is gone");
            warnWithoutFsync(connection);
            connection.setAutoCommit(false);
            return new Session(connection, table.intValue());
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void warnWithoutFsync(Connection connection) throws SQLException {
        Long off = PostgresSchema.number(
                connection, "SELECT count(*) FROM pg_settings WHERE name = 'fsync' AND setting = 'off'");
        if (off != null && off > 0) {
            LOG.warn(
                    "PostgreSQL runs with fsync = off: a power cut loses what was acknowledged, and perhaps everything");
        }
    }

    /** Closes a connection that is lost or not to be trusted; the next use opens another one. */
    void drop() {
        var open = session;
        session = null;
        if (open == null) return;
        try {
            open.connection().close();
        } catch (SQLException e) {
            LOG.debug("A lost connection could not be closed", e);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        drop();
    }
}
