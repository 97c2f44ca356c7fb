package io.sagadesk.rules.rfm;

import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.log1p;
import static org.hipparchus.special.Gamma.logGamma;

import java.util.HashMap;
import java.util.Map;

/**
 * The BG/NBD model of repeat purchases and customer dropout, time in weeks. A customer buys at a rate that is gamma
 * distributed over the customers (r, alpha), and drops out after each purchase with a probability that is beta distributed
 * (a, b).
 *
 * <p>Fader, Hardie and Lee, "Counting Your Customers the Easy Way: An Alternative to the Pareto/NBD Model", Marketing
 * Science 24 (2005). {@link #probabilityAlive} is from the same authors' note "Computing P(alive) Using the BG/NBD Model"
 * (2008).
 */
public record BgNbd(double r, double alpha, double a, double b) {

    private static final int MAX_WEEKS = 520;

    /** Refuses parameters that are not positive and finite. */
    public BgNbd {
        if (!isPositive(r) || !isPositive(alpha) || !isPositive(a) || !isPositive(b)) {
            throw new IllegalArgumentException("The parameters of BG/NBD are positive numbers");
        }
    }

    /**
     * Returns the probability that a customer with this history will make another purchase; 1 for a single purchase so far.
     */
    public double probabilityAlive(BuyingHistory history) {
        return 1 / (1 + dropoutOdds(history));
    }

    /**
     * Returns the expected number of purchases of a customer with this history in the coming weeks (equation 10 of the
     * paper).
     *
     * @param weeks weeks of 7 days, 0 to {@value #MAX_WEEKS}; more is refused
     */
    public double expectedPurchases(BuyingHistory history, double weeks) {
        if (!(weeks >= 0 && weeks <= MAX_WEEKS)) {
            throw new IllegalArgumentException("Weeks are expected from 0 to " + MAX_WEEKS);
        }
        return expectedIfAlive(history, weeks) * probabilityAlive(history);
    }

    /** Returns the log-likelihood of histories, each with its number of customers. */
    public double logLikelihood(Map<BuyingHistory, Integer> counts) {
        var ofRepeats = new HashMap<Integer, Double>(); // computed once per number of repeats, because it is slow
        var sum = 0.0;
        for (var history : counts.entrySet()) {
            var common = ofRepeats.computeIfAbsent(history.getKey().repeats(), this::logLikelihoodOfRepeats);
            sum += history.getValue() * (common + logLikelihoodOfTimes(history.getKey()));
        }
        return sum;
    }

    /** A1 and A2 of the paper. */
    private double logLikelihoodOfRepeats(int x) {
        var a1 = logGamma(r + x) - logGamma(r) + r * log(alpha);
        var a2 = logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x);
        return a1 + a2;
    }

    /** log(exp(A3) + exp(A4)) of the paper, computed without underflow of either term. */
    private double logLikelihoodOfTimes(BuyingHistory history) {
        var a3 = -(r + history.repeats()) * log(alpha + history.weeks());
        return a3 + log1pexp(logDropoutOdds(history));
    }

    private double dropoutOdds(BuyingHistory history) {
        return exp(logDropoutOdds(history));
    }

    /** A4 − A3 of the paper; a customer without a repeat purchase had no occasion to drop out. */
    private double logDropoutOdds(BuyingHistory history) {
        var x = history.repeats();
        if (x == 0) return Double.NEGATIVE_INFINITY;
        return log(a) - log(b + x - 1) + (r + x) * log((alpha + history.weeks()) / (alpha + history.lastWeek()));
    }

    /**
     * Equation 10 without its denominator. By Euler's transformation (1 − z)^(r+x) F(r+x, b+x; a+b+x−1; z) equals (1 −
     * z)^(a−1) F(a+b−1−r, a−1; a+b+x−1; z), which does not overflow for customers with many purchases.
     */
    private double expectedIfAlive(BuyingHistory history, double weeks) {
        var a = awayFromPoles(history.repeats());
        var z = weeks / (alpha + history.weeks() + weeks);
        var c = a + b + history.repeats() - 1;
        var f = HypergeometricFunction.f(a + b - 1 - r, a - 1, c, z);
        return c / (a - 1) * (1 - Math.pow(1 - z, a - 1) * f);
    }

    /** Moves a away from 1 and from 1 − b − x, where the formula is 0/0 although the expectation is smooth. */
    private double awayFromPoles(int x) {
        var nearest = Math.min(Math.abs(a - 1), Math.abs(a + b + x - 1));
        return nearest < 1e-6 ? a + 2e-6 : a;
    }

    /** Returns log(1 + e^y) for any y, without overflow. */
    private static double log1pexp(double y) {
        return y > 0 ? y + log1p(exp(-y)) : log1p(exp(y));
    }

    private static boolean isPositive(double number) {
        return number > 0 && number < Double.POSITIVE_INFINITY;
    }
}
