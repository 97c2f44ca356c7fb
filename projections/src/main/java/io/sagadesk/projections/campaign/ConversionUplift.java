package io.sagadesk.projections.campaign;

import static java.lang.Math.sqrt;

import java.util.Optional;

/**
 * The conversion of the treated less that of the held out, with its 95 % confidence interval.
 *
 * <p>The interval is Newcombe's hybrid score interval (method 10 in R. G. Newcombe, "Interval estimation for the difference
 * between independent proportions: comparison of eleven methods", Statistics in Medicine 17, 1998, 873–890), which joins the
 * intervals of both proportions by E. B. Wilson ("Probable inference, the law of succession, and statistical inference",
 * JASA 22, 1927, 209–212). Unlike the textbook's ± 1.96 standard errors it holds for few customers and for shares near 0.
 *
 * @param difference from −1 to 1, as are the ends of the interval
 */
public record ConversionUplift(double difference, double low, double high) {

    /** The normal quantile that leaves 2.5 % on each side. */
    private static final double Z = 1.959963984540054;

    /** A share and the interval that it may lie in. */
    private record Wilson(double share, double low, double high) {

        private static Wilson of(AudienceGroup group) {
            var n = (double) group.customers();
            var share = group.conversion();
            var middle = share + Z * Z / (2 * n);
            var reach = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
            var scale = 1 + Z * Z / n;
            return new Wilson(share, (middle - reach) / scale, (middle + reach) / scale);
        }
    }

    /** Absent if there is nobody to compare. */
    static Optional<ConversionUplift> of(AudienceGroup treated, AudienceGroup heldOut) {
        if (treated.customers() == 0 || heldOut.customers() == 0) return Optional.empty();
        var one = Wilson.of(treated);
        var other = Wilson.of(heldOut);
        var difference = one.share() - other.share();
        var down = Math.hypot(one.share() - one.low(), other.high() - other.share());
        var up = Math.hypot(one.high() - one.share(), other.share() - other.low());
        return Optional.of(new ConversionUplift(difference, difference - down, difference + up));
    }
}
