package io.sagadesk.projections.rfm;

import io.sagadesk.api.customer.Segment;
import io.sagadesk.rules.rfm.BgNbd;
import io.sagadesk.rules.rfm.BgNbdFit;
import io.sagadesk.rules.rfm.BuyingHistory;
import io.sagadesk.rules.rfm.CannotFit;
import io.sagadesk.rules.rfm.RfmWindow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The RFM assessment of all customers on a day. It holds a few numbers only; a customer's standing is computed from
 * these and the customer's profile.
 *
 * @param asOf the day, in ISO form
 * @param days the length of the window, or null for all history
 * @param zone the time zone of the days
 * @param scale the score cutoffs for the purchases in the window
 * @param segments the number of customers in each segment, by its name
 * @param churn the BG/NBD fit on all history up to the day, whatever the window; null if it could not be fitted
 * @param whyNoChurn the reason why there is no fit
 */
public record RfmAssessment(
        String asOf,
        @Nullable Integer days,
        String zone,
        RfmScale scale,
        Map<String, Integer> segments,
        @Nullable BgNbdFit churn,
        @Nullable String whyNoChurn) {

    public RfmAssessment {
        segments = Collections.unmodifiableMap(new TreeMap<>(segments));
    }

    /**
     * One customer's standing on that day.
     *
     * @param decided the last decided segment, whenever it was decided; null if none was
     */
    public record Standing(
            RfmValues rfm,
            RfmScore score,
            @Nullable Churn churn,
            @Nullable Segment decided) {

        public Segment segment() {
            return score.segment();
        }
    }

    /** The BG/NBD estimates of one customer. */
    public record Churn(double probabilityAlive, BuyingHistory history, BgNbd model) {

        /** Returns the expected number of purchases within the next weeks. */
        public double expectedPurchases(double weeks) {
            return model.expectedPurchases(history, weeks);
        }
    }

    static RfmAssessment of(RfmCensus census, RfmWindow window) {
        var scale = census.scale();
        var segments = new TreeMap<String, Integer>();
        census.segments(scale).forEach((segment, count) -> segments.put(segment.name(), count));
        var zone = window.zone().getId();
        var asOf = window.asOf().toString();
        try {
            var churn = BgNbdFit.of(census.histories());
            return new RfmAssessment(asOf, window.days(), zone, scale, segments, churn, null);
        } catch (CannotFit failure) {
            return new RfmAssessment(asOf, window.days(), zone, scale, segments, null, failure.getMessage());
        }
    }

    public RfmWindow window() {
        return new RfmWindow(LocalDate.parse(asOf), days, ZoneId.of(zone));
    }

    public int customers() {
        return segments.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the standing of a customer, or empty without a purchase in the window. */
    public Optional<Standing> standing(RfmProfile profile) {
        var window = window();
        var history = churn == null ? Optional.<BuyingHistory>empty() : profile.buyingHistory(window);
        return RfmValues.of(profile, window)
                .map(rfm -> new Standing(
                        rfm, scale.score(rfm), history.map(this::churn).orElse(null), profile.decided()));
    }

    private Churn churn(BuyingHistory history) {
        var model = Objects.requireNonNull(churn).model();
        return new Churn(model.probabilityAlive(history), history, model);
    }
}
