package io.sagadesk.store.sqlite;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Checks the pages of an SQLite file before it is used. */
public final class PageCheck {

    private PageCheck() {}

    /** SQLite reads what is missing of the last page as zeros. */
    private static void requireWholePages(Connection connection, Path file) throws SQLException {
        var pageSize = SqliteConnections.number(connection, "PRAGMA page_size");
        var rest = file.toFile().length() % (pageSize == null ? 1 : pageSize);
        if (rest == 0) return;
        throw new StoreUnusableException(
                file + " is damaged: its last page is incomplete. It was left as it is; restore a backup");
    }

    /** Refuses a file with a damaged page; takes about two seconds per gigabyte. */
    public static void requireSoundPages(Connection connection, Path file) throws SQLException {
        requireWholePages(connection, file);
        try (var statement = connection.createStatement();
                var finding = statement.executeQuery("PRAGMA quick_check(1)")) {
            var text = finding.next() ? finding.getString(1) : "no answer";
            if (!"ok".equals(text)) {
                throw new StoreUnusableException(file + " is damaged: " + text.replaceAll("\\s+", " ")
                        + ". It was left as it is; restore a backup");
            }
        }
    }
}
