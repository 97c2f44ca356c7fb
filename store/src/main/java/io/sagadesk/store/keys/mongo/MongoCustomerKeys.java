package io.sagadesk.store.keys.mongo;

import io.sagadesk.store.keys.MasterKey;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.storage.KeyCache;
import io.sagadesk.store.keys.storage.StoredCustomerKeys;
import java.util.function.BooleanSupplier;

/**
 * Stores the customers' keys, each encrypted with the master key, in a MongoDB database that any number of instances share. A
 * key is on the disks of a majority before it is used. Concurrent requests for new keys share one write.
 *
 * <p>A key that one instance destroys is used by no other instance from before the destruction on: each uses its cached keys only
 * while it has looked for forgotten customers within the last five seconds, and the destruction waits until all have removed the
 * key or the time of those that have not is over (decision 0061).
 */
public final class MongoCustomerKeys extends StoredCustomerKeys {

    /** The database, unless the address names another one. */
    static final String DATABASE = "sagadesk_keys";

    private MongoCustomerKeys(MongoKeyStorage storage, KeyCache cache, MasterKey master) {
        super(storage, cache, master);
    }

    /**
     * Opens the key store in a database, or creates one.
     *
     * @param setting the environment variable that gives the address, for messages
     * @param logHasEvents whether the log that belongs to these keys has events; asked if there is no key store yet
     * @throws io.sagadesk.store.engine.database.StoreUnusableException if MongoDB is out of reach, or there is a log with
     *     events, but no key store
     * @throws io.sagadesk.store.keys.MasterKeyException if the master key is not given, or does not match
     */
    public static MongoCustomerKeys open(
            String setting, String uri, MasterKeySource master, BooleanSupplier logHasEvents) {
        var collections = KeyCollections.at(setting, uri);
        try {
            var opened = collections.open(master, logHasEvents);
            var cache = new KeyCache();
            var storage = new MongoKeyStorage(collections, new ForgettingPoll(collections, cache));
            return new MongoCustomerKeys(storage, cache, opened);
        } catch (RuntimeException e) {
            collections.close();
            throw e;
        }
    }

    /**
     * Opens an existing key store read-only, for tools, with the right to read its collections. Such a reader may keep using a
     * cached key until its process ends, even after the key is destroyed.
     */
    public static MongoCustomerKeys openForReading(String setting, String uri, MasterKeySource master) {
        var collections = KeyCollections.at(setting, uri);
        try {
            var opened = collections.openExisting(master);
            return new MongoCustomerKeys(new MongoKeyStorage(collections, null), new KeyCache(), opened);
        } catch (RuntimeException e) {
            collections.close();
            throw e;
        }
    }
}
