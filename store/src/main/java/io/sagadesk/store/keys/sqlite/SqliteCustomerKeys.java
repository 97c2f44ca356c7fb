package io.sagadesk.store.keys.sqlite;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.CryptoPrimitives;
import io.sagadesk.store.keys.CustomerForgottenException;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.KeyMissingException;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.UpgradeNotes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Stores the customers' keys, each encrypted with the master key, in one SQLite file, {@code keys.db}. Concurrent
 * requests for new keys share one fsync. Recently used keys are cached in memory, so that most fields cost no query.
 *
 * <p>One process writes; other processes may open the file for reading at the same time. Such a reader may keep using a
 * cached key until its process ends, even after the key is destroyed.
 */
public final class SqliteCustomerKeys implements CustomerKeys, UpgradeNotes {

    /** The name of the file in the data directory. */
    public static final String FILE = "keys.db";

    private static final CustomerId PROBE = new CustomerId("nobody");
    private static final int CACHE_SIZE = 20_000; // about 20 MB at twice this number

    private final KeyStoreFiles files;
    private final RecentKeyCache<CustomerId> byCustomer = new RecentKeyCache<>(CACHE_SIZE);
    private final RecentKeyCache<KeyCommitment> byCommitment = new RecentKeyCache<>(CACHE_SIZE);
    private final ConcurrentMap<CustomerId, CompletableFuture<CustomerKey>> inProgress = new ConcurrentHashMap<>();
    // no key enters the caches while one is destroyed
    private final ReadWriteLock forgetting = new ReentrantReadWriteLock();

    private SqliteCustomerKeys(KeyStoreFiles files) {
        this.files = files;
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

    /**
     * Refuses a key store with keys that the master key does not decrypt. Takes over a second for a million keys.
     *
     * @throws io.sagadesk.store.engine.database.StoreUnusableException if a key is damaged
     */
    public void requireReadable() {
        var damaged = files.damagedKeys();
        if (damaged.count() == 0) return;
        throw new StoreUnusableException(FILE + " is damaged: the master key does not decrypt the keys of "
                + damaged.count() + " customers, such as " + damaged.example()
                + ". It was left as it is; restore a backup, or start with --accept-damaged-keys, and what was written"
                + " about these customers stays unreadable");
    }

    @Override
    public CustomerKey keyOf(CustomerId customer) {
        var known = byCustomer.get(customer);
        return known != null ? known : findOrCreateOnce(customer);
    }

    @Override
    public @Nullable CustomerKey find(KeyCommitment commitment) {
        var known = byCommitment.get(commitment);
        return known != null ? known : withoutConcurrentDestruction(() -> load(commitment));
    }

    @Override
    public void destroy(CustomerId customer) {
        forgetting.writeLock().lock();
        try {
            var stored = files.find(customer);
            byCustomer.forget(customer);
            if (stored != null && stored.commitment() != null) byCommitment.forget(stored.commitment());
            files.writer().destroy(customer);
        } finally {
            forgetting.writeLock().unlock();
        }
    }

    @Override
    public boolean isForgotten(CustomerId customer) {
        var stored = files.find(customer);
        return stored != null && stored.wrapped() == null;
    }

    @Override
    public String digest(@Nullable CustomerId customer, byte[] content) {
        return customer == null
                ? files.master().digest(content)
                : keyOf(customer).digest(content);
    }

    @Override
    public SecretKey keyFor(String purpose) {
        return files.master().expand(purpose);
    }

    @Override
    public boolean isDone(Step step) {
        return files.isDone(step);
    }

    @Override
    public void noteDone(Step step) {
        files.writer().insertDone(step);
    }

    @Override
    public void check() {
        files.find(PROBE);
    }

    /** Closes the files and overwrites all keys in memory. */
    @Override
    public void close() {
        files.close();
        byCustomer.erase();
        byCommitment.erase();
        files.master().erase();
    }

    /** Concurrent callers for the same new customer wait for the first of them, so that one key is created. */
    private CustomerKey findOrCreateOnce(CustomerId customer) {
        var own = new CompletableFuture<CustomerKey>();
        var first = inProgress.putIfAbsent(customer, own);
        if (first != null) return await(first);
        try {
            own.complete(withoutConcurrentDestruction(() -> findOrCreate(customer)));
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
        } finally {
            inProgress.remove(customer);
        }
        return await(own);
    }

    private static CustomerKey await(CompletableFuture<CustomerKey> key) {
        try {
            return key.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    private CustomerKey findOrCreate(CustomerId customer) {
        var stored = files.find(customer);
        if (stored == null) return create(customer);
        var key = unwrap(stored);
        if (key == null) throw new CustomerForgottenException(customer);
        return key;
    }

    private CustomerKey create(CustomerId customer) {
        var dataKey = CryptoPrimitives.random(CryptoPrimitives.KEY_LENGTH);
        try {
            var key = new CustomerKey(customer, dataKey);
            files.writer().insert(key, files.master().wrap(customer, dataKey));
            return cache(key);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private @Nullable CustomerKey load(KeyCommitment commitment) {
        var stored = files.find(commitment);
        if (stored == null) throw new KeyMissingException(commitment);
        return unwrap(stored);
    }

    private @Nullable CustomerKey unwrap(StoredKey stored) {
        var wrapped = stored.wrapped();
        if (wrapped == null) return null;
        var key = unwrapped(stored.customer(), wrapped);
        if (!key.commitment().equals(stored.commitment())) {
            throw new DamagedCiphertextException("The stored key of the " + stored.customer() + " was exchanged", null);
        }
        return cache(key);
    }

    private CustomerKey unwrapped(CustomerId customer, byte[] wrapped) {
        var dataKey = files.master().unwrap(customer, wrapped);
        try {
            return new CustomerKey(customer, dataKey);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private CustomerKey cache(CustomerKey key) {
        byCustomer.put(key.customer(), key);
        byCommitment.put(key.commitment(), key);
        return key;
    }

    private <T extends @Nullable Object> T withoutConcurrentDestruction(Supplier<T> work) {
        forgetting.readLock().lock();
        try {
            return work.get();
        } finally {
            forgetting.readLock().unlock();
        }
    }
}
