package io.sagadesk.store.sqlite;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The file format of the log, and the checks before a file is read or written. */
public final class EventFile {

    /** Identifies this format among SQLite files: "SDlg" in ASCII. */
    static final int APPLICATION_ID = 0x53446c67;

    static final int SCHEMA_VERSION = 1;

    /**
     * The largest file whose pages are all checked at opening. A check takes about a second per 500 MB; larger files
     * are left to {@code verify}.
     */
    private static final long MAX_BYTES_CHECKED_AT_OPENING = 64L * 1024 * 1024;

    private static final String[] SCHEMA = {
        """
        CREATE TABLE event (
          position       INTEGER PRIMARY KEY, -- counted from 0, without gaps
          event_id       TEXT NOT NULL,
          aggregate_type TEXT,                -- NULL outside an aggregate
          aggregate_id   TEXT NOT NULL,       -- outside an aggregate the event's own id
          sequence       INTEGER NOT NULL,    -- within the aggregate, counted from 0
          recorded_at    TEXT NOT NULL,       -- UTC, nine fraction digits
          payload_type   TEXT NOT NULL,
          revision       TEXT,
          payload        TEXT NOT NULL,       -- JSON
          metadata       TEXT NOT NULL,       -- JSON
          UNIQUE (aggregate_id, sequence)
        )""",
        "CREATE INDEX event_recorded_at ON event (recorded_at)",
        """
        CREATE TABLE snapshot (
          aggregate_id   TEXT PRIMARY KEY,
          event_id       TEXT NOT NULL,
          aggregate_type TEXT NOT NULL,
          sequence       INTEGER NOT NULL,    -- of the last event that it covers
          recorded_at    TEXT NOT NULL,
          payload_type   TEXT NOT NULL,
          revision       TEXT,
          payload        TEXT NOT NULL,
          metadata       TEXT NOT NULL
        ) WITHOUT ROWID""",
        "PRAGMA application_id = " + APPLICATION_ID,
        "PRAGMA user_version = " + SCHEMA_VERSION,
    };

    /** In one statement, so that a server that appends meanwhile makes no gap. */
    private static final String HAS_GAP = """
            SELECT (SELECT min(position) FROM event) <> 0
              OR (SELECT count(*) FROM event) <> (SELECT max(position) FROM event) + 1""";

    private static final String FIRST_GAP = """
            SELECT CASE WHEN min(position) > 0 THEN 0 ELSE (
              SELECT position + 1 FROM event AS before
              WHERE NOT EXISTS (SELECT 1 FROM event WHERE position = before.position + 1) ORDER BY position LIMIT 1)
            END FROM event""";

    private EventFile() {}

    /**
     * Opens a log for writing, and creates it if there is none. An existing file is checked before anything is changed.
     */
    public static Connection openForWriting(Path file) throws SQLException, IOException {
        if (Files.exists(file) && Files.size(file) > 0) {
            WriteAheadFile.requireWhole(file);
            try (var connection = SqliteConnections.reading(file)) {
                requireUsable(connection, file);
                requireWhole(connection, file, Files.size(file) <= MAX_BYTES_CHECKED_AT_OPENING);
            } catch (SQLException e) {
                throw damaged(file, e);
            }
        }
        var connection = SqliteConnections.writing(file);
        try {
            connection.setAutoCommit(false);
            createIfEmpty(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Refuses a file that is not a log, and a log of a later version of this program. */
    static void requireReadable(Path file) {
        if (!Files.isRegularFile(file)) throw new StoreUnusableException("There is no event log at " + file);
        try (var connection = SqliteConnections.reading(file)) {
            requireUsable(connection, file);
        } catch (SQLException e) {
            throw damaged(file, e);
        }
    }

    /** Refuses a log with a missing event and, if every page is to be checked, a damaged file. */
    static void requireWhole(Connection connection, Path file, boolean everyPage) throws SQLException {
        if (everyPage && !isEmpty(connection)) PageCheck.requireSoundPages(connection, file);
        if (!isEmpty(connection)) requireNoGap(connection, file);
    }

    private static void requireUsable(Connection connection, Path file) throws SQLException {
        long version = pragma(connection, "user_version");
        if (pragma(connection, "application_id") != APPLICATION_ID && !isEmpty(connection)) {
            throw new StoreUnusableException(file + " is an SQLite file, but no event log: it was left as it is");
        }
        if (version > SCHEMA_VERSION) {
            throw new StoreUnusableException(file + " has format " + version + ", and this program knows formats up to "
                    + SCHEMA_VERSION + ": use the newer program that wrote it. It was left as it is");
        }
    }

    private static void requireNoGap(Connection connection, Path file) throws SQLException {
        if (!Long.valueOf(1).equals(SqliteConnections.number(connection, HAS_GAP))) return;
        throw new StoreUnusableException(file + " has a gap: there is no event at position "
                + SqliteConnections.number(connection, FIRST_GAP)
                + ". The log was damaged or changed. It was left as it is; restore a backup");
    }

    private static void createIfEmpty(Connection connection) throws SQLException {
        if (isEmpty(connection)) {
            for (var statement : SCHEMA) SqliteConnections.execute(connection, statement);
        }
        connection.commit();
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        return Long.valueOf(0).equals(SqliteConnections.number(connection, "SELECT count(*) FROM sqlite_schema"));
    }

    private static long pragma(Connection connection, String name) throws SQLException {
        Long value = SqliteConnections.number(connection, "PRAGMA " + name);
        return value == null ? 0 : value;
    }

    private static StoreUnusableException damaged(Path file, SQLException e) {
        return new StoreUnusableException(
                file + " cannot be read as an event log: " + e.getMessage()
                        + ". It was left as it is; restore a backup if it is damaged",
                e);
    }
}
