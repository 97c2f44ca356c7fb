package io.sagadesk.store.keys.sqlite;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.engine.database.StoreUnreadableException;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.MasterKey;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.storage.KeyCache;
import io.sagadesk.store.keys.storage.KeyStorage;
import io.sagadesk.store.keys.storage.MasterKeyCheck;
import io.sagadesk.store.keys.storage.StoredKey;
import io.sagadesk.store.sqlite.WriteLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The open files of a key store: a reader, and a writer with its lock unless the store is read-only. */
final class KeyStoreFiles implements KeyStorage {

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
            master = MasterKeyCheck.matching(reader.masterCommitment(), source, SqliteCustomerKeys.FILE);
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
        initializeNewStore(table, source);
        MasterKeySource.syncDirectory(directory);
        return opened.add(new KeyStoreWriter(table));
    }

    /** Registers a master key, created if necessary, in a key store that has neither a master key nor customer keys. */
    private static void initializeNewStore(KeyTable table, MasterKeySource source) throws SQLException {
        if (table.masterCommitment() == null && table.isEmpty()) {
            var key = source.findOrCreate();
            table.insertMasterCommitment(key.commitment());
            key.erase();
        }
    }

    MasterKey master() {
        return master;
    }

    private KeyStoreWriter writer() {
        if (writer == null) {
            throw new IllegalStateException(file + " is open for reading only: no key can be made or destroyed");
        }
        return writer;
    }

    @Override
    public String place() {
        return SqliteCustomerKeys.FILE;
    }

    /** They are: no other process destroys keys. */
    @Override
    public void requireCurrentCache() {}

    @Override
    public @Nullable StoredKey find(CustomerId customer) {
        try {
            return reader.find(customer);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public @Nullable StoredKey find(KeyCommitment commitment) {
        try {
            return reader.find(commitment);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public StoredKey insert(CustomerKey key, byte[] wrapped) {
        writer().insert(key, wrapped);
        return new StoredKey(key.customer(), key.commitment(), wrapped);
    }

    @Override
    public void destroy(CustomerId customer, KeyCache cache) {
        cache.whileNothingIsLoaded(() -> {
            var stored = find(customer);
            cache.forget(customer, stored == null ? null : stored.commitment());
            writer().destroy(customer);
        });
    }

    @Override
    public boolean isDone(Step step) {
        try {
            return reader.isDone(step);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void noteDone(Step step) {
        writer().insertDone(step);
    }

    @Override
    public void forEach(RowVisitor visitor) {
        try {
            reader.forEach(visitor);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        opened.close();
    }

    private StoreUnreadableException unreadable(SQLException e) {
        return new StoreUnreadableException(file + " cannot be read: " + e.getMessage(), e);
    }
}
