package io.sagadesk.store.keys.location;

import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.postgres.PostgresCustomerKeys;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.PostgresLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the customers' keys are: in the PostgreSQL that {@link #SETTING} names, else in the PostgreSQL that keeps the log, else
 * in {@code keys.db} in the data directory.
 */
public final class KeyStoreLocation {

    /** The environment variable that gives the address of another database, or another user, for the keys. */
    public static final String SETTING = "SAGADESK_KEYS_POSTGRESQL";

    private static final String LOG = "events.db";

    private final Path data;
    private final @Nullable PostgresAddress log;
    private final @Nullable PostgresAddress shared;
    private final MasterKeySource master;

    private KeyStoreLocation(
            Path data, @Nullable PostgresAddress log, @Nullable PostgresAddress shared, @Nullable String masterKey) {
        this.data = data;
        this.log = log;
        this.shared = shared;
        this.master = shared == null ? new MasterKeySource(data, masterKey) : MasterKeySource.shared(masterKey);
    }

    /**
     * Decides by the settings. A text without characters counts as none.
     *
     * @param data the data directory
     * @param postgresql the value of {@link PostgresAddress#SETTING}
     * @param keysPostgresql the value of {@link #SETTING}
     * @param masterKey the value of {@link MasterKeySource#SETTING}
     * @throws IllegalArgumentException if an address is none; the message does not repeat it
     */
    public static KeyStoreLocation of(
            Path data, @Nullable String postgresql, @Nullable String keysPostgresql, @Nullable String masterKey) {
        var log = address(PostgresAddress.SETTING, postgresql);
        var own = address(SETTING, keysPostgresql);
        return new KeyStoreLocation(data, log, own == null ? log : own, masterKey);
    }

    private static @Nullable PostgresAddress address(String setting, @Nullable String text) {
        return text == null || text.isBlank() ? null : PostgresAddress.of(setting, text.strip());
    }

    /** Whether several instances may use the keys. */
    public boolean isShared() {
        return shared != null;
    }

    /**
     * Opens the key store, or creates one if there is no log yet.
     *
     * @throws StoreUnusableException if there is a log without its keys, the data directory has a log or keys that are not
     *     used, or the key store cannot be opened
     * @throws io.sagadesk.store.keys.MasterKeyException if the master key is missing, or another one
     */
    public StoredCustomerKeys open() {
        if (shared != null) {
            if (log != null) refuseUnused(LOG);
            refuseUnused(SqliteCustomerKeys.FILE);
            return PostgresCustomerKeys.open(
                    shared, master, () -> log != null && PostgresLog.at(log).hasEvents());
        }
        if (isEmpty(data.resolve(SqliteCustomerKeys.FILE)) && Files.exists(data.resolve(LOG))) {
            throw new StoreUnusableException("There is a log in " + data + " but no " + SqliteCustomerKeys.FILE
                    + " with its keys: put back the backup of both");
        }
        return SqliteCustomerKeys.open(data, master);
    }

    /** Whoever has such a file may believe that it is carried over. */
    private void refuseUnused(String file) {
        if (!Files.exists(data.resolve(file))) return;
        throw new StoreUnusableException("There is a file " + file + " in " + data + ", but the settings say that its"
                + " content is in PostgreSQL, and nothing is carried over: move the file away, or start without "
                + (log == null ? SETTING : PostgresAddress.SETTING));
    }

    private static boolean isEmpty(Path file) {
        try {
            return !Files.exists(file) || Files.size(file) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens an existing key store for reading, while servers may use it.
     *
     * @throws StoreUnusableException if there is none, or it cannot be opened
     * @throws io.sagadesk.store.keys.MasterKeyException if the master key is missing, or another one
     */
    public StoredCustomerKeys openForReading() {
        if (shared != null) return PostgresCustomerKeys.openForReading(shared, master);
        if (!Files.isRegularFile(data.resolve(SqliteCustomerKeys.FILE))) {
            throw new StoreUnusableException("There is no " + SqliteCustomerKeys.FILE + " in " + data);
        }
        return SqliteCustomerKeys.openForReading(data, master);
    }
}
