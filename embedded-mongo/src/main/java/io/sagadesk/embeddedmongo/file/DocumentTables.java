package io.sagadesk.embeddedmongo.file;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the document file on one connection, with its prepared statements. A tree is a collection or an index.
 * The documents of a collection are at ascending positions, in the order of insertion, on which clients rely (Axon's
 * dead-letter queue for example). For one thread at a time.
 */
public final class DocumentTables implements AutoCloseable {

    /** Receives documents in order until it stops the walk; the key is empty outside of an index. */
    public interface Visitor {
        boolean wantsMoreAfter(byte[] key, long position, byte[] document);
    }

    /** What is stored of a tree. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Tree(long number, String name, byte @Nullable [] definition, boolean multikey, boolean isNew) {}

    static final String[] SCHEMA = {
        """
        CREATE TABLE tree (
          number     INTEGER PRIMARY KEY AUTOINCREMENT,
          name       TEXT UNIQUE,         -- db.collection or db.collection/index; NULL if dropped and not yet emptied
          definition BLOB,                -- of an index, as BSON
          multikey   INTEGER NOT NULL DEFAULT 0
        )""", """
        CREATE TABLE document (
          position   INTEGER PRIMARY KEY, -- the number of the collection << 40, plus a running number; never reused
          checksum   INTEGER NOT NULL,    -- CRC-32C
          bson       BLOB NOT NULL
        )""", """
        CREATE TABLE entry (
          tree       INTEGER NOT NULL,
          key        BLOB NOT NULL,       -- in the order of MongoDB's values
          position   INTEGER NOT NULL,
          PRIMARY KEY (tree, key, position)
        ) WITHOUT ROWID""",
    };

    private static final int COLLECTION_BITS = 40;
    private static final byte[] NO_KEY = {};
    private static final int SWEPT_AT_ONCE = 1_000;

    private static final String TREES = "SELECT number, name, definition, multikey FROM tree WHERE name ";
    private static final String ENTRIES = """
            SELECT checksum, bson, entry.position, key
            FROM entry LEFT JOIN document ON document.position = entry.position WHERE tree = ? AND\s""";
    private static final String FORWARDS =
            ENTRIES + "(key, entry.position) > (?, ?) AND key < ? ORDER BY key, entry.position";
    private static final String BACKWARDS =
            ENTRIES + "(key, entry.position) < (?, ?) AND key >= ? ORDER BY key DESC, entry.position DESC";
    private static final String FREE_ENTRY = "INSERT INTO entry SELECT ?1, ?2, ?3"
            + " WHERE NOT EXISTS (SELECT 1 FROM entry WHERE tree = ?1 AND key = ?2)";
    private static final String DOCUMENT = "SELECT checksum, bson FROM document WHERE position = ?";
    private static final String SCAN =
            "SELECT checksum, bson, position FROM document WHERE position > ? AND position < ? ORDER BY position";
    private static final String SWEEP_DOCUMENTS = "DELETE FROM document WHERE position IN"
            + " (SELECT position FROM document WHERE position >= ? AND position < ? LIMIT " + SWEPT_AT_ONCE + ")";
    private static final String SWEEP_ENTRIES = "DELETE FROM entry WHERE (tree, key, position) IN"
            + " (SELECT tree, key, position FROM entry WHERE tree = ? LIMIT " + SWEPT_AT_ONCE + ")";

    private interface Reading<T> {
        @Nullable T read(ResultSet rows) throws SQLException;
    }

    private final Connection connection;
    private final Function<Exception, RuntimeException> failed;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final CRC32C checksum = new CRC32C();
    private boolean changed;

    /** @param failed makes of a failure what is thrown for it */
    DocumentTables(Connection connection, Function<Exception, RuntimeException> failed) {
        this.connection = connection;
        this.failed = failed;
    }

    /** Returns the first position of a collection. */
    public static long start(long collection) {
        return collection << COLLECTION_BITS;
    }

    /** Returns the tree with the name; a new one has the definition. */
    public Tree tree(String name, byte @Nullable [] definition) {
        Tree known = query(TREES + "= ?", rows -> rows.next() ? tree(rows) : null, name);
        if (known != null) return known;
        change("INSERT INTO tree (name, definition) VALUES (?, ?)", name, definition);
        return new Tree(number("SELECT last_insert_rowid()"), name, definition, false, true);
    }

    /** Returns all trees, a collection before its indexes. */
    public List<Tree> trees() {
        List<Tree> trees = new ArrayList<>();
        query(TREES + "IS NOT NULL ORDER BY number", rows -> {
            while (rows.next()) trees.add(tree(rows));
            return trees;
        });
        return trees;
    }

    private static Tree tree(ResultSet row) throws SQLException {
        return new Tree(row.getLong(1), row.getString(2), row.getBytes(3), row.getBoolean(4), false);
    }

    public boolean has(long tree) {
        return number("SELECT count(*) FROM tree WHERE number = ? AND name IS NOT NULL", tree) > 0;
    }

