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
 * Remembers which processes what belongs to, so that the many events that belong to none of them ask nobody. Only for a store
 * that nobody else writes to. Axon's {@code CachingSagaStore} would keep the processes, too, as changed as a handler that failed
 * has left them, and would bring back the id of one that ends while it is looked for.
 */
final class RememberedAssociations implements SagaStore<Object> {

    private static final int MOST = 100_000;

    private final SagaStore<Object> sagas;
    private final Cache<Key, Set<String>> ids =
            Caffeine.newBuilder().maximumSize(MOST).build();

    RememberedAssociations(SagaStore<Object> sagas) {
        this.sagas = sagas;
    }

    private record Key(Class<?> type, AssociationValue association) {}

    @Override
    public Set<String> findSagas(Class<?> type, AssociationValue association) {
        return ids.get(new Key(type, association), key -> Set.copyOf(sagas.findSagas(type, association)));
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
        return sagas.loadSaga(type, id);
    }

    @Override
    public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> associations) {
        store(() -> sagas.insertSaga(type, id, saga, associations));
        change(type, associations, known -> known.add(id));
    }

    @Override
    public void updateSaga(Class<?> type, String id, Object saga, AssociationValues associations) {
        store(() -> sagas.updateSaga(type, id, saga, associations));
        change(type, associations.removedAssociations(), known -> known.remove(id));
        change(type, associations.addedAssociations(), known -> known.add(id));
    }

    @Override
    public void deleteSaga(Class<?> type, String id, Set<AssociationValue> associations) {
        store(() -> sagas.deleteSaga(type, id, associations));
        change(type, associations, known -> known.remove(id));
    }

    /** After a failure nobody knows what is stored, so nothing is remembered. */
    private void store(Runnable change) {
        try {
            change.run();
        } catch (RuntimeException unknown) {
            ids.invalidateAll();
            throw unknown;
        }
    }

    /** After the store has changed: whoever looks meanwhile, and remembers what was before, is corrected here. */
    private void change(Class<?> type, Set<AssociationValue> associations, Consumer<Set<String>> change) {
        for (var association : associations) {
            ids.asMap().computeIfPresent(new Key(type, association), (key, known) -> {
                var changed = new HashSet<>(known);
                change.accept(changed);
                return Set.copyOf(changed);
            });
        }
    }
}
