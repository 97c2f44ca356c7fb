package io.sagadesk.store.keys.sqlite;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.engine.database.StoreUnreadableException;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.MasterKey;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.UpgradeNotes.Step;
import io.sagadesk.store.sqlite.WriteLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The open files of a key store: a reader, and a writer with its lock unless the store is read-only. */
final class KeyStoreFiles implements AutoCloseable {

    private final OpenFiles opened = new OpenFiles();
    private final Path file;
    private final MasterKey master;
    private final KeyTable reader;
    private final @Nullable KeyStoreWriter writer;

    private KeyStoreFiles(Path directory, MasterKeySource source, boolean writing) throws SQLException, IOException {
        this.file = directory.resolve(SqliteCustomerKeys.FILE);
        var complete = false;
        try {
            writer = writing ? openWriter(directory, source) : null;
            reader = opened.add(new KeyTable(KeyFile.openForReading(file)));
            master = MasterKeyCheck.matching(reader, source);
            complete = true;
        } finally {
            if (!complete) opened.close();
        }
    }

    static KeyStoreFiles open(Path directory, MasterKeySource source, boolean writing) {
        try {
            return new KeyStoreFiles(directory, source, writing);
        } catch (SQLException e) {
            throw new StoreUnusableException(
                    "The key store in " + directory + " cannot be opened: " + e.getMessage()
                            + ". Restore a backup if it is damaged",
                    e);
        } catch (IOException e) {
            throw new StoreUnusableException(
                    "The key store in " + directory + " cannot be opened: " + e + ". Let its owner read and write it",
                    e);
        }
    }

    private KeyStoreWriter openWriter(Path directory, MasterKeySource source) throws SQLException, IOException {
        Files.createDirectories(directory);
        opened.add(WriteLock.acquire(file));
        KeyFile.requireSound(file);
        var table = opened.add(new KeyTable(KeyFile.openForWriting(file)));
        MasterKeyCheck.initializeNewStore(table, source);
        MasterKeySource.syncDirectory(directory);
        return opened.add(new KeyStoreWriter(table));
    }

    MasterKey master() {
        return master;
    }

    KeyStoreWriter writer() {
        if (writer == null) {
            throw new IllegalStateException(file + " is open for reading only: no key can be made or destroyed");
        }
        return writer;
    }

    @Nullable StoredKey find(CustomerId customer) {
        try {
            return reader.find(customer);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Nullable StoredKey find(KeyCommitment commitment) {
        try {
            return reader.find(commitment);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    boolean isDone(Step step) {
        try {
            return reader.isDone(step);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        opened.close();
    }

    /** Returns the customers whose keys are not what was written, in no order. Reads every row. */
    DamagedKeys damagedKeys() {
        var damaged = new DamagedKeys(master);
        try {
            reader.forEach(damaged::check);
            return damaged;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private StoreUnreadableException unreadable(SQLException e) {
        return new StoreUnreadableException(file + " cannot be read: " + e.getMessage(), e);
    }
}
