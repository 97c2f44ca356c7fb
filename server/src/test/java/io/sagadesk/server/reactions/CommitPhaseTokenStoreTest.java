package io.sagadesk.server.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.ResetNotSupportedException;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.junit.jupiter.api.Test;

class CommitPhaseTokenStoreTest {

    private final CommitPhaseTokenStore tokens = new CommitPhaseTokenStore(new InMemoryTokenStore());

    /** Whoever forgets to say that a reaction is not to be replayed is stopped here. */
    @Test
    void no_processor_goes_back_to_act_again() {
        var here = new GlobalSequenceTrackingToken(7);
        tokens.initializeTokenSegments("automations", 1, here);
        var back = ReplayToken.createReplayToken(here, new GlobalSequenceTrackingToken(2), null);

        assertThatThrownBy(() -> tokens.storeToken(back, "automations", 0))
                .isInstanceOf(ResetNotSupportedException.class)
                .hasMessageContaining("automations");

        assertThat(tokens.fetchToken("automations", 0)).isEqualTo(here);
    }
}
