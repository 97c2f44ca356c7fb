package io.sagadesk.store.keys.postgres;

import io.sagadesk.store.keys.KeysUnreachableException;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.storage.KeyCache;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import io.sagadesk.store.postgres.PostgresAddress;
import io.sagadesk.store.postgres.PostgresOutage;
import java.util.function.BooleanSupplier;

/**
 * Stores the customers' keys, each encrypted with the master key, in a schema of a PostgreSQL database that any number of
 * instances share. Concurrent requests for new keys share one commit.
 *
 * <p>A key that one instance destroys is used by no other instance from before the destruction on: each uses its cached keys only
 * while it has looked for forgotten customers within the last five seconds, and the destruction waits until all have seen the
 * customer or the time of those that have not is over (decision 0053).
 */
public final class PostgresCustomerKeys extends StoredCustomerKeys {

    private PostgresCustomerKeys(PostgresKeyStorage storage, KeyCache cache, KeySchema.Opened opened) {
        super(storage, cache, opened.master());
    }

    /**
     * Opens the key store in a database, or creates one.
     *
     * @param logHasEvents whether the log that belongs to these keys has events; asked if there is no key store yet
     * @throws io.sagadesk.store.engine.database.StoreUnusableException if PostgreSQL is out of reach, or there is a log with
     *     events, but no key store
     * @throws io.sagadesk.store.keys.MasterKeyException if the master key is not given, or does not match
     */
    public static PostgresCustomerKeys open(
            PostgresAddress address, MasterKeySource master, BooleanSupplier logHasEvents) {
        var opened = KeySchema.of(address).open(master, logHasEvents);
        var cache = new KeyCache();
        var outage = outage(opened);
        var watch = new ForgettingWatch(opened.address(), cache, outage);
        return new PostgresCustomerKeys(new PostgresKeyStorage(opened, outage, watch), cache, opened);
    }

    /**
     * Opens an existing key store read-only, for tools, with the right to read its tables. Such a reader may keep using a
     * cached key until its process ends, even after the key is destroyed.
     */
    public static PostgresCustomerKeys openForReading(PostgresAddress address, MasterKeySource master) {
        var opened = KeySchema.of(address).openExisting(master);
        return new PostgresCustomerKeys(new PostgresKeyStorage(opened, outage(opened), null), new KeyCache(), opened);
    }

    private static PostgresOutage<KeysUnreachableException> outage(KeySchema.Opened opened) {
        return new PostgresOutage<>(opened.place(), KeysUnreachableException::new);
    }
}
