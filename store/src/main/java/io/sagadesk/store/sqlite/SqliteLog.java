package io.sagadesk.store.sqlite;

import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.EventTables;
import io.sagadesk.store.engine.database.LogDatabase;
import io.sagadesk.store.engine.database.StoreUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A log in one SQLite file, which one process at a time writes.
 *
 * @param file is created if it does not exist
 */
public record SqliteLog(Path file) implements LogDatabase {

    public static SqliteLog at(Path file) {
        return new SqliteLog(file);
    }

    @Override
    public EventTables openForWriting() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new StoreUnusableException("Cannot make the directory of " + file, e);
        }
        var lock = WriteLock.acquire(file);
        try {
            return new SqliteEventTables(EventFile.openForWriting(file), lock);
        } catch (SQLException | IOException e) {
            lock.close();
            throw new StoreUnusableException(file + " cannot be opened for writing: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public EventLog openForReading() {
        return new SqliteEventLog(file);
    }
}
