package io.sagadesk.rules.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "21:00, 09:00, 2026-01-10T12:00:00Z, 2026-01-10T12:00:00Z, by day nobody waits",
        "21:00, 09:00, 2026-01-10T19:59:59Z, 2026-01-10T19:59:59Z, up to the last second",
        "21:00, 09:00, 2026-01-10T20:00:00Z, 2026-01-11T08:00:00Z, in the evening until the next morning",
        "21:00, 09:00, 2026-01-10T23:30:00Z, 2026-01-11T08:00:00Z, after midnight until the same morning",
        "21:00, 09:00, 2026-01-11T08:00:00Z, 2026-01-11T08:00:00Z, which is included",
        "21:00, 09:00, 2026-03-28T20:30:00Z, 2026-03-29T07:00:00Z, an hour less when summer time begins",
        "21:00, 09:00, 2026-10-24T19:30:00Z, 2026-10-25T08:00:00Z, an hour more when it ends",
        "01:00, 02:30, 2026-03-29T00:15:00Z, 2026-03-29T01:00:00Z, until a time that is skipped: until the clocks change",
        "21:00, 02:30, 2026-03-28T22:00:00Z, 2026-03-29T01:00:00Z, from the evening until a time that is skipped",
        "01:00, 02:30, 2026-10-25T00:15:00Z, 2026-10-25T00:30:00Z, until a time that comes twice: the first",
        "01:00, 02:30, 2026-10-25T01:15:00Z, 2026-10-25T01:30:00Z, or the second for who asks between them",
        "12:00, 14:00, 2026-01-10T11:00:00Z, 2026-01-10T13:00:00Z, at noon",
        "12:00, 14:00, 2026-01-10T23:00:00Z, 2026-01-10T23:00:00Z, and not at night",
        "09:00, 09:00, 2026-01-10T23:00:00Z, 2026-01-10T23:00:00Z, never where they begin as they end"
    })
    void offers_wait_until_quiet_hours_are_over(
            LocalTime from, LocalTime until, Instant at, Instant expected, String what) {
        var quiet = new QuietHours(from, until, ZoneId.of("Europe/Berlin"));

        assertThat(quiet.firstAfter(at)).as(what).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource({
        "21:00, 02:15, Australia/Lord_Howe, 2026-10-03T13:00:00Z, 2026-10-03T15:30:00Z, a change of half an hour",
        "21:00, 00:30, America/Havana, 2026-03-08T03:00:00Z, 2026-03-08T05:00:00Z, a change at midnight",
        "21:00, 09:00, Pacific/Apia, 2011-12-30T08:00:00Z, 2011-12-30T19:00:00Z, the night before a day that is skipped",
        "21:00, 22:00, Pacific/Apia, 2011-12-30T07:30:00Z, 2011-12-30T08:00:00Z, that night in the evening",
        "09:00, 08:00, Pacific/Apia, 2011-12-30T07:30:00Z, 2011-12-30T18:00:00Z, all of it but an hour",
        "12:00, 00:00, Pacific/Apia, 2011-12-30T07:30:00Z, 2011-12-30T10:00:00Z, until the change itself"
    })
    void quiet_hours_end_at_a_change_that_skips_their_end(
            LocalTime from, LocalTime until, ZoneId zone, Instant at, Instant expected, String what) {
        assertThat(new QuietHours(from, until, zone).firstAfter(at)).as(what).isEqualTo(expected);
    }
}
