package io.sagadesk.projections.rfm;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.reverseOrder;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From which values on all the customers of a window score 2, 3, 4 and 5, as far as any of them does: a few numbers that
 * score every one of them.
 *
 * @param customers how many have a purchase in the window
 * @param recency in days, the highest first
 * @param monetary by currency
 */
public record RfmScale(
        int customers, List<Integer> recency, List<Integer> frequency, SortedMap<String, List<BigDecimal>> monetary) {

    /** Counts how often each value occurs, which takes memory for each value and not for each customer. */
    public static final class Counting {

        private final TreeMap<Integer, Integer> recency = new TreeMap<>(reverseOrder());
        private final TreeMap<Integer, Integer> frequency = new TreeMap<>();
        private final TreeMap<String, SortedMap<BigDecimal, Integer>> monetary = new TreeMap<>();
        private int customers;

        public void add(Rfm customer) {
            customers++;
            recency.merge(customer.recency(), 1, Integer::sum);
            frequency.merge(customer.frequency(), 1, Integer::sum);
            monetary.computeIfAbsent(customer.currency(), currency -> new TreeMap<>())
                    .merge(customer.monetary(), 1, Integer::sum);
        }

        public RfmScale scale() {
            var amounts = new TreeMap<String, List<BigDecimal>>();
            monetary.forEach((currency, counts) -> amounts.put(currency, Quintiles.cutoffs(counts)));
            return new RfmScale(customers, Quintiles.cutoffs(recency), Quintiles.cutoffs(frequency), amounts);
        }
    }

    /** Scores one of the customers who were counted. */
    public RfmScore score(Rfm customer) {
        return new RfmScore(
                Quintiles.score(customer.recency(), recency, reverseOrder()),
                Quintiles.score(customer.frequency(), frequency, naturalOrder()),
                Quintiles.score(
                        customer.monetary(), monetary.getOrDefault(customer.currency(), List.of()), naturalOrder()));
    }
}
