package io.sagadesk.server.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.mongo.axon.MongoStores;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssociationCachingSagaStoreTest {

    private static final AssociationValue TICKET = new AssociationValue("ticketId", "t-1");
    private static final AssociationValue CUSTOMER = new AssociationValue("customerId", "anna");

    @TempDir
    Path directory;

    private MongoDatabases mongo;
    private MongoStores stores;
    private HookedSagaStore stored;
    private AssociationCachingSagaStore sagas;

    private record Waiting(int step) {}

    private record Another(int step) {}

    @BeforeEach
    void open() {
        mongo = MongoDatabases.open(null, directory);
        var names = TypeNames.ofVocabulary().with("saga.Waiting", Waiting.class).with("saga.Another", Another.class);
        stores = new MongoStores(mongo.database());
        stored = new HookedSagaStore(stores.sagaStore(SagadeskSerializer.sealed(names)));
        start();
    }

    private void start() {
        sagas = new AssociationCachingSagaStore(stored, stores.sagaAssociations());
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void what_never_belonged_to_a_process_is_not_asked() {
        sagas.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET));

        assertThat(found(CUSTOMER)).isEmpty();

        assertThat(stored.lookups).isZero();
    }

    @Test
    void the_process_of_something_new_is_found_without_asking() {
        sagas.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET));
        sagas.insertSaga(Waiting.class, "p-2", new Waiting(1), Set.of(TICKET, CUSTOMER));

        assertThat(found(TICKET)).containsExactlyInAnyOrder("p-1", "p-2");
        assertThat(found(CUSTOMER)).containsExactly("p-2");

        assertThat(stored.lookups).isZero();
    }

    @Test
    void what_belongs_to_no_process_any_more_is_asked_once() {
        stored.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET));
        start();
        sagas.deleteSaga(Waiting.class, "p-1", Set.of(TICKET));

        assertThat(found(TICKET)).isEmpty();
        assertThat(found(TICKET)).isEmpty();

        assertThat(stored.lookups).isEqualTo(1);
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
        start();

        assertThat(found(TICKET)).containsExactly("p-1");
    }

    @Test
    void processes_of_another_kind_are_not_meant() {
        sagas.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET));

        assertThat(sagas.findSagas(Another.class, TICKET)).isEmpty();
        assertThat(found(TICKET)).containsExactly("p-1");
    }

    @Test
    void a_process_that_ends_while_it_is_looked_for_does_not_come_back() throws InterruptedException {
        stored.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET));
        start();

        duringLookup(() -> sagas.deleteSaga(Waiting.class, "p-1", Set.of(TICKET)));

        assertThat(found(TICKET)).isEmpty();
    }

    @Test
    void a_process_that_begins_while_it_is_looked_for_is_not_overlooked() throws InterruptedException {
        sagas.insertSaga(Another.class, "p-0", new Another(1), Set.of(TICKET)); // so that the store is asked
        duringLookup(() -> sagas.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET)));

        assertThat(found(TICKET)).containsExactly("p-1");
    }

    @Test
    void a_process_whose_beginning_failed_while_it_was_looked_for_is_not_overlooked() throws InterruptedException {
        sagas.insertSaga(Another.class, "p-0", new Another(1), Set.of(TICKET)); // so that the store is asked
        stored.afterChange = () -> {
            throw new IllegalStateException("No answer came");
        };

        duringLookup(
                () -> assertThatThrownBy(() -> sagas.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET)))
                        .hasMessage("No answer came"));

        assertThat(found(TICKET)).containsExactly("p-1");
    }

    @Test
    void after_a_failure_the_store_is_asked_again() {
        sagas.insertSaga(Another.class, "p-0", new Another(1), Set.of(TICKET)); // so that the store is asked
        assertThat(found(TICKET)).isEmpty();
        stored.afterChange = () -> {
            throw new IllegalStateException("No answer came");
        };

        assertThatThrownBy(() -> sagas.insertSaga(Waiting.class, "p-1", new Waiting(1), Set.of(TICKET)))
                .hasMessage("No answer came");

        assertThat(found(TICKET)).containsExactly("p-1");
    }

    /** Runs a change between a concurrent lookup's read of the store and its write to the cache. */
    private void duringLookup(Runnable change) throws InterruptedException {
        var before = stored.changes.get();
        var read = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        stored.afterLookup = () -> {
            read.countDown();
            await().until(() -> mayGoOn.getCount() == 0);
        };
        var looking = CompletableFuture.runAsync(() -> found(TICKET));
        read.await();
        stored.afterLookup = () -> {};
        var changing = CompletableFuture.runAsync(change);
        await().until(() -> stored.changes.get() > before);

        mayGoOn.countDown();
        CompletableFuture.allOf(looking, changing).join();
    }

    private Set<String> found(AssociationValue association) {
        return sagas.findSagas(Waiting.class, association);
    }

    /** A real saga store that runs a hook after each lookup or change. */
    private static final class HookedSagaStore implements SagaStore<Object> {

        private final SagaStore<Object> sagas;
        private volatile Runnable afterLookup = () -> {};
        private Runnable afterChange = () -> {};
        private int lookups;
        private final AtomicInteger changes = new AtomicInteger();

        private HookedSagaStore(SagaStore<Object> sagas) {
            this.sagas = sagas;
        }

        @Override
        public Set<String> findSagas(Class<?> type, AssociationValue association) {
            lookups++;
            var found = sagas.findSagas(type, association);
            afterLookup.run();
            return found;
        }

        @Override
        public <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
            return sagas.loadSaga(type, id);
        }

        @Override
        public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> associations) {
            sagas.insertSaga(type, id, saga, associations);
            changed();
        }

        @Override
        public void updateSaga(Class<?> type, String id, Object saga, AssociationValues associations) {
            sagas.updateSaga(type, id, saga, associations);
            changed();
        }

        @Override
        public void deleteSaga(Class<?> type, String id, Set<AssociationValue> associations) {
            sagas.deleteSaga(type, id, associations);
            changed();
        }

        private void changed() {
            changes.incrementAndGet();
            afterChange.run();
        }
    }
}
