package io.sagadesk.api.rfm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.CurrencySum;
import io.sagadesk.api.ReadAnswer;
import io.sagadesk.api.customer.Segment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The RFM report of all customers on a day.
 *
 * @param day the last day of the window
 * @param days the number of days of the window; absent for all history
 * @param model the version of the assessment rules
 * @param customers the number of customers with a purchase in the window
 * @param segments the number of customers per segment
 * @param churn the model fitted on all history up to the day, independent of the window; absent if there is no fit
 * @param whyNoChurn the reason why there is no fit
 * @param asOf has the log position of the assessment, which may be older than the position of the read model
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RfmReport(
        LocalDate day,
        @Nullable Integer days,
        String zone,
        int model,
        int customers,
        Map<Segment, Integer> segments,
        Scale scale,
        @Nullable Fit churn,
        @Nullable String whyNoChurn,
        AsOf asOf)
        implements ReadAnswer {

    /**
     * The lowest values that score 2, 3, 4 and 5; a score that no customer reaches is left out.
     *
     * @param recency in days, highest value first
     * @param monetary by currency
     */
    public record Scale(List<Integer> recency, List<Integer> frequency, Map<String, List<CurrencySum>> monetary) {}

    /** The maximum-likelihood parameters of the BG/NBD model, time in weeks, and the number of customers in the fit. */
    public record Fit(double r, double alpha, double a, double b, double logLikelihood, int customers) {}
}
