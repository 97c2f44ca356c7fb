package io.sagadesk.store.facts;

import io.sagadesk.store.engine.database.StoreUnreadableException;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.sqlite.SqliteConnections;
import io.sagadesk.store.sqlite.WriteAheadFile;
import io.sagadesk.store.sqlite.WriteLock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Facts in {@code facts.db} in the data directory, which one process opens at a time. */
public final class SqliteFacts implements FactStore {

    /** The name of the file. */
    public static final String FILE = "facts.db";

    private static final String TABLE = "CREATE TABLE IF NOT EXISTS fact (collection TEXT NOT NULL, key TEXT NOT NULL,"
            + " json TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (collection, key)) WITHOUT ROWID";

    private final WriteLock lock;
    private final Connection connection;

    private SqliteFacts(WriteLock lock, Connection connection) {
        this.lock = lock;
        this.connection = connection;
    }

    /**
     * Opens the file of a data directory, or creates one.
     *
     * @throws StoreUnusableException if another process has it open, or it is damaged
     */
    public static SqliteFacts open(Path directory) {
        var file = directory.resolve(FILE);
        var lock = WriteLock.acquire(file);
        var complete = false;
        try {
            WriteAheadFile.requireWhole(file);
            var connection = SqliteConnections.writing(file);
            SqliteConnections.execute(connection, "PRAGMA secure_delete = ON"); // they may be secrets
            SqliteConnections.execute(connection, TABLE);
            complete = true;
            return new SqliteFacts(lock, connection);
        } catch (SQLException | IOException e) {
            throw new StoreUnusableException(file + " cannot be opened: " + e.getMessage() + ". Restore a backup", e);
        } finally {
            if (!complete) lock.close();
        }
    }

    @Override
    public Optional<Fact> find(String collection, String key) {
        return use(facts -> facts.find(collection, key));
    }

    @Override
    public List<Fact> list(String collection, String prefix, String after, int limit) {
        return use(facts -> facts.list(collection, prefix, after, limit));
    }

    @Override
    public boolean put(String collection, String key, String json, long expected) {
        FactKeys.require(collection, key, json);
        return use(facts -> facts.put(collection, key, json, expected));
    }

    @Override
    public boolean delete(String collection, String key, long expected) {
        return use(facts -> facts.delete(collection, key, expected));
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(FactStatements facts) throws SQLException;
    }

    private synchronized <T> T use(Work<T> work) {
        try {
            return work.on(new FactStatements(connection));
        } catch (SQLException e) {
            throw new StoreUnreadableException(FILE + " could not be used: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        try (lock) {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(FILE + " could not be closed", e);
        }
    }
}
