package io.sagadesk.server.reactions.recovery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;

/** The sagas of one segment in memory, while the log is replayed to it. Not thread-safe. */
final class SagaBuffer implements SagaStore<Object> {

    private final Map<String, Kept> sagas = new LinkedHashMap<>();
    private final Map<AssociationValue, Set<String>> ids = new HashMap<>();

    private record Kept(Class<?> type, Object state, Set<AssociationValue> associationValues) implements Entry<Object> {

        @Override
        public Object saga() {
            return state;
        }
    }

    int size() {
        return sagas.size();
    }

    /** Stores all sagas. */
    void storeIn(SagaStore<Object> store) {
        sagas.forEach((id, kept) -> store.insertSaga(kept.type(), id, kept.state(), kept.associationValues()));
    }

    @Override
    public Set<String> findSagas(Class<?> type, AssociationValue association) {
        return Set.copyOf(ids.getOrDefault(association, Set.of()));
    }

    @Override
    @SuppressWarnings("unchecked") // all sagas here are of one type
    public <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
        return (Entry<S>) sagas.get(id);
    }

    @Override
    public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> associations) {
        deleteSaga(type, id, associations);
        sagas.put(id, new Kept(type, saga, Set.copyOf(associations)));
        associations.forEach(association ->
                ids.computeIfAbsent(association, unused -> new HashSet<>()).add(id));
    }

    @Override
    public void updateSaga(Class<?> type, String id, Object saga, AssociationValues associations) {
        insertSaga(type, id, saga, associations.asSet());
    }

    @Override
    public void deleteSaga(Class<?> type, String id, Set<AssociationValue> associations) {
        var before = sagas.remove(id);
        if (before == null) return;
        for (var association : before.associationValues()) {
            ids.computeIfPresent(association, (value, known) -> {
                known.remove(id);
                return known.isEmpty() ? null : known;
            });
        }
    }
}
