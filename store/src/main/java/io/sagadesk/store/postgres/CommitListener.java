package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.LogWatch;
import io.sagadesk.store.postgres.WriterConnection.Session;
import io.sagadesk.store.runtime.DaemonThreads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns of the commits of other processes: from their notifications at once, and once a second from the table, because a
 * notification is lost while nobody listens.
 */
final class CommitListener implements LogWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CommitListener.class);
    private static final int MILLIS_BETWEEN_POLLS = 1_000;
    private static final long MILLIS_BETWEEN_CONNECTIONS = 500;

    private final PostgresAddress address;
    private final LongConsumer committed;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Connection listening;

    /** @param committed is told the position of the last event, possibly more than once */
    CommitListener(PostgresAddress address, LongConsumer committed) {
        this.address = address;
        this.committed = committed;
        this.thread = DaemonThreads.of("event-log-listener", this::run);
        thread.start();
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

    /** Listens until the connection is lost. The writer and the readers log an outage. */
    private void listen() {
        try (var connection = address.connect()) {
            listening = connection;
            Long table = PostgresSchema.number(connection, "SELECT to_regclass('event')::oid::bigint");
            if (table == null) return;
            PostgresSchema.execute(connection, "LISTEN " + Session.channel(table.intValue()));
            poll(connection);
            while (!closed) await(connection);
        } catch (SQLException | RuntimeException lost) {
            if (!closed) LOG.debug("Nobody listens to PostgreSQL for a moment", lost);
        } finally {
            listening = null;
        }
    }

    private void await(Connection connection) throws SQLException {
        var notifications = connection.unwrap(PGConnection.class).getNotifications(MILLIS_BETWEEN_POLLS);
        if (notifications == null || notifications.length == 0) {
            poll(connection);
        } else {
            committed.accept(Long.parseLong(notifications[notifications.length - 1].getParameter()));
        }
    }

    private void poll(Connection connection) throws SQLException {
        Long last = PostgresSchema.number(connection, "SELECT max(position) FROM event");
        if (last != null) committed.accept(last);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        var open = listening;
        try {
            if (open != null) open.abort(Runnable::run); // its thread is waiting for the server
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (SQLException e) {
            LOG.debug("The listening connection could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
