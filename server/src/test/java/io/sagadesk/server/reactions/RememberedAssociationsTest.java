package io.sagadesk.server.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.mongo.axon.MongoStores;
import java.nio.file.Path;
import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedAssociationsTest {

    private static final AssociationValue TICKET = new AssociationValue("ticketId", "t-1");
    private static final AssociationValue CUSTOMER = new AssociationValue("customerId", "anna");

    @TempDir
    Path directory;

    private MongoDatabases mongo;
    private Interrupted stored;
    private RememberedAssociations sagas;

    private record Waiting(int step) {}

    private record Another(int step) {}

    @BeforeEach
    void open() {
        mongo = MongoDatabases.open(null, directory);
        var names = TypeNames.ofVocabulary().with("saga.Waiting", Waiting.class).with("saga.Another", Another.class);
        stored = new Interrupted(new MongoStores(mongo.database()).sagaStore(SagadeskSerializer.sealed(names)));
        sagas = new RememberedAssociations(stored);
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void what_belongs_to_no_process_is_asked_once() {
        assertThat(found(TICKET)).isEmpty();
        assertThat(found(TICKET)).isEmpty();

        assertThat(stored.questions).isEqualTo(1);
    }

    @Test
    void a_process_that_begins_changes_and_ends_is_found_by_what_belongs_to_it() {
        assertThat(found(TICKET)).isEmpty();
        assertThat(found(CUSTOMER)).isEmpty();

        sagas.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET));
        assertThat(found(TICKET)).containsExactly("p-1");

        var associations = new AssociationValuesImpl(Set.of(TICKET));
        associations.remove(TICKET);
        associations.add(CUSTOMER);
        sagas.updateSaga(Waiting.class, "p-1", new Waiting(2), associations);
        assertThat(found(TICKET)).isEmpty();
        assertThat(found(CUSTOMER)).containsExactly("p-1");
        assertThat(sagas.loadSaga(Waiting.class, "p-1")).returns(new Waiting(2), SagaStore.Entry::saga);

        sagas.deleteSaga(Waiting.class, "p-1", Set.of(CUSTOMER));
        assertThat(found(CUSTOMER)).isEmpty();
    }

    @Test
    void what_was_there_before_is_found() {
        stored.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET));

        assertThat(found(TICKET)).containsExactly("p-1");
    }

    @Test
    void processes_of_another_kind_are_not_meant() {
        sagas.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET));

        assertThat(sagas.findSagas(Another.class, TICKET)).isEmpty();
        assertThat(found(TICKET)).containsExactly("p-1");
    }

    @Test
    void one_that_ends_while_it_is_looked_for_does_not_come_back() {
        sagas.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET));

        stored.meanwhile = () -> assertThat(found(TICKET)).containsExactly("p-1");
        sagas.deleteSaga(Waiting.class, "p-1", Set.of(TICKET));

        assertThat(found(TICKET)).isEmpty();
    }

    @Test
    void one_that_begins_while_it_is_looked_for_is_not_overlooked() {
        stored.meanwhile = () -> assertThat(found(TICKET)).isEmpty();
        sagas.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET));

        assertThat(found(TICKET)).containsExactly("p-1");
    }

    @Test
    void after_a_failure_the_store_is_asked_again() {
        assertThat(found(TICKET)).isEmpty();
        stored.afterwards = () -> {
            throw new IllegalStateException("No answer came");
        };

        assertThatThrownBy(() -> sagas.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET)))
                .hasMessage("No answer came");

        assertThat(found(TICKET)).containsExactly("p-1");
    }

    private Set<String> found(AssociationValue association) {
        return sagas.findSagas(Waiting.class, association);
    }

    /** A real store, in which something happens just before or just after a change. */
    private static final class Interrupted implements SagaStore<Object> {

        private final SagaStore<Object> sagas;
        private Runnable meanwhile = () -> {};
        private Runnable afterwards = () -> {};
        private int questions;

        private Interrupted(SagaStore<Object> sagas) {
            this.sagas = sagas;
        }

        @Override
        public Set<String> findSagas(Class<?> type, AssociationValue association) {
            questions++;
            return sagas.findSagas(type, association);
        }

        @Override
        public <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
            return sagas.loadSaga(type, id);
        }

        @Override
        public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> associations) {
            meanwhile.run();
            sagas.insertSaga(type, id, saga, associations);
            afterwards.run();
        }

        @Override
        public void updateSaga(Class<?> type, String id, Object saga, AssociationValues associations) {
            sagas.updateSaga(type, id, saga, associations);
        }

        @Override
        public void deleteSaga(Class<?> type, String id, Set<AssociationValue> associations) {
            meanwhile.run();
            sagas.deleteSaga(type, id, associations);
        }
    }
}
