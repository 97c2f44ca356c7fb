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
 * How all customers stood on a day: a few numbers from which, with a customer's profile, their own standing follows.
 *
 * @param asOf the day, in ISO form
 * @param days of the window, or null for all history
 * @param zone where days begin and end
 * @param scale of the purchases in the window
 * @param segments how many customers are in each segment, by its name
 * @param churn fitted on all history up to the day, whatever the window; absent where there is no fit
 * @param whyNoChurn why not
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
     * One customer on that day.
     *
     * @param decided the segment that was decided last, whenever that was; absent if none ever was
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

    /** What BG/NBD says of one customer. */
    public record Churn(double probabilityAlive, BuyingHistory history, BgNbd model) {

        /** How many purchases are to be expected within the next weeks. */
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
        } catch (CannotFit why) {
            return new RfmAssessment(asOf, window.days(), zone, scale, segments, null, why.getMessage());
        }
    }

    public RfmWindow window() {
        return new RfmWindow(LocalDate.parse(asOf), days, ZoneId.of(zone));
    }

    public int customers() {
        return segments.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Empty for a customer without a purchase in the window. */
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
