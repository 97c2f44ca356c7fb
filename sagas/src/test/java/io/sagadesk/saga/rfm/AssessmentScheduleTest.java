package io.sagadesk.saga.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.timer.TimerEvent.AssessmentDue;
import io.sagadesk.rules.policy.RfmRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentScheduleTest {

    private static final RfmRules AT_HALF_PAST_TWO_IN_BERLIN =
            RfmRules.read(1, Map.of("assessAt", "02:30", "zone", "Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-01-10T01:29:59Z, 2026-01-09, 2026-01-10T01:30:00Z",
        "2026-01-10T01:30:00Z, 2026-01-10, 2026-01-11T01:30:00Z", // strictly after the given time
        "2026-03-29T00:00:00Z, 2026-03-28, 2026-03-29T01:30:00Z", // 02:30 does not exist on this day: 03:30
        "2026-10-25T00:00:00Z, 2026-10-24, 2026-10-25T00:30:00Z", // 02:30 occurs twice: the first one
        "2026-10-25T00:30:00Z, 2026-10-25, 2026-10-26T01:30:00Z",
    })
    void the_next_assessment_is_of_the_day_before(Instant after, LocalDate day, Instant at) {
        assertThat(AssessmentSchedule.next(AT_HALF_PAST_TWO_IN_BERLIN, after))
                .isEqualTo(new AssessmentDue(day, 1, null, at));
    }
}
