package io.sagadesk.command.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.Refused;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TargetLevelsTest {

    private static final TargetInstance FIRST = new TargetInstance(ServiceLevelTarget.NEXT_RESPONSE, 1);
    private static final TargetInstance SECOND = new TargetInstance(ServiceLevelTarget.NEXT_RESPONSE, 2);

    private final TargetLevels targets = new TargetLevels();

    @Test
    void each_level_is_reached_once_and_in_order() {
        assertRefused(() -> targets.isNewlyBreached(FIRST, 2), "breach-out-of-order");
        assertThat(targets.isNewlyBreached(FIRST, 1)).isTrue();
        targets.breached(FIRST, 1);
        assertThat(targets.isNewlyBreached(FIRST, 1)).isFalse();
        assertThat(targets.isNewlyBreached(FIRST, 2)).isTrue();
        targets.breached(FIRST, 2);
        assertThat(targets.isNewlyBreached(FIRST, 1)).isFalse();
        assertThat(targets.isNewlyBreached(FIRST, 3)).isTrue();
    }

    @Test
    void one_instance_says_nothing_about_another() {
        targets.breached(FIRST, 1);
        assertThat(targets.isNewlyBreached(SECOND, 1)).isTrue();
        assertThat(targets.isNewlyMet(SECOND)).isTrue();
    }

    @Test
    void a_target_is_met_once_and_then_no_longer_missed() {
        assertThat(targets.isNewlyMet(FIRST)).isTrue();
        targets.met(FIRST);
        assertThat(targets.isNewlyMet(FIRST)).isFalse();
        assertRefused(() -> targets.isNewlyBreached(FIRST, 1), "target-met");
    }

    @Test
    void a_target_that_was_missed_is_no_longer_met() {
        targets.breached(FIRST, 1);
        assertRefused(() -> targets.isNewlyMet(FIRST), "target-missed");
    }

    private static void assertRefused(ThrowingCallable question, String code) {
        assertThatThrownBy(question)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
