package io.sagadesk.rules.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallClockTest {

    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "2026-03-29T02:30, Europe/Berlin, 2026-03-29T01:00:00Z, skipped: at the change",
        "2026-03-29T02:00, Europe/Berlin, 2026-03-29T01:00:00Z, the first that is skipped",
        "2026-03-29T03:00, Europe/Berlin, 2026-03-29T01:00:00Z, the first that is not",
        "2026-10-25T02:30, Europe/Berlin, 2026-10-25T00:30:00Z, shown twice: the first",
        "2026-10-04T02:15, Australia/Lord_Howe, 2026-10-03T15:30:00Z, half an hour is skipped",
        "2011-12-30T09:00, Pacific/Apia, 2011-12-30T10:00:00Z, a whole day is skipped",
        "2011-12-31T09:00, Pacific/Apia, 2011-12-30T19:00:00Z, the day after it"
    })
    void a_local_time_is_reached_once(LocalDateTime time, ZoneId zone, Instant expected, String what) {
        assertThat(WallClock.at(time, zone)).as(what).isEqualTo(expected);
    }

    @Test
    void a_time_that_is_shown_twice_can_be_the_second() {
        var berlin = ZoneId.of("Europe/Berlin");
        var time = LocalDateTime.parse("2026-10-25T02:30");

        assertThat(WallClock.at(time, berlin, ZoneOffset.ofHours(1))).isEqualTo("2026-10-25T01:30:00Z");
    }

    @Test
    void a_date_that_a_zone_skipped_does_not_exist() {
        assertThat(WallClock.exists(LocalDate.parse("2011-12-30"), APIA)).isFalse();
        assertThat(WallClock.exists(LocalDate.parse("2011-12-31"), APIA)).isTrue();
        assertThat(WallClock.dayBefore(LocalDate.parse("2011-12-31"), APIA)).isEqualTo("2011-12-29");
        assertThat(WallClock.dayBefore(LocalDate.parse("2011-12-29"), APIA)).isEqualTo("2011-12-28");
    }
}
