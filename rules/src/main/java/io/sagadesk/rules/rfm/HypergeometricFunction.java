package io.sagadesk.rules.rfm;

/** Gauss's hypergeometric function, computed by its series. */
final class HypergeometricFunction {

    private static final double NEGLIGIBLE = 1e-17;
    private static final int MAX_TERMS = 10_000_000;

    private HypergeometricFunction() {}

    /**
     * Returns ₂F₁(a, b; c; z) to about double precision.
     *
     * @param c must not be an integer below 1
     * @param z from 0 (inclusive) to 1 (exclusive)
     */
    static double f(double a, double b, double c, double z) {
        var term = 1.0;
        var sum = 1.0;
        for (int j = 0; j < MAX_TERMS; j++) {
            var ratio = (a + j) * (b + j) / ((c + j) * (1 + j)) * z;
            term *= ratio;
            sum += term;
            // terms may grow before they shrink, so the series may end only at a shrinking term
            if (Math.abs(ratio) < 1 && Math.abs(term) <= NEGLIGIBLE * Math.abs(sum) * (1 - z)) return sum;
        }
        throw new ArithmeticException("The hypergeometric series does not end at z = " + z);
    }
}
