package io.sagadesk.saga.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Priority;
import io.sagadesk.rules.ticket.AppliedServiceLevel;
import io.sagadesk.saga.FixtureCommands;
import io.sagadesk.saga.FixturePolicies;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceLevelSelectionTest {

    private final ServiceLevelSelection levels = new ServiceLevelSelection(
            new FixturePolicies(), (conversation, cause) -> Optional.empty(), new FixtureCommands());

    @Test
    void a_calendar_is_made_once_for_all_tickets() {
        var first = levels.terms(new AppliedServiceLevel(0, "everyone", Instant.EPOCH), Priority.LOW);
        var second = levels.terms(new AppliedServiceLevel(0, "everyone", Instant.MAX), Priority.HIGH);

        assertThat(second.time()).isSameAs(first.time());
    }
}
