package io.sagadesk.api.rfm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.CurrencySum;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a customer stood.
 *
 * @param recency days since the last purchase in the window
 * @param frequency how many orders there were in the window
 * @param monetary what was paid for them, less what was returned in the window, in the currency of most of them
 * @param otherAmounts the same in other currencies, for those who have any
 * @param churn absent where no model could be fitted
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

    /** From 1, the worst fifth of all customers, to 5. */
    public record Scores(int recency, int frequency, int monetary) {}

    /**
     * What the BG/NBD model says.
     *
     * @param probabilityAlive how likely it is that the customer will ever buy again
     * @param expectedPurchases how many within the next weeks
     * @param repeats on how many days after the first the customer bought; this and the next are what the model knows
     * @param lastDay days from the first purchase to the last
     * @param days from the first purchase to the day asked for
     */
    public record Churn(
            double probabilityAlive, double expectedPurchases, int weeks, int repeats, int lastDay, int days) {}
}
