package io.sagadesk.api.rfm;

import io.sagadesk.api.PageRequest;
import io.sagadesk.api.Query;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries about recency, frequency and monetary value of customers. */
public sealed interface RfmQuery extends Query {

    /** The maximum number of weeks for which purchases can be predicted. */
    int MOST_WEEKS = 520;

    @Override
    default String projection() {
        return "rfm";
    }

    /** Asks for the RFM report of all customers; answered by an {@link RfmReport}. */
    record HowDidCustomersStand(RfmDays days) implements RfmQuery {}

    /**
     * Asks for the RFM standing of one customer; answered by an {@link RfmStandingFound}.
     *
     * @param weeks the number of weeks for the expected purchases, 1 to 520
     */
    record HowDidCustomerStand(CustomerId customerId, RfmDays days, int weeks) implements RfmQuery {

        public HowDidCustomerStand {
            checkedWeeks(weeks);
        }
    }

    /**
     * Lists customers by RFM standing; answered by an {@link RfmStandings}. An absent filter restricts nothing.
     *
     * @param segments empty for all segments
     * @param aliveBelow only customers whose probability of a further purchase is below this value, 0 to 1
     * @param limit 1 to 1000
     * @param cursor the {@code next} of the previous page
     */
    record WhichCustomersAreSlippingAway(
            RfmDays days,
            int weeks,
            List<Segment> segments,
            @Nullable Double aliveBelow,
            RfmOrder order,
            int limit,
            @Nullable String cursor)
            implements RfmQuery {

        public WhichCustomersAreSlippingAway {
            segments = segments.stream().distinct().sorted().toList();
            checkedWeeks(weeks);
            PageRequest.checked(limit);
            if (aliveBelow != null && !(aliveBelow >= 0 && aliveBelow <= 1)) {
                throw new IllegalArgumentException("A probability is from 0 to 1");
            }
        }
    }

    /**
     * Lists registered customers whose current segment differs from the latest assessed one; answered by {@link
     * SegmentChanges}.
     *
     * @param limit 1 to 1000
     * @param after the last customer of the previous page; absent for the first page
     */
    record WhoseSegmentChanges(
            RfmDays days, int limit, @Nullable CustomerId after) implements RfmQuery {

        public WhoseSegmentChanges {
            PageRequest.checked(limit);
        }
    }

    private static void checkedWeeks(int weeks) {
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new IllegalArgumentException("Purchases are expected within 1 to " + MOST_WEEKS + " weeks");
        }
    }
}
