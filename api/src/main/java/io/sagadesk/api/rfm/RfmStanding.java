package io.sagadesk.api.rfm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.CurrencySum;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The RFM standing of a customer.
 *
 * @param recency days since the last purchase in the window
 * @param frequency the number of orders in the window
 * @param monetary the total of these orders minus the returns in the window, in the currency of most orders
 * @param otherAmounts the same in other currencies, if there are any
 * @param churn absent if no model could be fitted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RfmStanding(
        CustomerId customerId,
        Segment segment,
        int recency,
        int frequency,
        CurrencySum monetary,
        List<CurrencySum> otherAmounts,
        Scores scores,
        @Nullable Churn churn) {

    /** Scores by quintile, from 1 (worst) to 5. */
    public record Scores(int recency, int frequency, int monetary) {}

    /**
     * The prediction of the BG/NBD model.
     *
     * @param probabilityAlive the probability that the customer will make another purchase
     * @param expectedPurchases the expected number of purchases within the requested weeks
     * @param repeats the number of days with a purchase after the first one; with the next two values, the input of the
     *     model
     * @param lastDay days from the first purchase to the last
     * @param days from the first purchase to the day asked for
     */
    public record Churn(
            double probabilityAlive, double expectedPurchases, int weeks, int repeats, int lastDay, int days) {}
}
