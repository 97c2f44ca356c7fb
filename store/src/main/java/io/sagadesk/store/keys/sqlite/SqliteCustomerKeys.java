package io.sagadesk.store.keys.sqlite;

import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.storage.KeyCache;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import java.nio.file.Path;

/**
 * Stores the customers' keys, each encrypted with the master key, in one SQLite file, {@code keys.db}. Concurrent
 * requests for new keys share one fsync. Recently used keys are cached in memory, so that most fields cost no query.
 *
 * <p>One process writes; other processes may open the file for reading at the same time. Such a reader may keep using a
 * cached key until its process ends, even after the key is destroyed.
 */
public final class SqliteCustomerKeys extends StoredCustomerKeys {

    /** The name of the file in the data directory. */
    public static final String FILE = "keys.db";

    private SqliteCustomerKeys(KeyStoreFiles files) {
        super(files, new KeyCache(), files.master());
    }

    /**
     * Opens the key store of a data directory, or creates one.
     *
     * @throws io.sagadesk.store.engine.database.StoreUnusableException if another process has it open for writing
     * @throws io.sagadesk.store.keys.MasterKeyException if the master key is missing, does not match or is readable by
     * others
     */
    public static SqliteCustomerKeys open(Path directory, MasterKeySource master) {
        return new SqliteCustomerKeys(KeyStoreFiles.open(directory, master, true));
    }

    /** Opens an existing key store read-only, for tools. A server may write to it at the same time. */
    public static SqliteCustomerKeys openForReading(Path directory, MasterKeySource master) {
        return new SqliteCustomerKeys(KeyStoreFiles.open(directory, master, false));
    }
}
