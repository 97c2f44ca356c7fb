package io.sagadesk.projections.campaign;

import static java.lang.Math.sqrt;

import java.util.Optional;

/**
 * The conversion rate of the treated group minus that of the holdout, with its 95 % confidence interval.
 *
 * <p>The interval is Newcombe's hybrid score interval (method 10 in R. G. Newcombe, "Interval estimation for the
 * difference between independent proportions: comparison of eleven methods", Statistics in Medicine 17, 1998, 873–890),
 * which combines the intervals of both proportions by E. B. Wilson ("Probable inference, the law of succession, and
 * statistical inference", JASA 22, 1927, 209–212). Unlike the Wald interval of ± 1.96 standard errors it is valid for
 * small groups and for rates near 0.
 *
 * @param difference from −1 to 1, like both ends of the interval
 */
public record ConversionUplift(double difference, double low, double high) {

    /** The normal quantile that leaves 2.5 % on each side. */
    private static final double Z = 1.959963984540054;

    /** A proportion with its Wilson score interval. */
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

    /** Returns the uplift, or empty if one of the groups is empty. */
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
