package io.sagadesk.api.rfm;

import io.sagadesk.api.PageRequest;
import io.sagadesk.api.Query;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be asked about how customers buy. */
public sealed interface RfmQuery extends Query {

    /** How far ahead purchases can be expected. */
    int MOST_WEEKS = 520;

    @Override
    default String projection() {
        return "rfm";
    }

    /** Asks how all customers stood; answered by an {@link RfmReport}. */
    record HowDidCustomersStand(RfmDays days) implements RfmQuery {}

    /**
     * Asks how one customer stood; answered by an {@link RfmStandingFound}.
     *
     * @param weeks within which purchases are to be expected, 1 to 520
     */
    record HowDidCustomerStand(CustomerId customerId, RfmDays days, int weeks) implements RfmQuery {

        public HowDidCustomerStand {
            checkedWeeks(weeks);
        }
    }

    /**
     * Asks for customers; answered by an {@link RfmStandings}. What is absent restricts nothing.
     *
     * @param segments empty for all
     * @param aliveBelow only who will buy again with less than this probability, 0 to 1
     * @param limit 1 to 1000
     * @param cursor where the page before ended, as that page said
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
     * Asks for the registered customers who stood elsewhere than was decided of them last; answered by {@link SegmentChanges}.
     *
     * @param limit 1 to 1000
     * @param after the last customer of the page before; absent for the first page
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
