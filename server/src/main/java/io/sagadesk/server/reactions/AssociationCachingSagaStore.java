package io.sagadesk.server.reactions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;

/**
 * Caches saga associations in memory, and knows which ones no saga has, so that events without a saga cost no query. Use it only if no other process
 * writes to the saga store.
 *
 * <p>Axon's {@code CachingSagaStore} does not fit: it would also cache the saga instances, including changes by a
 * handler that failed, and a lookup concurrent with the end of a saga would put its id back into the cache.
 */
final class AssociationCachingSagaStore implements SagaStore<Object> {

    private static final int MAX_ASSOCIATIONS = 100_000;

    private final SagaStore<Object> sagas;
    private final AssociationFilter stored = new AssociationFilter();
    private final Cache<Key, Set<String>> ids =
            Caffeine.newBuilder().maximumSize(MAX_ASSOCIATIONS).build();

    /** @param associations those of all sagas that are stored now */
    AssociationCachingSagaStore(SagaStore<Object> sagas, Iterable<AssociationValue> associations) {
        this.sagas = sagas;
        associations.forEach(stored::add);
    }

    private record Key(Class<?> type, AssociationValue association) {}

    @Override
    public Set<String> findSagas(Class<?> type, AssociationValue association) {
        if (!stored.mayContain(association)) return Set.of();
        return ids.get(new Key(type, association), key -> Set.copyOf(sagas.findSagas(type, association)));
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
        return sagas.loadSaga(type, id);
    }

    @Override
    public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> associations) {
        store(type, associations, () -> sagas.insertSaga(type, id, saga, associations));
        change(type, associations, known -> known.add(id));
    }

    @Override
    public void updateSaga(Class<?> type, String id, Object saga, AssociationValues associations) {
        var concerned = new HashSet<>(associations.removedAssociations());
        concerned.addAll(associations.addedAssociations());
        store(type, concerned, () -> sagas.updateSaga(type, id, saga, associations));
        change(type, associations.removedAssociations(), known -> known.remove(id));
        change(type, associations.addedAssociations(), known -> known.add(id));
    }

    @Override
    public void deleteSaga(Class<?> type, String id, Set<AssociationValue> associations) {
        store(type, associations, () -> sagas.deleteSaga(type, id, associations));
        change(type, associations, known -> known.remove(id));
    }

    /** Changes the store. After a failure the state of the store is unknown, so the cache entries are removed. */
    private void store(Class<?> type, Set<AssociationValue> concerned, Runnable change) {
        concerned.forEach(association -> announce(new Key(type, association)));
        try {
            change.run();
        } catch (RuntimeException | Error unknown) {
            concerned.forEach(association -> ids.asMap().compute(new Key(type, association), (key, known) -> null));
            throw unknown;
        }
    }

    /**
     * Adds an association to the known ones before the store changes, so that nobody overlooks the saga. No query is needed to
     * know whose a new one is.
     */
    private void announce(Key key) {
        if (stored.mayContain(key.association())) return;
        ids.asMap().compute(key, (same, known) -> stored.add(key.association()) && known == null ? Set.of() : known);
    }

    /**
     * Updates the cache after the store has changed. {@code compute} waits for a concurrent lookup of the same key and
     * then corrects what the lookup loaded; {@code computeIfPresent} would not wait for it.
     */
    private void change(Class<?> type, Set<AssociationValue> associations, Consumer<Set<String>> change) {
        for (var association : associations) {
            ids.asMap()
                    .compute(new Key(type, association), (key, known) -> known == null ? null : changed(known, change));
        }
    }

    private static Set<String> changed(Set<String> known, Consumer<Set<String>> change) {
        var changed = new HashSet<>(known);
        change.accept(changed);
        return Set.copyOf(changed);
    }
}
