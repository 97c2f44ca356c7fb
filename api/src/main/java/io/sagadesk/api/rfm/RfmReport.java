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
 * How all customers stood on a day.
 *
 * @param day the last day of the window
 * @param days how many it has; absent for all history
 * @param model which version of the rules assessed it
 * @param customers how many bought anything in the window
 * @param segments how many of them are in each
 * @param churn fitted on all history up to the day, whatever the window; absent where there is no fit
 * @param whyNoChurn why not
 * @param asOf its position is that of the assessment, which may be older than the read model
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
     * From which values on customers score 2, 3, 4 and 5, as far as any of them does.
     *
     * @param recency in days, the highest first
     * @param monetary by currency
     */
    public record Scale(List<Integer> recency, List<Integer> frequency, Map<String, List<CurrencySum>> monetary) {}

    /** The likeliest parameters of BG/NBD, time in weeks, and how many customers they were fitted to. */
    public record Fit(double r, double alpha, double a, double b, double logLikelihood, int customers) {}
}
