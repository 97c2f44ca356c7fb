package io.sagadesk.server.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.mongo.axon.MongoStores;
import java.nio.file.Path;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.ResetNotSupportedException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitPhaseTokenStoreTest {

    private static final GlobalSequenceTrackingToken HERE = new GlobalSequenceTrackingToken(7);
    private static final GlobalSequenceTrackingToken NEXT = new GlobalSequenceTrackingToken(8);

    @TempDir
    Path directory;

    private MongoDatabases mongo;
    private CommitPhaseTokenStore tokens;
    private boolean begun = true;

    @BeforeEach
    void begin_at_position_7() {
        mongo = MongoDatabases.open(null, directory);
        var serializer = SagadeskSerializer.sealed(TypeNames.ofVocabulary());
        var stored = new MongoStores(mongo.database()).tokenStore(serializer, "node-1");
        stored.initializeTokenSegments("automations", 1, HERE);
        tokens = new CommitPhaseTokenStore(stored, () -> begun);
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
}
