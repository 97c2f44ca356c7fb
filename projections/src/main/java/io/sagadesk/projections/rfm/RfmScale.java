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
 * The cutoffs of the quintile scores: the values from which customers of a window score 2, 3, 4 and 5. A list is
 * shorter if no customer reaches the higher scores.
 *
 * @param recency in days, highest first
 * @param monetary by currency
 */
public record RfmScale(List<Integer> recency, List<Integer> frequency, Map<String, List<BigDecimal>> monetary) {

    public RfmScale {
        monetary = Collections.unmodifiableMap(new TreeMap<>(monetary));
    }

    /** Scores a customer who was counted in the census. */
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
