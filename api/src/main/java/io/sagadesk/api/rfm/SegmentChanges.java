package io.sagadesk.api.rfm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of customers whose current segment differs from the latest assessed one, in the order of their ids.
 *
 * @param next the {@code after} of the query for the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SegmentChanges(
        List<SegmentChange> customers, @Nullable CustomerId next, AsOf asOf) implements ReadAnswer {

    /**
     * One customer with a different segment.
     *
     * @param from the latest assessed segment; absent before the first assessment
     * @param to the current segment
     * @param recency days since the last purchase in the window
     * @param frequency the number of orders in the window
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SegmentChange(
            CustomerId customerId,
            @Nullable Segment from,
            Segment to,
            int recency,
            int frequency,
            RfmStanding.Scores scores) {}
}
