package io.sagadesk.store.keys.storage;

import io.sagadesk.store.keys.CustomerKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Caches the most recently used keys, between {@code size} and twice as many. There are two generations: a full young
 * generation becomes the old one, and keys that were not used in the meantime are dropped. Hits in the young generation
 * take no lock.
 */
final class RecentKeyCache<K> {

    private final int size;
    private volatile Map<K, CustomerKey> young = new ConcurrentHashMap<>();
    private volatile Map<K, CustomerKey> old = new ConcurrentHashMap<>();

    RecentKeyCache(int size) {
        this.size = size;
    }

    @Nullable CustomerKey get(K name) {
        var key = young.get(name);
        if (key != null) return key;
        return promote(name);
    }

    synchronized void put(K name, CustomerKey key) {
        if (young.size() >= size) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(name, key);
    }

    /** Removes a key because its customer is forgotten, and overwrites it. */
    synchronized void forget(K name) {
        for (var generation : List.of(young, old)) {
            var key = generation.remove(name);
            if (key != null) key.forget();
        }
    }

    /** Removes all keys, which others may be using. */
    synchronized void clear() {
        young = new ConcurrentHashMap<>();
        old = new ConcurrentHashMap<>();
    }

    /** Removes and overwrites all keys. */
    synchronized void erase() {
        for (var generation : List.of(young, old)) {
            generation.values().forEach(CustomerKey::erase);
            generation.clear();
        }
    }

    private synchronized @Nullable CustomerKey promote(K name) {
        var key = old.get(name); // read under the lock, otherwise a key that was removed concurrently could return
        if (key != null) put(name, key);
        return key;
    }
}
