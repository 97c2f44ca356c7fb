package io.sagadesk.rules.rfm;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The purchase history of a customer, as far as BG/NBD needs it. Purchases of one day count once, as in the paper.
 *
 * @param repeats x of the paper: the number of days with a purchase after the first one
 * @param lastDay days from the first purchase to the last; 0 for a single purchase day
 * @param days from the first purchase to the end of the calibration
 */
public record BuyingHistory(int repeats, int lastDay, int days) {

    private static final double DAYS_OF_A_WEEK = 7;

    /** Refuses impossible values. */
    public BuyingHistory {
        if (repeats < 0 || lastDay < repeats || days < lastDay || (repeats == 0 && lastDay > 0)) {
            throw new IllegalArgumentException(
                    "No customer repeats " + repeats + " times up to day " + lastDay + " of " + days);
        }
    }

    /**
     * Returns the history up to the last day of the window, including days before its first day; empty without a purchase.
     *
     * @param purchases the times of the purchases, in ascending order
     */
    public static Optional<BuyingHistory> of(Stream<Instant> purchases, RfmWindow window) {
        var end = window.end();
        var bought = purchases
                .filter(at -> at.isBefore(end))
                .map(window::dayOf)
                .distinct()
                .toList();
        return bought.isEmpty() ? Optional.empty() : Optional.of(of(bought, window.asOf()));
    }

    private static BuyingHistory of(List<LocalDate> bought, LocalDate until) {
        var first = bought.get(0);
        var last = bought.get(bought.size() - 1);
        return new BuyingHistory(bought.size() - 1, (int) DAYS.between(first, last), (int) DAYS.between(first, until));
    }

    /** t_x of the paper, in weeks. */
    double lastWeek() {
        return lastDay / DAYS_OF_A_WEEK;
    }

    /** T of the paper, in weeks. */
    public double weeks() {
        return days / DAYS_OF_A_WEEK;
    }
}
