package io.sagadesk.rules.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Properties of business time for all zones, hours and seasons; the times are close to a change of the UTC offset. */
class BusinessTimeLawTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Business hours of every day, and the offset change near which times are generated. */
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

    private static Setting setting(RandomValues random) {
        var zone = ZoneId.of(random.oneOf(
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "America/Santiago",
                "America/St_Johns",
                "Pacific/Apia",
                "Asia/Kolkata",
                "UTC"));
        var time = Instant.parse(random.between(2008, 2030) + "-01-01T00:00:00Z")
                .plus(Duration.ofDays(random.between(0, 364)));
        var change = zone.getRules().nextTransition(time);
        return new Setting(zone, hours(random), change == null ? time : change.getInstant());
    }

    /** Up to three spans without overlaps; often at night, when the UTC offset changes. */
    private static List<String> hours(RandomValues random) {
        var ends = IntStream.generate(() -> random.between(0, 96))
                .distinct()
                .limit(random.between(2, 6))
                .sorted()
                .toArray();
        return IntStream.range(0, ends.length / 2)
                .mapToObj(i -> clock(ends[2 * i]) + "-" + clock(ends[2 * i + 1]))
                .toList();
    }

    private static String clock(int quarter) {
        return LocalTime.MIDNIGHT.plusMinutes(15L * quarter).toString();
    }

    @SeededTest(300)
    void as_much_passes_as_minutes_are_open(RandomValues random) {
        var setting = setting(random);
        var begin = setting.at(random.between(-3_000, 3_000));
        var end = begin.plus(Duration.ofMinutes(random.between(0, 3_000)));
        var minutes = 0L;
        for (var minute = begin; minute.isBefore(end); minute = minute.plus(MINUTE)) {
            if (setting.isOpen(minute)) minutes++;
        }
        assertThat(setting.time().between(begin, end))
                .as("%s from %s to %s", setting, begin, end)
                .isEqualTo(Duration.ofMinutes(minutes));
    }

    @SeededTest(500)
    void what_was_added_has_passed(RandomValues random) {
        var setting = setting(random);
        var begin = setting.at(random.between(-5_000, 5_000));
        var work = Duration.ofSeconds(random.between(0, 500_000));
        var time = setting.time();
        var end = time.plus(begin, work);
        assertThat(time.between(begin, end)).as("%s from %s on", setting, begin).isEqualTo(work);
        if (work.isZero()) return;
        var justBefore = end.minus(1, ChronoUnit.NANOS);
        assertThat(time.between(begin, justBefore))
                .as("not earlier: %s from %s on", setting, begin)
                .isLessThan(work);
    }

    @SeededTest(200)
    void work_that_fills_the_hours_up_to_a_closing_is_due_at_the_closing(RandomValues random) {
        var setting = setting(random);
        var times = IntStream.range(0, 1_500).mapToObj(setting::at).toList();
        var closings = times.stream()
                .filter(minute -> setting.isOpen(minute.minus(MINUTE)) && !setting.isOpen(minute))
                .toList();
        if (closings.isEmpty()) return; // open day and night
        var closing = closings.get(random.between(0, closings.size() - 1));
        var begin = closing.minus(Duration.ofMinutes(random.between(1, 3_000)));
        var time = setting.time();
        assertThat(time.plus(begin, time.between(begin, closing)))
                .as("%s from %s on", setting, begin)
                .isEqualTo(closing);
    }

    @SeededTest(500)
    void time_adds_up(RandomValues random) {
        var setting = setting(random);
        var times = Stream.generate(() -> setting.at(random.between(-9_000, 9_000)))
                .limit(3)
                .sorted()
                .toList();
        var time = setting.time();
        var a = times.get(0);
        var b = times.get(1);
        var c = times.get(2);
        assertThat(time.between(a, b).plus(time.between(b, c)))
                .as("%s at %s", setting, times)
                .isEqualTo(time.between(a, c));
        assertThat(time.between(c, a)).as("backwards: %s at %s", setting, times).isZero();
    }

    @SeededTest(500)
    void more_work_ends_later_and_work_may_be_split(RandomValues random) {
        var setting = setting(random);
        var time = setting.time();
        var begin = setting.at(random.between(-9_000, 9_000));
        var some = Duration.ofSeconds(random.between(0, 100_000));
        var more = Duration.ofSeconds(random.between(1, 100_000));
        var once = time.plus(begin, some);
        var whole = time.plus(begin, some.plus(more));
        assertThat(whole).as("%s and %s more in %s", some, more, setting).isAfter(once);
        assertThat(time.plus(once, more))
                .as("%s and %s more in %s", some, more, setting)
                .isEqualTo(whole);
    }
}
