package io.sagadesk.store.sqlite.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** How connections to a SQLite file are made, and its errors read. */
public final class SqliteConnections {

    private static final Duration OTHERS_MAY_TAKE = Duration.ofSeconds(10);

    private SqliteConnections() {}

    /** A connection on which a commit returns after the fsync. */
    static Connection writing(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setCacheSize(-64 * 1024); // 64 MB
        config.setJournalSizeLimit(64 * 1024 * 1024);
        Connection connection = connect(config, file);
        execute(connection, "PRAGMA fullfsync = 1"); // for systems where a plain fsync stops at the drive's cache
        return connection;
    }

    /** A connection that cannot change the file. */
    static Connection reading(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setCacheSize(-8 * 1024); // 8 MB
        return connect(config, file);
    }

    private static Connection connect(SQLiteConfig config, Path file) throws SQLException {
        config.setBusyTimeout((int) OTHERS_MAY_TAKE.toMillis());
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
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The number that a query answers; {@code null} for NULL and for no row. */
    static @Nullable Long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? numberOrNull(row) : null;
        }
    }

    static @Nullable Long numberOrNull(ResultSet row) throws SQLException {
        long value = row.getLong(1);
        return row.wasNull() ? null : value;
    }
}
