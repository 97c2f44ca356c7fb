package io.sagadesk.projections.rfm;

import static java.util.Comparator.reverseOrder;

import io.sagadesk.api.customer.Segment;
import io.sagadesk.rules.rfm.BuyingHistory;
import io.sagadesk.rules.rfm.QuintileScores;
import io.sagadesk.rules.rfm.RfmWindow;
import io.sagadesk.rules.rfm.SegmentGrid;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the customers of a window in one pass. Its memory depends on the number of distinct values and pairs of
 * values, not on the number of customers.
 */
final class RfmCensus {

    private final RfmWindow window;
    private final SortedMap<Integer, Integer> recencies = new TreeMap<>(reverseOrder());
    private final SortedMap<Integer, Integer> frequencies = new TreeMap<>();
    private final Map<String, SortedMap<BigDecimal, Integer>> amounts = new HashMap<>();
    private final Map<Cell, Integer> cells = new HashMap<>();
    private final Map<BuyingHistory, Integer> histories = new HashMap<>();

    private record Cell(int recency, int frequency) {}

    RfmCensus(RfmWindow window) {
        this.window = window;
    }

    void add(RfmProfile profile) {
        RfmValues.of(profile, window).ifPresent(this::add);
        profile.buyingHistory(window).ifPresent(history -> histories.merge(history, 1, Integer::sum));
    }

    void add(RfmValues customer) {
        recencies.merge(customer.recency(), 1, Integer::sum);
        frequencies.merge(customer.frequency(), 1, Integer::sum);
        amounts.computeIfAbsent(customer.currency(), currency -> new TreeMap<>())
                .merge(customer.monetary(), 1, Integer::sum);
        cells.merge(new Cell(customer.recency(), customer.frequency()), 1, Integer::sum);
    }

    RfmScale scale() {
        var monetary = new HashMap<String, List<BigDecimal>>();
        amounts.forEach((currency, counts) -> monetary.put(currency, QuintileScores.cutoffs(counts)));
        return new RfmScale(QuintileScores.cutoffs(recencies), QuintileScores.cutoffs(frequencies), monetary);
    }

    /** Returns the number of customers in each segment. */
    Map<Segment, Integer> segments(RfmScale scale) {
        var segments = new HashMap<Segment, Integer>();
        cells.forEach((cell, count) -> {
            var recency = scale.recencyScore(cell.recency());
            segments.merge(SegmentGrid.segment(recency, scale.frequencyScore(cell.frequency())), count, Integer::sum);
        });
        return segments;
    }

    Map<BuyingHistory, Integer> histories() {
        return histories;
    }
}
