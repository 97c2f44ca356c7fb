package io.sagadesk.store.subjects;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Knows at which positions of the log a subject occurs. A file of its own, which may be deleted at any time: it is not
 * synced, remembers up to which event it has seen the log, and begins anew where that event is not in the log.
 */
public final class SubjectIndex implements AutoCloseable {

    /**
     * An event as far as it matters here.
     *
     * @param subjects full names such as {@code customer/c-1}
     */
    public record Entry(long position, String eventId, Set<String> subjects) {}

    /**
     * Up to where the log has been seen.
     *
     * @param position -1 for nothing yet
     */
    public record Seen(long position, String eventId) {

        static final Seen NOTHING = new Seen(-1, "");
    }

    private static final int SEEN = 0;
    private static final int SETTLED = 1;

    private final Connection connection;
    private Seen seen;
    private long settled;

    private SubjectIndex(Connection connection) throws SQLException {
        this.connection = connection;
        this.seen = readSeen(SEEN);
        this.settled = readSeen(SETTLED).position();
    }

    public static SubjectIndex open(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.OFF); // after a power cut it is made anew
        try {
            var connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS subject (subject TEXT NOT NULL, position INTEGER NOT NULL,"
                                + " PRIMARY KEY (subject, position)) WITHOUT ROWID");
                statement.execute("CREATE TABLE IF NOT EXISTS seen"
                        + " (id INTEGER PRIMARY KEY, position INTEGER NOT NULL, event_id TEXT NOT NULL)");
            }
            connection.setAutoCommit(false);
            return new SubjectIndex(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The index " + file + " cannot be used (" + e.getMessage() + "): delete it, and it is made anew",
                    e);
        }
    }

    public synchronized Seen seen() {
        return seen;
    }

    /** Up to where everything that must follow from an event has been done; -1 for nowhere. */
    public synchronized long settled() {
        return settled;
    }

    /** Notes that everything that must follow from the events up to this position has been done. */
    public synchronized void settle(long position) {
        if (position <= settled) return;
        try {
            remember(SETTLED, new Seen(position, ""));
            connection.commit();
            settled = position;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Adds the next events of the log, in one transaction; those seen before are passed over. */
    public synchronized void add(List<Entry> entries) {
        var fresh = entries.stream()
                .filter(entry -> entry.position() > seen.position())
                .toList();
        if (fresh.isEmpty()) return;
        var last = fresh.get(fresh.size() - 1);
        try (var insert = connection.prepareStatement("INSERT OR IGNORE INTO subject VALUES (?, ?)")) {
            for (var entry : fresh) insert(insert, entry);
            insert.executeBatch();
            var now = new Seen(last.position(), last.eventId());
            remember(SEEN, now);
            connection.commit();
            seen = now;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Forgets everything: the log is another one. */
    public synchronized void clear() {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM subject");
            remember(SEEN, Seen.NOTHING);
            remember(SETTLED, Seen.NOTHING);
            connection.commit();
            seen = Seen.NOTHING;
            settled = -1;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The positions of a subject's events after a position, in order, at most so many. */
    public synchronized long[] positions(String subject, long after, int limit) {
        try (var query = connection.prepareStatement(
                "SELECT position FROM subject WHERE subject = ? AND position > ? ORDER BY position LIMIT ?")) {
            query.setString(1, subject);
            query.setLong(2, after);
            query.setInt(3, limit);
            return numbers(query);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void insert(PreparedStatement insert, Entry entry) throws SQLException {
        insert.setLong(2, entry.position());
        for (var subject : entry.subjects()) {
            insert.setString(1, subject);
            insert.addBatch();
        }
    }

    private void remember(int what, Seen now) throws SQLException {
        try (var update = connection.prepareStatement("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)")) {
            update.setInt(1, what);
            update.setLong(2, now.position());
            update.setString(3, now.eventId());
            update.executeUpdate();
        }
    }

    private Seen readSeen(int what) throws SQLException {
        try (var query = connection.prepareStatement("SELECT position, event_id FROM seen WHERE id = " + what);
                ResultSet row = query.executeQuery()) {
            var known = row.next() ? new Seen(row.getLong(1), row.getString(2)) : Seen.NOTHING;
            connection.commit();
            return known;
        }
    }

    private long[] numbers(PreparedStatement query) throws SQLException {
        var numbers = new ArrayList<Long>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) numbers.add(rows.getLong(1));
        }
        connection.commit();
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** A failed statement must not leave half a transaction to the next caller. */
    private IllegalStateException failed(SQLException e) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            e.addSuppressed(second);
        }
        return new IllegalStateException("The index of subjects failed: " + e.getMessage(), e);
    }
}
