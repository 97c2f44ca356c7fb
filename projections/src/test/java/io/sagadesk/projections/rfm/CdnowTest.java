package io.sagadesk.projections.rfm;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sagadesk.api.customer.Segment;
import io.sagadesk.rules.rfm.BgNbdFit;
import io.sagadesk.rules.rfm.BuyingHistory;
import io.sagadesk.rules.rfm.RfmWindow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares the scores and the fit of the CDNOW data with the table printed in the paper and with an independent
 * computation.
 */
class CdnowTest {

    private static final LocalDate LAST_DAY = LocalDate.parse("1998-06-30");
    private static final RfmWindow CALIBRATION = RfmWindow.until(LocalDate.parse("1997-09-30"));
    private static final List<Segment> GRID = grid();

    private static Map<String, RfmProfile> profiles = Map.of();

    @BeforeAll
    static void find_the_data() {
        Cdnow.assumeItIsThere();
        profiles = Cdnow.profiles();
    }

    /** The segment grid: rows R = 1 to 5, columns F = 1 to 5. */
    private static List<Segment> grid() {
        var cells = "LOST         HIBERNATING        AT_RISK            AT_RISK   CANT_LOSE "
                + "HIBERNATING   HIBERNATING        AT_RISK            AT_RISK   CANT_LOSE "
                + "ABOUT_TO_SLEEP ABOUT_TO_SLEEP    NEEDS_ATTENTION    LOYAL     LOYAL "
                + "PROMISING     POTENTIAL_LOYALIST POTENTIAL_LOYALIST LOYAL     LOYAL "
                + "NEW           POTENTIAL_LOYALIST POTENTIAL_LOYALIST CHAMPIONS CHAMPIONS";
        return Arrays.stream(cells.split("\\s+", -1)).map(Segment::valueOf).toList();
    }

    private record Expected(long recency, long frequency, BigDecimal monetary, List<Integer> scores, Segment segment) {}

    /** An independent computation: sorted columns and the rank of each value. */
    private static Map<String, Expected> expected() {
        var ids = new LinkedHashMap<String, Integer>();
        var rows = Cdnow.rows();
        rows.forEach(row -> ids.putIfAbsent(row[0], ids.size()));
        var lastDays = new long[ids.size()];
        var orders = new long[ids.size()];
        var cents = new long[ids.size()];
        for (var row : rows) {
            int i = Objects.requireNonNull(ids.get(row[0]));
            var day = LocalDate.parse(row[1], DateTimeFormatter.BASIC_ISO_DATE).toEpochDay();
            lastDays[i] = Math.max(lastDays[i], day);
            orders[i]++;
            cents[i] += Long.parseLong(row[3].replace(".", ""));
        }
        var r = scores(lastDays);
        var f = scores(orders);
        var m = scores(cents);
        var expected = new HashMap<String, Expected>();
        ids.forEach((id, i) -> expected.put(
                id,
                new Expected(
                        LAST_DAY.toEpochDay() - lastDays[i],
                        orders[i],
                        BigDecimal.valueOf(cents[i], 2),
                        List.of(r[i], f[i], m[i]),
                        GRID.get(5 * (r[i] - 1) + f[i] - 1))));
        return expected;
    }

    private static int[] scores(long[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .mapToInt(value -> 1 + 5 * firstPlaceOf(value, sorted) / sorted.length)
                .toArray();
    }

    private static int firstPlaceOf(long value, long[] sorted) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            var middle = (low + high) / 2;
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    @Test
    void each_of_the_23570_customers_has_the_figures_the_scores_and_the_segment_that_the_file_says() {
        var computed = new HashMap<String, Expected>();
        var assessor = InMemoryProfiles.profiles(profiles);
        var assessment = assessor.assess(RfmWindow.until(LAST_DAY), false).doc();
        assessor.standings(assessment, (id, standing) -> {
            var rfm = standing.rfm();
            var score = standing.score();
            var scores = List.of(score.recency(), score.frequency(), score.monetary());
            computed.put(id, new Expected(rfm.recency(), rfm.frequency(), rfm.monetary(), scores, standing.segment()));
        });

        assertThat(computed).hasSize(23_570).isEqualTo(expected());
        assertThat(assessment.segments())
                .isEqualTo(computed.values().stream()
                        .collect(groupingBy(one -> one.segment().name(), summingInt(one -> 1))));
    }

    @Test
    void the_fit_on_the_papers_sample_is_the_one_that_the_paper_prints() {
        var histories = sampleHistories();

        var fit = BgNbdFit.of(counted(histories));

        assertThat(fit.customers()).isEqualTo(2_357);
        assertThat(fit.model().r()).isCloseTo(0.243, within(0.0005));
        assertThat(fit.model().alpha()).isCloseTo(4.414, within(0.0005));
        assertThat(fit.model().a()).isCloseTo(0.793, within(0.0005));
        assertThat(fit.model().b()).isCloseTo(2.426, within(0.0005));
        assertThat(fit.logLikelihood()).isCloseTo(-9582.4, within(0.05));
    }

    private static List<BuyingHistory> sampleHistories() {
        var sample = Cdnow.sample();
        return profiles.entrySet().stream()
                .filter(profile -> sample.contains(profile.getKey()))
                .map(profile -> profile.getValue().buyingHistory(CALIBRATION))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<BuyingHistory, Integer> counted(List<BuyingHistory> histories) {
        return histories.stream().collect(toMap(identity(), one -> 1, Integer::sum));
    }

    @Test
    void the_whole_cohort_can_be_fitted_too() {
        var histories = new ArrayList<BuyingHistory>();
        Cdnow.profiles()
                .values()
                .forEach(profile ->
                        profile.buyingHistory(RfmWindow.until(LAST_DAY)).ifPresent(histories::add));

        var fit = BgNbdFit.of(counted(histories));

        assertThat(fit.customers()).isEqualTo(23_570);
        assertThat(fit.logLikelihood()).isCloseTo(-173_425.92, within(0.01));
    }
}
