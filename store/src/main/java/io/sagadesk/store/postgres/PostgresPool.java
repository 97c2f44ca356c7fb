package io.sagadesk.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sagadesk.store.engine.database.StoreUnreadableException;
import java.sql.Connection;
import java.sql.SQLException;

/** A pool of connections for short statements, which recovers from an outage by itself. */
public final class PostgresPool implements AutoCloseable {

    private static final long MILLIS_TO_CONNECT = 3_000;

    private final String content;
    private final PostgresOutage<?> outage;
    private final HikariDataSource connections;

    /**
     * Opens the pool. No connection is made before one is needed.
     *
     * @param content what is in the database, for messages
     * @param size the most connections
     * @param settings the statements with which each connection begins
     */
    public PostgresPool(PostgresAddress address, PostgresOutage<?> outage, String content, int size, String settings) {
        this.content = content + " in PostgreSQL at " + address;
        this.outage = outage;
        var pool = new HikariConfig();
        pool.setPoolName(content);
        pool.setDataSource(address.connections());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(MILLIS_TO_CONNECT);
        pool.setInitializationFailTimeout(-1); // the first use tells
        pool.setConnectionInitSql(settings);
        this.connections = new HikariDataSource(pool);
    }

    /** Work with a connection, which it does not close. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does work with a connection of the pool.
     *
     * @throws RuntimeException the one of the {@link PostgresOutage} if PostgreSQL is out of reach
     * @throws StoreUnreadableException if the work fails for another reason
     */
    public <T> T use(Work<T> work) {
        try (var connection = connections.getConnection()) {
            var result = work.on(connection);
            outage.ended();
            return result;
        } catch (SQLException e) {
            if (PostgresErrors.isOutage(e)) throw outage.noticed(e);
            throw new StoreUnreadableException(content + " could not be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
