package io.sagadesk.rules.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws that hold whatever the zone, the hours and the season; the times are those around a change of the clock. */
class BusinessTimeLawTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Hours that are open every day, and the zone's change of the clock that times lie around. */
    record Setting(ZoneId zone, List<String> hours, Instant change) {

        BusinessTime time() {
            return Calendars.daily(zone.getId(), hours.toArray(String[]::new));
        }

        Instant at(int minutes) {
            return change.plus(Duration.ofMinutes(minutes));
        }

        boolean isOpen(Instant minute) {
            var clock = LocalTime.ofInstant(minute, zone);
            return hours.stream()
                    .map(Calendars::hours)
                    .anyMatch(open -> !clock.isBefore(open.from())
                            && (open.until().equals(LocalTime.MIDNIGHT) || clock.isBefore(open.until())));
        }
    }

    @Provide
    Arbitrary<Setting> settings() {
        var zones = Arbitraries.of(
                "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata", "UTC");
        var years = Arbitraries.integers().between(2015, 2030);
        return Combinators.combine(zones, years, hours()).as((zone, year, hours) -> {
            var newYear = Instant.parse(year + "-01-01T00:00:00Z");
            var change = ZoneId.of(zone).getRules().nextTransition(newYear);
            return new Setting(ZoneId.of(zone), hours, change == null ? newYear : change.getInstant());
        });
    }

    /** Up to three that do not overlap; often at night, when clocks are changed. */
    private static Arbitrary<List<String>> hours() {
        var quarters = Arbitraries.integers().between(0, 96).set().ofMinSize(2).ofMaxSize(6);
        return quarters.map(set -> {
            var ends = set.stream().sorted(Comparator.naturalOrder()).toList();
            return IntStream.range(0, ends.size() / 2)
                    .mapToObj(i -> clock(ends.get(2 * i)) + "-" + clock(ends.get(2 * i + 1)))
                    .toList();
        });
    }

    private static String clock(int quarter) {
        return LocalTime.MIDNIGHT.plusMinutes(15L * quarter).toString();
    }

    @Property(tries = 300)
    void as_much_passes_as_minutes_are_open(
            @ForAll("settings") Setting setting,
            @ForAll @IntRange(min = -3_000, max = 3_000) int from,
            @ForAll @IntRange(max = 3_000) int length) {
        var begin = setting.at(from);
        var end = begin.plus(Duration.ofMinutes(length));
        var minutes = 0L;
        for (var minute = begin; minute.isBefore(end); minute = minute.plus(MINUTE)) {
            if (setting.isOpen(minute)) minutes++;
        }
        assertThat(setting.time().between(begin, end)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Property(tries = 500)
    void what_was_added_has_passed(
            @ForAll("settings") Setting setting,
            @ForAll @IntRange(min = -5_000, max = 5_000) int from,
            @ForAll @IntRange(max = 500_000) int seconds) {
        var work = Duration.ofSeconds(seconds);
        var time = setting.time();
        var end = time.plus(setting.at(from), work);
        assertThat(time.between(setting.at(from), end)).isEqualTo(work);
        if (seconds > 0) {
            var justBefore = end.minus(1, ChronoUnit.NANOS);
            assertThat(time.between(setting.at(from), justBefore))
                    .as("not earlier")
                    .isLessThan(work);
        }
    }

    @Property(tries = 500)
    void time_adds_up(
            @ForAll("settings") Setting setting,
            @ForAll @IntRange(min = -9_000, max = 9_000) int first,
            @ForAll @IntRange(min = -9_000, max = 9_000) int second,
            @ForAll @IntRange(min = -9_000, max = 9_000) int third) {
        var minutes = new int[] {first, second, third};
        Arrays.sort(minutes);
        var time = setting.time();
        var a = setting.at(minutes[0]);
        var b = setting.at(minutes[1]);
        var c = setting.at(minutes[2]);
        assertThat(time.between(a, b).plus(time.between(b, c))).isEqualTo(time.between(a, c));
        assertThat(time.between(c, a)).as("backwards").isZero();
    }

    @Property(tries = 500)
    void more_work_ends_later_and_work_may_be_split(
            @ForAll("settings") Setting setting,
            @ForAll @IntRange(min = -9_000, max = 9_000) int from,
            @ForAll @IntRange(max = 100_000) int seconds,
            @ForAll @IntRange(min = 1, max = 100_000) int more) {
        var time = setting.time();
        var begin = setting.at(from);
        var once = time.plus(begin, Duration.ofSeconds(seconds));
        var whole = time.plus(begin, Duration.ofSeconds(seconds + more));
        assertThat(whole).isAfter(once);
        assertThat(time.plus(once, Duration.ofSeconds(more))).isEqualTo(whole);
    }
}
