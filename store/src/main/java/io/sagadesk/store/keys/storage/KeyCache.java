package io.sagadesk.store.keys.storage;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.KeyCommitment;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Caches recently used keys, so that most fields cost no query. No key enters while keys are forgotten. */
public final class KeyCache {

    private static final int SIZE = 20_000; // about 20 MB at twice this number

    private final RecentKeyCache<CustomerId> byCustomer = new RecentKeyCache<>(SIZE);
    private final RecentKeyCache<KeyCommitment> byCommitment = new RecentKeyCache<>(SIZE);
    private final ReadWriteLock forgetting = new ReentrantReadWriteLock();

    @Nullable CustomerKey get(CustomerId customer) {
        return byCustomer.get(customer);
    }

    @Nullable CustomerKey get(KeyCommitment commitment) {
        return byCommitment.get(commitment);
    }

    /** Runs work that reads a key from the storage and puts it here. */
    <T extends @Nullable Object> T load(Supplier<T> work) {
        forgetting.readLock().lock();
        try {
            return work.get();
        } finally {
            forgetting.readLock().unlock();
        }
    }

    CustomerKey put(CustomerKey key) {
        byCustomer.put(key.customer(), key);
        byCommitment.put(key.commitment(), key);
        return key;
    }

    /** Runs work while no key is loaded. */
    public void whileNothingIsLoaded(Runnable work) {
        forgetting.writeLock().lock();
        try {
            work.run();
        } finally {
            forgetting.writeLock().unlock();
        }
    }

    /** Removes and overwrites a customer's key. To be called while nothing is loaded. */
    public void forget(CustomerId customer, @Nullable KeyCommitment commitment) {
        byCustomer.forget(customer);
        if (commitment != null) byCommitment.forget(commitment);
    }

    /** Removes all keys. Whoever works with one of them may finish. To be called while nothing is loaded. */
    public void clear() {
        byCustomer.clear();
        byCommitment.clear();
    }

    /** Removes and overwrites all keys. */
    public void erase() {
        byCustomer.erase();
        byCommitment.erase();
    }
}
