package io.sagadesk.projections.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.service.ReportDimension;
import io.sagadesk.api.service.ReportInterval;
import io.sagadesk.api.service.ServiceFigures.Durations;
import io.sagadesk.api.service.ServiceQuery.HowIsServiceDoing;
import io.sagadesk.api.service.ServiceReport.Slice;
import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceHealthTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    private final Dashboard dashboard = new Dashboard();
    private int conversations;

    private ServiceEvents next() {
        var id = "c-" + conversations++;
        return new ServiceEvents(id, id);
    }

    /** Returns figures of one conversation in each of a number of quarters of an hour. */
    private void oneInEachQuarter(Instant from, Instant to) {
        for (var at = from; at.isBefore(to); at = at.plus(Duration.ofMinutes(15))) {
            dashboard.after(next().started(Channel.EMAIL, at.plusSeconds(conversations % 900)));
        }
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static List<Long> started(List<Slice> slices) {
        return slices.stream().map(slice -> slice.figures().started()).toList();
    }

    private void fillWithNeighbours(LocalDate day, ZoneId zone) {
        oneInEachQuarter(midnight(day.minusDays(1), zone), midnight(day.plusDays(2), zone));
    }

    @Test
    void the_day_on_which_clocks_go_forward_has_23_hours() {
        fillWithNeighbours(LocalDate.parse("2026-03-29"), BERLIN);
        assertThat(started(dashboard.slices(ReportInterval.DAY, BERLIN))).containsExactly(96L, 92L, 96L);
        var hours = dashboard.slices(ReportInterval.HOUR, BERLIN);
        assertThat(hours).hasSize(24 + 23 + 24);
        assertThat(started(hours)).containsOnly(4L);
        assertThat(hours.get(24 + 2).from()).isEqualTo("2026-03-29T01:00:00Z"); // 03:00, after 01:00
    }

    @Test
    void the_day_on_which_clocks_go_back_has_25_hours_and_02_00_twice() {
        fillWithNeighbours(LocalDate.parse("2026-10-25"), BERLIN);
        assertThat(started(dashboard.slices(ReportInterval.DAY, BERLIN))).containsExactly(96L, 100L, 96L);
        var hours = dashboard.slices(ReportInterval.HOUR, BERLIN);
        assertThat(hours).hasSize(24 + 25 + 24);
        assertThat(started(hours)).containsOnly(4L);
        assertThat(hours.get(24 + 2).from().atZone(BERLIN).getHour()).isEqualTo(2);
        assertThat(hours.get(24 + 3).from().atZone(BERLIN).getHour()).isEqualTo(2);
    }

    @Test
    void hours_may_begin_at_half_past_or_at_a_quarter_to() {
        var times = Map.of("Asia/Kolkata", "2026-03-02T05:30:00Z", "Asia/Kathmandu", "2026-03-02T05:15:00Z");
        oneInEachQuarter(MONDAY.minus(Duration.ofDays(1)), MONDAY.plus(Duration.ofDays(1)));
        times.forEach((name, eleven) -> {
            var zone = ZoneId.of(name);
            var hours = dashboard.slices(ReportInterval.HOUR, zone);
            assertThat(hours).anyMatch(hour -> hour.from().equals(Instant.parse(eleven)));
            assertThat(started(hours.subList(1, hours.size() - 1))).containsOnly(4L);
            var days = dashboard.slices(ReportInterval.DAY, zone);
            assertThat(days.get(1).from()).isEqualTo(midnight(LocalDate.parse("2026-03-02"), zone));
            assertThat(days.get(1).figures().started()).isEqualTo(96);
        });
    }

    @Test
    void only_what_is_asked_about_is_summed() {
        var chat = next();
        dashboard.after(
                chat.started(Channel.WEB_CHAT, MONDAY),
                chat.queued(MONDAY),
                chat.closed(Author.agent("mia"), ConversationOutcome.RESOLVED, MONDAY));
        dashboard.after(next().started(Channel.EMAIL, MONDAY));
        dashboard.after(next().started(Channel.WEB_CHAT, MONDAY.plusSeconds(3_600)));
        var end = MONDAY.plusSeconds(3_600);
        assertThat(started(dashboard.of(asked(end, null, null, null)))).containsExactly(2L);
        assertThat(started(dashboard.of(asked(end, Channel.WEB_CHAT, null, null))))
                .containsExactly(1L);
        assertThat(started(dashboard.of(asked(end, null, new DeskId("north"), null))))
                .containsExactly(1L);
        assertThat(started(dashboard.of(asked(end, null, null, new AgentId("mia")))))
                .containsExactly(1L);
        assertThat(dashboard.of(asked(end, null, null, new AgentId("leo")))).isEmpty();
    }

    private static HowIsServiceDoing asked(
            Instant to, @Nullable Channel channel, @Nullable DeskId desk, @Nullable AgentId agent) {
        return new HowIsServiceDoing(
                MONDAY, to, ZoneOffset.UTC, ReportInterval.HOUR, List.of(), channel, desk, agent, to);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T00:00:01Z, 2026-03-02T01:00:00Z",
        "2026-03-02T00:00:00.001Z, 2026-03-02T01:00:00Z",
        "2026-03-02T00:00:00Z, 2026-03-02T01:14:59.999Z",
        "2026-03-02T00:00:00Z, 2026-03-02T01:20:00Z"
    })
    void a_period_that_does_not_begin_and_end_with_a_quarter_is_refused(Instant from, Instant to) {
        assertThatThrownBy(() -> during(from, to, ReportInterval.DAY)).hasMessageContaining("quarters of an hour");
    }

    @Test
    void the_first_hour_or_day_begins_with_the_period() {
        oneInEachQuarter(MONDAY, MONDAY.plus(Duration.ofHours(2)));
        var from = MONDAY.plus(Duration.ofMinutes(15));
        var hours = dashboard.of(during(from, MONDAY.plus(Duration.ofMinutes(75)), ReportInterval.HOUR));
        assertThat(hours).extracting(Slice::from).containsExactly(from, MONDAY.plus(Duration.ofHours(1)));
        assertThat(started(hours)).containsExactly(3L, 1L);
        var days = dashboard.of(during(from, MONDAY.plus(Duration.ofHours(2)), ReportInterval.DAY));
        assertThat(days).extracting(Slice::from).containsExactly(from);
        assertThat(started(days)).containsExactly(7L);
    }

    private static HowIsServiceDoing during(Instant from, Instant to, ReportInterval by) {
        return new HowIsServiceDoing(from, to, ZoneOffset.UTC, by, List.of(), null, null, null, to);
    }

    @Test
    void figures_are_told_apart_by_what_is_asked_for() {
        dashboard.after(next().started(Channel.WEB_CHAT, MONDAY), next().started(Channel.EMAIL, MONDAY));
        var slices =
                dashboard.slices(ReportInterval.DAY, ZoneOffset.UTC, ReportDimension.AGENT, ReportDimension.CHANNEL);
        assertThat(slices)
                .extracting(Slice::of)
                .containsExactly(
                        Map.of(ReportDimension.CHANNEL, "EMAIL", ReportDimension.AGENT, "-"),
                        Map.of(ReportDimension.CHANNEL, "WEB_CHAT", ReportDimension.AGENT, "-"));
    }

    @Test
    void a_time_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> asked(MONDAY, null, null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @SeededTest(100)
    void percentiles_of_a_day_are_those_of_all_its_durations_together(RandomValues dice) {
        var millis = dice.list(1, 80, () -> dice.between(0, 10_000_000));
        var shown = new Dashboard();
        for (var number = 0; number < millis.size(); number++) {
            var chat = new ServiceEvents("c-" + number, "c-" + number);
            var at = MONDAY.plusSeconds(number * 1_000L);
            shown.after(
                    chat.started(Channel.EMAIL, at),
                    chat.said(Author.agent("a-" + number % 3), at.plusMillis(millis.get(number))));
        }
        var day = shown.slices(ReportInterval.DAY, ZoneOffset.UTC)
                .get(0)
                .figures()
                .firstResponse();
        assertThat(day.count()).isEqualTo(millis.size());
        assertClose(day, millis);
    }

    private static void assertClose(Durations day, List<Integer> millis) {
        var sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        var median = Duration.ofMillis(sorted.get((sorted.size() + 1) / 2 - 1));
        var p90 = Duration.ofMillis(sorted.get((9 * sorted.size() + 9) / 10 - 1));
        var sum = Duration.ofMillis(millis.stream().mapToLong(each -> each).sum());
        assertThat(Objects.requireNonNull(day.median())).as("%s", millis).isCloseTo(median, median.dividedBy(2_048));
        assertThat(Objects.requireNonNull(day.p90())).as("%s", millis).isCloseTo(p90, p90.dividedBy(2_048));
        assertThat(day.mean()).as("%s", millis).isEqualTo(sum.dividedBy(millis.size()));
    }
}
