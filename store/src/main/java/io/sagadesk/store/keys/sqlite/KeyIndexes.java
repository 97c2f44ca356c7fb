package io.sagadesk.store.keys.sqlite;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Checks that both indexes of the key table have the entries of its rows. A customer who is missing in an index would get
 * a second key. SQLite's own check of the same takes five times as long.
 */
final class KeyIndexes {

    private KeyIndexes() {}

    /** Refuses a key table whose indexes do not match it. */
    static void requireMatching(Connection connection, Path file) throws SQLException {
        require(connection, file, "CAST(customer_id AS BLOB)", "sqlite_autoindex_customer_key_1");
        require(connection, file, "commitment", "sqlite_autoindex_customer_key_2");
    }

    private static void require(Connection connection, Path file, String column, String index) throws SQLException {
        var query = "SELECT rowid, " + column + " FROM customer_key ";
        if (digest(connection, query + "NOT INDEXED") == digest(connection, query + "INDEXED BY " + index)) return;
        throw new StoreUnusableException(file + " is damaged: the index " + index
                + " does not match its table. It was left as it is; restore a backup");
    }

    /** Returns a sum over the rows, which does not depend on their order. */
    private static long digest(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            var sum = 0L;
            while (row.next()) sum += digest(row.getLong(1), row.getBytes(2));
            return sum;
        }
    }

    private static long digest(long row, byte @Nullable [] value) {
        var checksum = new CRC32C();
        if (value != null) checksum.update(value);
        return (row + 1) * 0x9E37_79B9_7F4A_7C15L ^ checksum.getValue() * 0xC2B2_AE3D_27D4_EB4FL;
    }
}
