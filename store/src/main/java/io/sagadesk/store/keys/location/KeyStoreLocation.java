package io.sagadesk.store.keys.location;

import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.mongo.MongoCustomerKeys;
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
 * Where the customers' keys are: in the PostgreSQL or the MongoDB that the settings name for them, else in the PostgreSQL that keeps the
 * log, else in {@code keys.db} in the data directory.
 */
public final class KeyStoreLocation {

    private static final String LOG = "events.db";

    private final Path data;
    private final @Nullable PostgresAddress log;
    private final @Nullable PostgresAddress postgresql;
    private final @Nullable String mongodb;
    private final MasterKeySource master;

    private KeyStoreLocation(Path data, KeyStoreSettings settings) {
        this.data = data;
        this.log = settings.log();
        this.postgresql = settings.keys();
        this.mongodb = settings.mongodb();
        this.master = isShared()
                ? MasterKeySource.shared(settings.masterKey())
                : new MasterKeySource(data, settings.masterKey());
    }

    /**
     * Decides by the settings.
     *
     * @param data the data directory
     * @throws IllegalArgumentException if an address is none, or there are two; the message does not repeat it
     */
    public static KeyStoreLocation of(Path data, KeyStoreSettings settings) {
        settings.check();
        return new KeyStoreLocation(data, settings);
    }

    /** Whether several instances may use the keys. */
    public boolean isShared() {
        return postgresql != null || mongodb != null;
    }

    /**
     * Opens the key store, or creates one if there is no log yet.
     *
     * @throws StoreUnusableException if there is a log without its keys, the data directory has a log or keys that are not
     *     used, or the key store cannot be opened
     * @throws io.sagadesk.store.keys.MasterKeyException if the master key is missing, or another one
     */
    public StoredCustomerKeys open() {
        if (isShared()) {
            if (log != null) refuseUnused(LOG);
            refuseUnused(SqliteCustomerKeys.FILE);
        }
        if (mongodb != null) {
            return MongoCustomerKeys.open(KeyStoreSettings.MONGODB, mongodb, master, this::logHasEvents);
        }
        if (postgresql != null) return PostgresCustomerKeys.open(postgresql, master, this::logHasEvents);
        if (isEmpty(data.resolve(SqliteCustomerKeys.FILE)) && Files.exists(data.resolve(LOG))) {
            throw new StoreUnusableException("There is a log in " + data + " but no " + SqliteCustomerKeys.FILE
                    + " with its keys: put back the backup of both");
        }
        return SqliteCustomerKeys.open(data, master);
    }

    /** Axon Server may be out of reach at the start: whether the keys fit its log is checked when that is read. */
    private boolean logHasEvents() {
        return log != null && PostgresLog.at(log).hasEvents();
    }

    /** Whoever has such a file may believe that it is carried over. */
    private void refuseUnused(String file) {
        if (!Files.exists(data.resolve(file))) return;
        throw new StoreUnusableException("There is a file " + file + " in " + data + ", but the settings say that its"
                + " content is in " + (mongodb == null || file.equals(LOG) ? "PostgreSQL" : "MongoDB")
                + ", and nothing is carried over: move the file away, or start without " + setting());
    }

    private String setting() {
        if (log != null) return PostgresAddress.SETTING;
        return mongodb == null ? KeyStoreSettings.POSTGRESQL : KeyStoreSettings.MONGODB;
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
        if (mongodb != null) return MongoCustomerKeys.openForReading(KeyStoreSettings.MONGODB, mongodb, master);
        if (postgresql != null) return PostgresCustomerKeys.openForReading(postgresql, master);
        if (!Files.isRegularFile(data.resolve(SqliteCustomerKeys.FILE))) {
            throw new StoreUnusableException("There is no " + SqliteCustomerKeys.FILE + " in " + data);
        }
        return SqliteCustomerKeys.openForReading(data, master);
    }
}
