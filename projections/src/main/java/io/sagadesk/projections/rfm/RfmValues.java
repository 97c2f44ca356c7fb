package io.sagadesk.projections.rfm;

import static java.time.temporal.ChronoUnit.DAYS;

import io.sagadesk.rules.rfm.RfmWindow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How recently, how often and for how much one customer bought within a window.
 *
 * <p>Amounts of different currencies are never added up or compared: the customer's {@code currency} is the one of most of
 * their purchases in the window (of several with as many, the first in the alphabet), {@code monetary} is in it, and it is
 * scored among the customers of the same currency.
 *
 * @param recency days since the last purchase
 * @param frequency how many orders, those that cost nothing included
 * @param monetary all positive totals less all returns of the window, whenever the returned was bought; may be negative
 * @param otherAmounts the same in other currencies, for those who have any
 */
public record RfmValues(
        int recency, int frequency, BigDecimal monetary, String currency, SortedMap<String, BigDecimal> otherAmounts) {

    public RfmValues {
        otherAmounts = Collections.unmodifiableSortedMap(otherAmounts);
    }

    /** Empty for a customer without a purchase in the window: there is nothing to compare. */
    public static Optional<RfmValues> of(RfmProfile profile, RfmWindow window) {
        var inWindow = within(window.begin(), window.end());
        var purchases = profile.purchases().stream().filter(inWindow).toList();
        if (purchases.isEmpty()) return Optional.empty();
        var sums = new TreeMap<String, BigDecimal>();
        purchases.forEach(
                purchase -> sums.merge(purchase.currency(), purchase.amount().max(BigDecimal.ZERO), BigDecimal::add));
        profile.returns().stream()
                .filter(inWindow)
                .forEach(entry -> sums.merge(entry.currency(), entry.amount().negate(), BigDecimal::add));
        sums.replaceAll((currency, sum) -> sum.round(MathContext.DECIMAL128)); // what a document can hold
        var last = purchases.get(purchases.size() - 1);
        var recency = DAYS.between(window.dayOf(last.at()), window.asOf());
        var currency = mainCurrency(purchases);
        var monetary = Objects.requireNonNull(sums.remove(currency));
        return Optional.of(new RfmValues((int) recency, purchases.size(), monetary, currency, sums));
    }

    private static Predicate<RfmProfile.Entry> within(Instant begin, Instant end) {
        return entry -> !entry.at().isBefore(begin) && entry.at().isBefore(end);
    }

    private static String mainCurrency(List<RfmProfile.Entry> purchases) {
        var counts = new TreeMap<String, Integer>();
        purchases.forEach(purchase -> counts.merge(purchase.currency(), 1, Integer::sum));
        return counts.entrySet().stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .map(Map.Entry::getKey)
                .orElseThrow();
    }
}
