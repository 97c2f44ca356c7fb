package io.sagadesk.server.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.mongo.axon.MongoStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.ResetNotSupportedException;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.inmemory.InMemorySagaStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitPhaseTokenStoreTest {

    private static final GlobalSequenceTrackingToken HERE = new GlobalSequenceTrackingToken(7);
    private static final GlobalSequenceTrackingToken NEXT = new GlobalSequenceTrackingToken(8);

    @TempDir
    Path directory;

    private final SagadeskSerializer serializer = SagadeskSerializer.sealed(TypeNames.ofVocabulary());
    private final AnnotatedSagaRepository<Object> sagas = AnnotatedSagaRepository.<Object>builder()
            .sagaType(Object.class)
            .sagaStore(new InMemorySagaStore())
            .build();
    private MongoDatabases mongo;
    private MongoStores stores;
    private CommitPhaseTokenStore tokens;
    private boolean begun = true;

    @BeforeEach
    void begin_at_position_7() {
        mongo = MongoDatabases.open(null, directory);
        stores = new MongoStores(mongo.database());
        var stored = stores.tokenStore(serializer, "node-1");
        stored.initializeTokenSegments("automations", 1, HERE);
        stored.initializeTokenSegments("offer", 1, HERE);
        tokens = new CommitPhaseTokenStore(stored, () -> begun, Set.of("offer"));
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    /** Whoever forgets to say that a reaction is not to be replayed is stopped here. */
    @Test
    void no_processor_goes_back_to_act_again() {
        var back = ReplayToken.createReplayToken(HERE, new GlobalSequenceTrackingToken(2), null);

        assertThatThrownBy(() -> tokens.storeToken(back, "automations", 0))
                .isInstanceOf(ResetNotSupportedException.class)
                .hasMessageContaining("automations");

        assertThat(tokens.fetchToken("automations", 0)).isEqualTo(HERE);
    }

    /** They may be of another log, which the start has not noticed yet because this one cannot be reached. */
    @Test
    void a_processor_finds_no_segments_before_the_start_has_created_them() {
        begun = false;
        assertThat(tokens.fetchSegments("automations")).isEmpty();
        assertThat(tokens.fetchAvailableSegments("automations")).isEmpty();

        begun = true;
        assertThat(tokens.fetchSegments("automations")).containsExactly(0);
    }

    @Test
    void a_processor_creates_no_segments() {
        tokens.initializeTokenSegments("new", 1, NEXT);

        assertThat(tokens.fetchSegments("new")).isEmpty();
    }

    @Test
    void a_token_is_stored_after_what_is_prepared_for_the_commit() {
        var unit = DefaultUnitOfWork.startAndGet(null);
        unit.onPrepareCommit(work -> {
            tokens.storeToken(NEXT, "automations", 0);
            assertThat(tokens.fetchToken("automations", 0)).isEqualTo(HERE);
        });

        unit.commit();

        assertThat(tokens.fetchToken("automations", 0)).isEqualTo(NEXT);
    }

    /** It costs a wait for the disk, and most batches of a segment concern sagas of the others. */
    @Test
    void the_token_of_a_batch_without_sagas_is_stored_with_the_next_one_that_matters() {
        commit("offer", new GlobalSequenceTrackingToken(8), true);
        assertThat(stored("offer")).isEqualTo(8);

        commit("offer", new GlobalSequenceTrackingToken(9), false);
        assertThat(stored("offer")).isEqualTo(8);

        commit("offer", new GlobalSequenceTrackingToken(10), true);
        assertThat(stored("offer")).isEqualTo(10);
    }

    @Test
    void a_delayed_token_is_stored_when_the_claim_is_extended() {
        commit("offer", new GlobalSequenceTrackingToken(8), true);
        commit("offer", new GlobalSequenceTrackingToken(9), false);

        tokens.extendClaim("offer", 0);

        assertThat(stored("offer")).isEqualTo(9);
    }

    /** Axon believes that the claim was extended meanwhile. */
    @Test
    void no_token_is_delayed_for_more_than_about_a_second() {
        commit("offer", new GlobalSequenceTrackingToken(8), true);
        var position = new AtomicLong(8);

        await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> {
            commit("offer", new GlobalSequenceTrackingToken(position.incrementAndGet()), false);
            assertThat(stored("offer")).isGreaterThan(8);
        });
    }

    @Test
    void automations_act_on_all_that_they_get() {
        commit("automations", new GlobalSequenceTrackingToken(8), false);
        commit("automations", new GlobalSequenceTrackingToken(9), false);

        assertThat(stored("automations")).isEqualTo(9);
    }

    @Test
    void a_segment_that_is_claimed_anew_forgets_the_delayed_token() {
        commit("offer", new GlobalSequenceTrackingToken(8), true);
        commit("offer", new GlobalSequenceTrackingToken(9), false);

        assertThat(tokens.fetchToken("offer", 0)).isEqualTo(new GlobalSequenceTrackingToken(8));
        tokens.extendClaim("offer", 0);

        assertThat(stored("offer")).isEqualTo(8);
    }

    /** As a pooled processor does, with a real saga repository if a saga is concerned. */
    private void commit(String processor, TrackingToken token, boolean concernsSaga) {
        var unit = DefaultUnitOfWork.startAndGet(null);
        unit.onPrepareCommit(work -> tokens.storeToken(token, processor, 0));
        if (concernsSaga) sagas.createInstance(token.toString(), Object::new);
        unit.commit();
    }

    private long stored(String processor) {
        return stores.positions(processor, serializer).getOrDefault(0, -1L);
    }
}
