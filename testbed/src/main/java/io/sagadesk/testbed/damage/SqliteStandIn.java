package io.sagadesk.testbed.damage;

import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/**
 * Stands in for the program {@code sqlite3} on machines that lack it: carries out one statement on a file that it opens
 * read-only, over JDBC.
 */
public final class SqliteStandIn {

    private static final int BUSY_MILLISECONDS = 10_000;

    private SqliteStandIn() {}

    /** Takes the arguments {@code -readonly FILE STATEMENT}. */
    public static void main(String[] arguments) throws SQLException {
        if (arguments.length != 3 || !arguments[0].equals("-readonly")) {
            throw new IllegalArgumentException("Expected -readonly FILE STATEMENT");
        }
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        try (var connection = config.createConnection("jdbc:sqlite:" + arguments[1]);
                var statement = connection.createStatement()) {
            statement.execute(arguments[2]);
        }
    }
}
