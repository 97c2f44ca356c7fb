package io.sagadesk.api.ticket;

import static io.sagadesk.api.ticket.Tier.AGENT;
import static io.sagadesk.api.ticket.Tier.MANAGER;
import static io.sagadesk.api.ticket.Tier.SENIOR;
import static io.sagadesk.api.ticket.Tier.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TierTest {

    @Test
    void each_tier_hands_over_to_the_next() {
        assertThat(AGENT.next()).contains(SENIOR);
        assertThat(SENIOR.next()).contains(SUPERVISOR);
        assertThat(SUPERVISOR.next()).contains(MANAGER);
        assertThat(MANAGER.next()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_next_tier_is_above_and_none_is_above_itself(Tier tier) {
        assertThat(tier.next().stream()).allMatch(next -> next.isAbove(tier) && !tier.isAbove(next));
        assertThat(tier.isAbove(tier)).isFalse();
    }
}
