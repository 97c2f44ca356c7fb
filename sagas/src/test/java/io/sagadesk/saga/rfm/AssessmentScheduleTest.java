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
        "2026-03-29T00:00:00Z, 2026-03-28, 2026-03-29T01:00:00Z", // 02:30 is skipped on this day: at the change
        "2026-03-29T01:00:00Z, 2026-03-29, 2026-03-30T00:30:00Z", // and only once
        "2026-10-25T00:00:00Z, 2026-10-24, 2026-10-25T00:30:00Z", // 02:30 occurs twice: the first one
        "2026-10-25T00:30:00Z, 2026-10-25, 2026-10-26T01:30:00Z",
    })
    void the_next_assessment_is_of_the_day_before(Instant after, LocalDate day, Instant at) {
        assertThat(AssessmentSchedule.next(AT_HALF_PAST_TWO_IN_BERLIN, after))
                .isEqualTo(new AssessmentDue(day, 1, null, at));
    }

    @ParameterizedTest
    @CsvSource({
        "2011-12-29T12:00:00Z, 2011-12-28, 2011-12-29T12:30:00Z",
        "2011-12-29T12:30:00Z, 2011-12-29, 2011-12-30T12:30:00Z", // 30 December 2011 does not exist in Apia
        "2011-12-30T12:30:00Z, 2011-12-31, 2011-12-31T12:30:00Z",
    })
    void a_date_that_is_skipped_has_no_assessment(Instant after, LocalDate day, Instant at) {
        var inApia = RfmRules.read(1, Map.of("assessAt", "02:30", "zone", "Pacific/Apia"));

        assertThat(AssessmentSchedule.next(inApia, after)).isEqualTo(new AssessmentDue(day, 1, null, at));
    }
}
