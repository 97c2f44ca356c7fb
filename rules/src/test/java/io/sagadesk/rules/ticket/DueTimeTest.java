package io.sagadesk.rules.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.ticket.ClockPause;
import io.sagadesk.api.ticket.TicketState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTimeTest {

    private static final BusinessTime NINE_TO_FIVE = Calendars.office("UTC");

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "PT1H, 2026-03-06T16:30, , 2026-03-09T09:30, over the weekend",
        "PT1H, 2026-03-06T15:00, , 2026-03-06T16:00, within the day",
        "PT2H, 2026-03-06T10:00, 11:00-13:00, 2026-03-06T14:00, after a pause",
        "PT8H, 2026-03-06T10:00, 11:00-13:00, 2026-03-09T12:00, after a pause and the weekend",
        "PT2H, 2026-03-06T10:00, 11:00-, , not while it is paused",
        "PT30M, 2026-03-06T10:00, 11:00-, , nor if it was due before the pause",
        "PT30M, 2026-03-06T10:00, 11:00-13:00, 2026-03-06T10:30, before a pause that is over",
        "PT1H, 2026-03-06T10:00, 11:00-13:00, 2026-03-06T13:00, not at the begin of a pause but at its end",
        "PT2H, 2026-03-06T10:00, 11:00-12:00 12:00-13:00 13:30-14:00, 2026-03-06T14:30, after each of several pauses"
    })
    void a_target_is_due_when_its_business_time_is_used_up(
            Duration promised, String startedAt, @Nullable String pauses, @Nullable String expected, String what) {
        var due = DueTime.of(promised, instant(startedAt), pauses(pauses), NINE_TO_FIVE);

        assertThat(due.orElse(null)).as(what).isEqualTo(expected == null ? null : instant(expected));
    }

    private static Instant instant(String local) {
        return Instant.parse(local + ":00Z");
    }

    private static List<ClockPause> pauses(@Nullable String pauses) {
        return pauses == null
                ? List.of()
                : Arrays.stream(pauses.split(" ")).map(DueTimeTest::pause).toList();
    }

    private static ClockPause pause(String hours) {
        var parts = hours.split("-", 2);
        return new ClockPause(TicketState.ON_HOLD, friday(parts[0]), parts[1].isEmpty() ? null : friday(parts[1]));
    }

    private static Instant friday(String time) {
        return instant("2026-03-06T" + time);
    }
}
