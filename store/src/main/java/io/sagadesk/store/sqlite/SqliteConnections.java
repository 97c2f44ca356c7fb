package io.sagadesk.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens connections to SQLite files and interprets their errors. */
public final class SqliteConnections {

    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);

    private SqliteConnections() {}

    /** Opens a connection on which a commit returns after the fsync. */
    public static Connection writing(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setCacheSize(-64 * 1024); // 64 MB
        config.setJournalSizeLimit(64 * 1024 * 1024);
        var connection = connect(config, file);
        // for systems on which a plain fsync reaches only the drive's cache
        execute(connection, "PRAGMA fullfsync = 1");
        return connection;
    }

    /** Opens a read-only connection. */
    static Connection reading(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setCacheSize(-8 * 1024); // 8 MB
        return connect(config, file);
    }

    private static Connection connect(SQLiteConfig config, Path file) throws SQLException {
        config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
        config.setGetGeneratedKeys(false); // else the driver asks for the row's number after each insert
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    public static boolean isUniquenessViolation(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE;
    }

    static boolean isTooBig(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_TOOBIG;
    }

    private static @Nullable SQLiteErrorCode code(SQLException e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode() : null;
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a query for one number; {@code null} for NULL and for no row. */
    static @Nullable Long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() ? numberOrNull(row) : null;
        }
    }

    static @Nullable Long numberOrNull(ResultSet row) throws SQLException {
        long value = row.getLong(1);
        return row.wasNull() ? null : value;
    }
}
