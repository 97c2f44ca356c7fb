package io.sagadesk.server.command.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/** Caches the most recently used aggregates in memory, so that a command reads no events. The log remains the truth. */
public final class AggregateCache implements Cache {

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> aggregates;
    private final Consumer<Object> found;

    /** @param found is told the id of each aggregate that is taken from the cache */
    public AggregateCache(int maximumSize, Consumer<Object> found) {
        this.found = found;
        aggregates = Caffeine.newBuilder().maximumSize(maximumSize).build();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Axon's interface wants it so
    public <K, V> @Nullable V get(K key) {
        var aggregate = (V) aggregates.getIfPresent(key);
        if (aggregate != null) found.accept(key);
        return aggregate;
    }

    @Override
    public void put(Object key, Object value) {
        aggregates.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return aggregates.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T computeIfAbsent(Object key, Supplier<T> value) {
        return (T) aggregates.get(key, absent -> value.get());
    }

    @Override
    public boolean remove(Object key) {
        return aggregates.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        aggregates.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return aggregates.asMap().containsKey(key);
    }

    /** Always throws {@link UnsupportedOperationException}: this cache has no listeners. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("The cache of aggregates has no listeners");
    }
}
