package io.sagadesk.store.keys.sqlite;

import io.sagadesk.store.keys.CustomerKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the values used last, between {@code size} and twice as many. Two generations: when the young one is full it
 * becomes the old one, and what nobody asked for since is dropped. Readers never wait.
 */
final class RecentKeyCache<K> {

    private final int size;
    private volatile Map<K, CustomerKey> young = new ConcurrentHashMap<>();
    private volatile Map<K, CustomerKey> old = new ConcurrentHashMap<>();

    RecentKeyCache(int size) {
        this.size = size;
    }

    @Nullable CustomerKey get(K name) {
        CustomerKey key = young.get(name);
        if (key != null) {
            return key;
        }
        return promote(name);
    }

    synchronized void put(K name, CustomerKey key) {
        if (young.size() >= size) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(name, key);
    }

    synchronized void remove(K name) {
        young.remove(name);
        old.remove(name);
    }

    private synchronized @Nullable CustomerKey promote(K name) {
        CustomerKey key = old.get(name); // looked up under the lock, or a key removed meanwhile would come back
        if (key != null) {
            put(name, key);
        }
        return key;
    }
}
