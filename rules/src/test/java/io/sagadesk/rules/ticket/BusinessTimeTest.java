package io.sagadesk.rules.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2026-03-06 is a Friday. */
class BusinessTimeTest {

    private static final BusinessTime OFFICE = Calendars.office("Europe/Berlin", "2026-03-09");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-02-27T16:30 | PT1H    | 2026-03-02T09:30 | from Friday to Monday
            2026-03-03T10:00 | PT0S    | 2026-03-03T10:00 | no time
            2026-03-07T10:00 | PT0S    | 2026-03-07T10:00 | no time, on a Saturday
            2026-03-03T10:00 | PT7H    | 2026-03-03T17:00 | until the very end of a day
            2026-03-03T10:00 | PT7H1S  | 2026-03-04T09:00:01 | and a second more
            2026-03-03T03:00 | PT1H    | 2026-03-03T10:00 | from before the opening
            2026-03-03T22:00 | PT1H    | 2026-03-04T10:00 | from after the closing
            2026-03-06T16:30 | PT1H    | 2026-03-10T09:30 | past a weekend and a holiday
            2026-03-09T11:00 | PT1H    | 2026-03-10T10:00 | from within a holiday
            2026-03-27T16:00 | PT2H    | 2026-03-30T10:00 | past the change to summer time
            2026-10-23T16:00 | PT2H    | 2026-10-26T10:00 | and back
            2026-03-02T09:00 | PT80H   | 2026-03-16T17:00 | two weeks with a holiday
            """)
    void work_ends_when_enough_hours_were_open(LocalDateTime from, Duration work, LocalDateTime expected, String what) {
        assertThat(OFFICE.plus(berlin(from), work)).as(what).isEqualTo(berlin(expected));
        assertThat(OFFICE.between(berlin(from), berlin(expected))).as(what).isEqualTo(work);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-02T12:30 | PT1H  | 2026-03-02T14:30 | past the lunch
            2026-03-02T18:30 | PT1H  | 2026-03-03T08:30 | past the night
            2026-03-02T08:00 | PT10H | 2026-03-02T19:00 | a whole day ends at its end
            """)
    void a_day_may_have_several_hours(LocalDateTime from, Duration work, LocalDateTime expected, String what) {
        var shop = Calendars.daily("Europe/Berlin", "08:00-13:00", "14:00-19:00");
        assertThat(shop.plus(berlin(from), work)).as(what).isEqualTo(berlin(expected));
    }

    @Test
    void nights_are_as_long_as_they_really_were() {
        var nightly = Calendars.daily("Europe/Berlin", "00:00-06:00");
        assertThat(nightly.between(berlin("2026-03-29T00:00"), berlin("2026-03-29T06:00")))
                .hasHours(5);
        assertThat(nightly.between(berlin("2026-10-25T00:00"), berlin("2026-10-25T06:00")))
                .hasHours(7);
        assertThat(nightly.between(berlin("2026-07-05T00:00"), berlin("2026-07-05T06:00")))
                .hasHours(6);
    }

    @Test
    void an_opening_within_the_skipped_hour_is_when_the_clock_has_skipped_it() {
        var early = Calendars.daily("Europe/Berlin", "02:30-05:00");
        assertThat(early.plus(berlin("2026-03-29T00:00"), Duration.ofMinutes(1)))
                .isEqualTo(Instant.parse("2026-03-29T01:01:00Z"));
        assertThat(early.between(berlin("2026-03-29T00:00"), berlin("2026-03-29T06:00")))
                .hasHours(2);
    }

    @Test
    void an_opening_within_the_repeated_hour_comes_twice() {
        var early = Calendars.daily("Europe/Berlin", "02:30-05:00");
        var midnight = berlin("2026-10-25T00:00");
        assertThat(early.between(midnight, berlin("2026-10-25T06:00"))).isEqualTo(Duration.ofHours(3));
        assertThat(early.plus(midnight, Duration.ofMinutes(31))).isEqualTo(Instant.parse("2026-10-25T01:31:00Z"));
    }

    @Test
    void a_day_without_an_end_ends_at_midnight() {
        var always = Calendars.daily("UTC", "00:00-00:00");
        var monday = Instant.parse("2026-03-02T10:00:00Z");
        assertThat(always.plus(monday, Duration.ofDays(400))).isEqualTo(monday.plus(Duration.ofDays(400)));
    }

    @Test
    void public_holidays_are_those_of_the_place() {
        var bavaria = Calendars.officeIn("de-by", "Europe/Berlin");
        var germany = Calendars.officeIn("de", "Europe/Berlin");
        var epiphany = berlin("2026-01-06T08:00");
        var goodFriday = berlin("2026-04-03T08:00");
        assertThat(bavaria.between(epiphany, epiphany.plus(Duration.ofHours(12))))
                .isZero();
        assertThat(germany.between(epiphany, epiphany.plus(Duration.ofHours(12))))
                .hasHours(8);
        assertThat(germany.between(goodFriday, goodFriday.plus(Duration.ofHours(12))))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"de, true", "de-by, true", "de-by-ag, true", "us-ca, true", "fr-69m, true", "de-xx, false", "cn, false"
    })
    void only_places_whose_holidays_are_known_are_known(String place, boolean isKnown) {
        assertThat(PublicHolidays.isKnown(place)).isEqualTo(isKnown);
    }

    @Test
    void nowhere_is_a_place_without_holidays() {
        assertThat(PublicHolidays.of("cn")).rejects(LocalDate.parse("2026-01-01"));
        assertThat(PublicHolidays.of(null)).rejects(LocalDate.parse("2026-01-01"));
        assertThat(PublicHolidays.of("de")).accepts(LocalDate.parse("2026-01-01"));
    }

    @Test
    void what_never_opens_is_given_up_in_the_end() {
        var never = Calendars.daily("UTC");
        var from = Instant.parse("2026-03-02T10:00:00Z");
        assertThat(never.plus(from, Duration.ofSeconds(1))).isEqualTo(from.plus(BusinessTime.HORIZON));
        assertThat(never.between(from, from.plus(Duration.ofDays(1)))).isZero();
    }

    @Test
    void what_lies_too_far_apart_is_not_counted() {
        var always = Calendars.daily("UTC", "00:00-00:00");
        assertThat(always.between(Instant.EPOCH, Instant.parse("2026-03-02T10:00:00Z")))
                .isEqualTo(BusinessTime.HORIZON);
    }

    private static Instant berlin(String local) {
        return berlin(LocalDateTime.parse(local));
    }

    private static Instant berlin(LocalDateTime local) {
        return local.atZone(ZoneId.of("Europe/Berlin")).toInstant();
    }

    /** In 2010 the clocks of Newfoundland went back from 00:01 to 23:01 of the day before. */
    @Test
    void a_date_that_begins_twice_is_counted_twice() {
        var always = Calendars.daily("America/St_Johns", "00:00-00:00");
        var begin = Instant.parse("2010-11-07T02:30:30Z"); // 00:00:30 on the 7th, and half a minute later the 6th again
        assertThat(always.between(begin, begin.plusSeconds(1_800))).isEqualTo(Duration.ofMinutes(30));
        assertThat(always.plus(begin, Duration.ofMinutes(30))).isEqualTo(begin.plusSeconds(1_800));
        var lastMinutes = Calendars.daily("America/St_Johns", "23:59-00:00");
        assertThat(lastMinutes.between(begin.minusSeconds(90), begin.plusSeconds(7_200)))
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void a_date_that_is_skipped_has_no_hours() {
        var apia = Calendars.daily("Pacific/Apia", "09:00-17:00");
        assertThat(apia.between(Instant.parse("2011-12-29T10:00:00Z"), Instant.parse("2011-12-31T10:00:00Z")))
                .hasHours(16); // the 29th and the 31st
    }
}
