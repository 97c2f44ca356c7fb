package io.sagadesk.api.rfm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of customers who stand elsewhere than was decided of them last, by their ids.
 *
 * @param next what to ask for as {@code after} for the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SegmentChanges(
        List<SegmentChange> customers, @Nullable CustomerId next, AsOf asOf) implements ReadAnswer {

    /**
     * One of them.
     *
     * @param from what was decided last; absent if nothing ever was
     * @param to where the customer stands
     * @param recency days since the last purchase in the window
     * @param frequency how many orders there were in the window
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
