package io.sagadesk.projections.rfm;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.reverseOrder;

import io.sagadesk.rules.rfm.QuintileScores;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From which values on all the customers of a window score 2, 3, 4 and 5, as far as any of them does: a few numbers that
 * score every one of them.
 *
 * @param recency in days, the highest first
 * @param monetary by currency
 */
public record RfmScale(List<Integer> recency, List<Integer> frequency, Map<String, List<BigDecimal>> monetary) {

    public RfmScale {
        monetary = Collections.unmodifiableMap(new TreeMap<>(monetary));
    }

    /** Scores one of the customers who were counted. */
    public RfmScore score(RfmValues customer) {
        var amounts = monetary.getOrDefault(customer.currency(), List.of());
        return new RfmScore(
                recencyScore(customer.recency()),
                frequencyScore(customer.frequency()),
                QuintileScores.score(customer.monetary(), amounts, naturalOrder()));
    }

    int recencyScore(int days) {
        return QuintileScores.score(days, recency, reverseOrder());
    }

    int frequencyScore(int purchases) {
        return QuintileScores.score(purchases, frequency, naturalOrder());
    }
}
