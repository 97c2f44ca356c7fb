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
 * One customer's recency, frequency and monetary value within a window.
 *
 * <p>Amounts in different currencies are never added or compared. The customer's {@code currency} is the one of most
 * purchases in the window (on a tie, the first alphabetically). {@code monetary} is in this currency and is scored
 * among the customers of the same currency.
 *
 * @param recency days since the last purchase
 * @param frequency the number of orders, including orders of amount zero
 * @param monetary all positive totals minus all returns of the window, whenever the returned order was placed; may be
 * negative
 * @param otherAmounts the same sums in other currencies
 */
public record RfmValues(
        int recency, int frequency, BigDecimal monetary, String currency, SortedMap<String, BigDecimal> otherAmounts) {

    public RfmValues {
        otherAmounts = Collections.unmodifiableSortedMap(otherAmounts);
    }

    /** Returns the values, or empty for a customer without a purchase in the window. */
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
        // the precision that a document can store
        sums.replaceAll((currency, sum) -> sum.round(MathContext.DECIMAL128));
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
