package io.sagadesk.rules.rfm;

/** Gauss's hypergeometric function, by its series. */
final class HypergeometricFunction {

    private static final double NEGLIGIBLE = 1e-17;
    private static final int MOST_TERMS = 10_000_000;

    private HypergeometricFunction() {}

    /**
     * Returns ₂F₁(a, b; c; z), to about the precision of a double.
     *
     * @param c no integer below 1
     * @param z from 0 to below 1
     */
    static double f(double a, double b, double c, double z) {
        var term = 1.0;
        var sum = 1.0;
        for (int j = 0; j < MOST_TERMS; j++) {
            var ratio = (a + j) * (b + j) / ((c + j) * (1 + j)) * z;
            term *= ratio;
            sum += term;
            // terms may grow before they shrink: only a shrinking one may be the last
            if (Math.abs(ratio) < 1 && Math.abs(term) <= NEGLIGIBLE * Math.abs(sum) * (1 - z)) return sum;
        }
        throw new ArithmeticException("The hypergeometric series does not end at z = " + z);
    }
}