    public void setMultikey(long tree) {
        change("UPDATE tree SET multikey = 1 WHERE number = ?", tree);
    }

    /** Drops a tree; {@link #sweep} deletes its content. */
    void drop(long tree) {
        change("UPDATE tree SET name = NULL, definition = NULL WHERE number = ?", tree);
    }

    /** Deletes some of what was dropped, so that no command waits until all is deleted. Returns whether more may be left. */
    boolean sweep() {
        long tree = number("SELECT ifnull(min(number), -1) FROM tree WHERE name IS NULL");
        if (tree < 0) return false;
        int swept = change(SWEEP_DOCUMENTS, start(tree), start(tree + 1)) + change(SWEEP_ENTRIES, tree);
        if (swept == 0) change("DELETE FROM tree WHERE number = ?", tree);
        return true;
    }

    public byte @Nullable [] document(long position) {
        return query(DOCUMENT, rows -> rows.next() ? document(rows) : null, position);
    }

    private byte[] document(ResultSet row) throws SQLException {
        byte[] bson = row.getBytes(2);
        if (bson == null || row.getInt(1) != checksum(bson)) {
            throw new SQLException("a document is missing or has another checksum than its bytes");
        }
        return bson;
    }

    private int checksum(byte[] bson) {
        checksum.reset();
        checksum.update(bson);
        return (int) checksum.getValue();
    }

    /** Returns the last position of a collection; before its first one if it is empty. */
    public long lastPosition(long collection) {
        return number(
                "SELECT ifnull(max(position), ?1 - 1) FROM document WHERE position >= ?1 AND position < ?2",
                start(collection),
                start(collection + 1));
    }

    public void put(long position, byte[] bson) {
        change("REPLACE INTO document VALUES (?, ?, ?)", position, checksum(bson), bson);
    }

    public void delete(long position) {
        change("DELETE FROM document WHERE position = ?", position);
    }

    public void addEntry(long tree, byte[] key, long position) {
        change("INSERT OR IGNORE INTO entry VALUES (?, ?, ?)", tree, key, position);
    }

    /** Adds an entry unless another document has the key. Returns whether it was added. */
    public boolean addEntryIfFree(long tree, byte[] key, long position) {
        return change(FREE_ENTRY, tree, key, position) > 0;
    }

    public void removeEntry(long tree, byte[] key, long position) {
        change("DELETE FROM entry WHERE tree = ? AND key = ? AND position = ?", tree, key, position);
    }

    /** Returns the first position with a key, or -1. */
    public long positionOf(long tree, byte[] key) {
        return number("SELECT ifnull(min(position), -1) FROM entry WHERE tree = ? AND key = ?", tree, key);
    }

    public long count(long tree, byte[] from, byte[] to) {
        return number("SELECT count(*) FROM entry WHERE tree = ? AND key >= ? AND key < ?", tree, from, to);
    }

    /** Visits the documents of a collection behind a position. Returns whether all were visited. */
    public boolean scan(long collection, long after, Visitor visitor) {
        return Boolean.TRUE.equals(query(SCAN, rows -> visit(rows, false, visitor), after, start(collection + 1)));
    }

    /**
     * Visits the documents of an index behind a key with a position, up to the end of a range: exclusively, or backwards
     * inclusively. Returns whether all were visited.
     */
    public boolean walk(long tree, byte[] key, long position, byte[] end, boolean backwards, Visitor visitor) {
        String query = backwards ? BACKWARDS : FORWARDS;
        return Boolean.TRUE.equals(query(query, rows -> visit(rows, true, visitor), tree, key, position, end));
    }

    private boolean visit(ResultSet rows, boolean keyed, Visitor visitor) throws SQLException {
        while (rows.next()) {
            if (!visitor.wantsMoreAfter(keyed ? rows.getBytes(4) : NO_KEY, rows.getLong(3), document(rows))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the number that a query or a pragma says. */
    long number(String query, @Nullable Object... arguments) {
        return Objects.requireNonNull(query(query, rows -> rows.next() ? rows.getLong(1) : 0L, arguments));
    }

    /** Checks the structure of all pages. */
    boolean isSound() {
        return "ok".equals(query("PRAGMA quick_check(1)", rows -> rows.getString(1)));
    }

    /** Returns whether the transaction had changes. */
    boolean commit() {
        boolean hadChanges = changed;
        changed = false;
        try {
            connection.commit();
            return hadChanges;
        } catch (SQLException e) {
            throw failed.apply(e);
        }
    }

    private int change(String sql, @Nullable Object... arguments) {
        changed = true;
        try {
            return bound(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            throw failed.apply(e);
        }
    }

    private <T> @Nullable T query(String sql, Reading<T> reading, @Nullable Object... arguments) {
        try (ResultSet rows = bound(sql, arguments).executeQuery()) {
            return reading.read(rows);
        } catch (SQLException e) {
            throw failed.apply(e);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed.apply(e);
        }
    }
}
