package io.sagadesk.api.ticket;

import static io.sagadesk.api.ticket.Tier.AGENT;
import static io.sagadesk.api.ticket.Tier.MANAGER;
import static io.sagadesk.api.ticket.Tier.SENIOR;
import static io.sagadesk.api.ticket.Tier.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TierTest {

    private static final List<Tier> UPWARDS = List.of(AGENT, SENIOR, SUPERVISOR, MANAGER);

    @ParameterizedTest
    @EnumSource
    void a_tier_is_above_those_before_it_and_never_above_itself(Tier tier) {
        assertThat(UPWARDS).filteredOn(tier::isAbove).isEqualTo(UPWARDS.subList(0, UPWARDS.indexOf(tier)));
    }
}
