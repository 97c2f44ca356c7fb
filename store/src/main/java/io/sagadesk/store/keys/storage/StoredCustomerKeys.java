package io.sagadesk.store.keys.storage;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.keys.CryptoPrimitives;
import io.sagadesk.store.keys.CustomerForgottenException;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.KeyMissingException;
import io.sagadesk.store.keys.MasterKey;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Creates and caches the customers' keys, and stores each of them encrypted with the master key. */
public abstract class StoredCustomerKeys implements CustomerKeys, UpgradeNotes {

    private static final CustomerId PROBE = new CustomerId("nobody");

    private final KeyStorage storage;
    private final KeyCache cache;
    private final MasterKey master;
    private final ConcurrentMap<CustomerId, CompletableFuture<CustomerKey>> inProgress = new ConcurrentHashMap<>();

    /** Takes over the storage and the master key: they are closed and erased with this object. */
    protected StoredCustomerKeys(KeyStorage storage, KeyCache cache, MasterKey master) {
        this.storage = storage;
        this.cache = cache;
        this.master = master;
    }

    /** What people call the place of the keys, without a password. */
    public String place() {
        return storage.place();
    }

    /**
     * Refuses a key store with keys that the master key does not decrypt. Takes over a second for a million keys.
     *
     * @throws StoreUnusableException if a key is damaged
     */
    public void requireReadable() {
        var damaged = new DamagedKeys(master);
        storage.forEach(damaged::check);
        if (damaged.count() == 0) return;
        throw new StoreUnusableException(place() + " is damaged: the master key does not decrypt the keys of "
                + damaged.count() + " customers, such as " + damaged.example()
                + ". It was left as it is; restore a backup, or start with --accept-damaged-keys, and what was written"
                + " about these customers stays unreadable");
    }

    @Override
    public CustomerKey keyOf(CustomerId customer) {
        storage.requireCurrentCache();
        var known = cache.get(customer);
        return known != null ? known : findOrCreateOnce(customer);
    }

    @Override
    public @Nullable CustomerKey find(KeyCommitment commitment) {
        storage.requireCurrentCache();
        var known = cache.get(commitment);
        return known != null ? known : cache.load(() -> load(commitment));
    }

    @Override
    public void destroy(CustomerId customer) {
        storage.destroy(customer, cache);
    }

    @Override
    public boolean isForgotten(CustomerId customer) {
        var stored = storage.find(customer);
        return stored != null && stored.wrapped() == null;
    }

    @Override
    public String digest(@Nullable CustomerId customer, byte[] content) {
        return customer == null ? master.digest(content) : keyOf(customer).digest(content);
    }

    @Override
    public SecretKey keyFor(String purpose) {
        return master.expand(purpose);
    }

    @Override
    public boolean isDone(Step step) {
        return storage.isDone(step);
    }

    @Override
    public void noteDone(Step step) {
        storage.noteDone(step);
    }

    @Override
    public void check() {
        storage.find(PROBE);
    }

    /** Closes the storage and overwrites all keys in memory. */
    @Override
    public void close() {
        storage.close();
        cache.erase();
        master.erase();
    }

    /** Concurrent callers for the same new customer wait for the first of them, so that one key is created. */
    private CustomerKey findOrCreateOnce(CustomerId customer) {
        var own = new CompletableFuture<CustomerKey>();
        var first = inProgress.putIfAbsent(customer, own);
        if (first != null) return await(first);
        try {
            own.complete(cache.load(() -> findOrCreate(customer)));
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
        var stored = storage.find(customer);
        return stored == null ? create(customer) : usable(stored);
    }

    private CustomerKey create(CustomerId customer) {
        var dataKey = CryptoPrimitives.random(CryptoPrimitives.KEY_LENGTH);
        try {
            var key = new CustomerKey(customer, dataKey);
            var stored = storage.insert(key, master.wrap(customer, dataKey));
            if (stored.wrapped() != null && key.commitment().equals(stored.commitment())) return cache.put(key);
            key.erase(); // another process has created this customer's key, or destroyed it
            return usable(stored);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private CustomerKey usable(StoredKey stored) {
        var key = unwrap(stored);
        if (key == null) throw new CustomerForgottenException(stored.customer());
        return key;
    }

    private @Nullable CustomerKey load(KeyCommitment commitment) {
        var stored = storage.find(commitment);
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
        return cache.put(key);
    }

    private CustomerKey unwrapped(CustomerId customer, byte[] wrapped) {
        var dataKey = master.unwrap(customer, wrapped);
        try {
            return new CustomerKey(customer, dataKey);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }
}
