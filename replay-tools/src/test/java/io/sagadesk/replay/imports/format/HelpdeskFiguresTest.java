package io.sagadesk.replay.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.api.service.ReportDimension;
import io.sagadesk.api.service.ReportInterval;
import io.sagadesk.api.service.ServiceFigures.Durations;
import io.sagadesk.api.service.ServiceFigures.Tickets;
import io.sagadesk.api.service.ServiceQuery.HowIsServiceDoing;
import io.sagadesk.api.service.ServiceReport.Slice;
import io.sagadesk.projections.service.QuarterHourFigures;
import io.sagadesk.projections.service.ServiceHealth;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that the dashboard over the real help-desk log shows the figures of its rows. */
class HelpdeskFiguresTest {

    private static final Path FILE = Optional.ofNullable(System.getenv("SAGADESK_SHARED_DATA"))
            .map(Path::of)
            .orElseGet(() -> root().resolve("../shared/data"))
            .resolve("tickets/helpdesk.csv");

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Instant FROM = Instant.parse("2010-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2015-01-01T00:00:00Z");

    private static List<QuarterHourFigures> figures = List.of();

    /** The project's root, found from the compiled tests, so that any working directory works. */
    private static Path root() {
        return Path.of(URI.create(HelpdeskFiguresTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .resolve("../../..");
    }

    @BeforeAll
    static void fold_the_data() throws IOException, DamagedRow {
        var found = Files.exists(FILE);
        if (!found) System.out.println("Skipped: the help-desk log is not at ../shared/data");
        assumeTrue(found, "the help-desk log is not at ../shared/data");
        figures = HelpdeskFold.figures(Files.readAllLines(FILE));
    }

    private static List<Slice> shown(ReportDimension... per) {
        return ServiceHealth.of(
                figures, new HowIsServiceDoing(FROM, TO, ROME, ReportInterval.DAY, List.of(per), null, null, null, TO));
    }

    @Test
    void each_day_shows_the_tickets_that_were_opened_on_it() throws IOException {
        var expected = HelpdeskCases.of(FILE).stream()
                .collect(Collectors.groupingBy(
                        one -> one.opened().atZone(ROME).toLocalDate(), TreeMap::new, Collectors.toList()));

        var days = shown();

        assertThat(days).hasSize(expected.size());
        days.forEach(day -> assertShows(
                day.figures().tickets(),
                Objects.requireNonNull(expected.get(day.from().atZone(ROME).toLocalDate()))));
        assertThat(days.stream()
                        .mapToLong(day -> day.figures().tickets().opened())
                        .sum())
                .isEqualTo(4_580);
    }

    @Test
    void each_agent_is_shown_with_the_tickets_they_had_last() throws IOException {
        var expected = HelpdeskCases.of(FILE).stream()
                .collect(Collectors.groupingBy(HelpdeskCases.Case::agent, Collectors.counting()));

        var agents = shown(ReportDimension.AGENT).stream()
                .collect(Collectors.groupingBy(
                        slice -> agent(slice.of()),
                        Collectors.summingLong(
                                slice -> slice.figures().tickets().opened())));

        assertThat(agents).isEqualTo(expected);
    }

    private static String agent(Map<ReportDimension, String> of) {
        return Objects.requireNonNull(of.get(ReportDimension.AGENT));
    }

    private static void assertShows(Tickets tickets, List<HelpdeskCases.Case> cases) {
        assertThat(tickets.opened()).isEqualTo(cases.size());
        assertThat(tickets.solved().part())
                .isEqualTo(cases.stream().filter(HelpdeskCases.Case::everSolved).count());
        assertThat(tickets.reopened().part())
                .isEqualTo(cases.stream().filter(HelpdeskCases.Case::reopened).count());
        var seconds = cases.stream()
                .map(HelpdeskCases.Case::seconds)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        assertThat(tickets.resolution().count()).isEqualTo(seconds.size());
        if (!seconds.isEmpty()) assertShows(tickets.resolution(), seconds);
    }

    private static void assertShows(Durations shown, List<Double> seconds) {
        var mean = seconds.stream().mapToDouble(each -> each).average().orElseThrow();
        assertClose(shown.median(), seconds.get((seconds.size() + 1) / 2 - 1));
        assertClose(shown.p90(), seconds.get((9 * seconds.size() + 9) / 10 - 1));
        assertThat(seconds(Objects.requireNonNull(shown.mean()))).isCloseTo(mean, within(1e-6));
    }

    /** Allows for the error bound of the sketch. */
    private static void assertClose(@Nullable Duration shown, double exact) {
        assertThat(seconds(Objects.requireNonNull(shown))).isCloseTo(exact, within(exact / 2_048 + 1e-9));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
