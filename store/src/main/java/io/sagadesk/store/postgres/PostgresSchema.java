package io.sagadesk.store.postgres;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The tables of the log, the checks before they are read or written, and what other schemas need of the same. */
public final class PostgresSchema {

    /** The first key of the advisory locks: "SDlg" in ASCII. The second one is the table, or 0 while there is none. */
    static final int LOCK = 0x53446c67;

    private static final int VERSION = 1;
    private static final int OLDEST_SERVER = 150_000;

    /** The last position up to which a missing event is looked for at each start, which takes about a second. */
    private static final long CHECKED_AT_OPENING = 1_000_000;

    private static final String[] TABLES = {
        """
        CREATE TABLE event (
          position       bigint PRIMARY KEY,        -- counted from 0, without gaps, in the order of the commits
          event_id       text COLLATE "C" NOT NULL UNIQUE,
          aggregate_type text COLLATE "C",          -- NULL outside an aggregate
          aggregate_id   text COLLATE "C" NOT NULL, -- outside an aggregate the event's own id
          sequence       bigint NOT NULL,           -- within the aggregate, counted from 0
          recorded_at    text COLLATE "C" NOT NULL, -- UTC, nine fraction digits
          payload_type   text COLLATE "C" NOT NULL,
          revision       text COLLATE "C",
          payload        text NOT NULL,             -- JSON as it was written, which jsonb would change
          metadata       text NOT NULL,
          UNIQUE (aggregate_id, sequence)
        )""",
        "CREATE INDEX event_recorded_at ON event (recorded_at) INCLUDE (position)",
        """
        CREATE TABLE snapshot (
          aggregate_id   text COLLATE "C" PRIMARY KEY,
          event_id       text COLLATE "C" NOT NULL,
          aggregate_type text COLLATE "C" NOT NULL,
          sequence       bigint NOT NULL,           -- of the last event that it covers
          recorded_at    text COLLATE "C" NOT NULL,
          payload_type   text COLLATE "C" NOT NULL,
          revision       text COLLATE "C",
          payload        text NOT NULL,
          metadata       text NOT NULL
        )""",
        "CREATE TABLE log_version (version integer NOT NULL)",
        "INSERT INTO log_version VALUES (" + VERSION + ")",
    };

    private static final String HAS_GAP = "SELECT min(position) <> 0 OR count(*) <> max(position) + 1 FROM event";

    private static final String FIRST_GAP = """
            SELECT CASE WHEN min(position) > 0 THEN 0 ELSE (
              SELECT position + 1 FROM event AS before
              WHERE NOT EXISTS (SELECT 1 FROM event WHERE position = before.position + 1) ORDER BY position LIMIT 1)
            END FROM event""";

    private PostgresSchema() {}

    /** Creates the tables if there are none, and refuses those that this program cannot write. */
    static void create(Connection connection) throws SQLException {
        requireServer(connection);
        connection.setAutoCommit(false);
        execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ", 0)"); // others may start at the same time
        if (isAbsent(connection)) {
            for (var statement : TABLES) execute(connection, statement);
        }
        requireKnown(connection);
        connection.commit();
        Long last = number(connection, "SELECT max(position) FROM event");
        if (last != null && last <= CHECKED_AT_OPENING) requireNoGap(connection);
        connection.commit();
    }

    /** Refuses a database without a log, and a log of a later version of this program. */
    static void requireReadable(Connection connection) throws SQLException {
        requireServer(connection);
        if (isAbsent(connection)) throw new StoreUnusableException("There is no event log in this database");
        requireKnown(connection);
    }

    static boolean hasEvents(Connection connection) throws SQLException {
        return text(connection, "SELECT to_regclass('event')") != null
                && "t".equals(text(connection, "SELECT EXISTS (SELECT FROM event)"));
    }

    /** Refuses a log with a missing event. */
    static void requireNoGap(Connection connection) throws SQLException {
        if (!"t".equals(text(connection, HAS_GAP))) return;
        throw new StoreUnusableException("The log in PostgreSQL has a gap: there is no event at position "
                + number(connection, FIRST_GAP)
                + ". It was damaged or changed. It was left as it is; restore a backup");
    }

    /** Refuses a server that is too old, and a database of another encoding. */
    public static void requireServer(Connection connection) throws SQLException {
        Long server = number(connection, "SELECT current_setting('server_version_num')::int");
        if (server == null || server < OLDEST_SERVER) {
            throw new StoreUnusableException("PostgreSQL is older than version 15");
        }
        if (!"UTF8".equals(text(connection, "SHOW server_encoding"))) {
            throw new StoreUnusableException("The database has another encoding than UTF8: create one with"
                    + " createdb --encoding=UTF8 --template=template0");
        }
    }

    private static boolean isAbsent(Connection connection) throws SQLException {
        if (text(connection, "SELECT to_regclass('log_version')") != null) return false;
        if (text(connection, "SELECT coalesce(to_regclass('event'), to_regclass('snapshot'))") == null) return true;
        throw new StoreUnusableException("The database has a table event or snapshot of something else:"
                + " it was left as it is; give Sagadesk a database of its own");
    }

    private static void requireKnown(Connection connection) throws SQLException {
        Long version = number(connection, "SELECT max(version) FROM log_version");
        if (version != null && version == VERSION) return;
        throw new StoreUnusableException("The log in PostgreSQL has format " + version
                + ", and this program knows formats up to " + VERSION
                + ": use the newer program that wrote it. It was left as it is");
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the first value of the answer; null without one. */
    public static @Nullable Long number(Connection connection, String query) throws SQLException {
        var text = text(connection, query);
        return text == null ? null : Long.valueOf(text);
    }

    /** Returns the first value of the answer; null without one. */
    public static @Nullable String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
