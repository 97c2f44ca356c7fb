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
final class AssociationCachingSagaStore implements SagaStore<Object> {

    private static final int MOST = 100_000;

    private final SagaStore<Object> sagas;
    private final Cache<Key, Set<String>> ids =
            Caffeine.newBuilder().maximumSize(MOST).build();

    AssociationCachingSagaStore(SagaStore<Object> sagas) {
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

    /** After a failure nobody knows what is stored, so it is no longer remembered. */
    private void store(Class<?> type, Set<AssociationValue> concerned, Runnable change) {
        try {
            change.run();
        } catch (RuntimeException | Error unknown) {
            concerned.forEach(association -> ids.asMap().compute(new Key(type, association), (key, known) -> null));
            throw unknown;
        }
    }

    /**
     * After the store has changed. Whoever looks meanwhile is waited for, and what was there before is corrected in what they
     * remember; {@code computeIfPresent} would not see that they are at it.
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
