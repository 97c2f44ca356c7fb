package io.sagadesk.query.rfm;

import io.sagadesk.api.rfm.RfmOrder;
import io.sagadesk.projections.rfm.RfmAssessment.Standing;
import io.sagadesk.query.PageCursor;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A customer's sort key in a list of standings.
 *
 * @param group the currency if amounts are compared, else empty
 * @param key ascending
 */
record StandingRank(String group, BigDecimal key, String customerId) implements Comparable<StandingRank> {

    private static final Comparator<StandingRank> ORDER = Comparator.comparing(StandingRank::group)
            .thenComparing(StandingRank::key)
            .thenComparing(StandingRank::customerId);
    private static final BigDecimal MORE_THAN_ALIVE = BigDecimal.valueOf(2);

    static StandingRank of(RfmOrder order, String customerId, Standing standing) {
        var rfm = standing.rfm();
        return switch (order) {
            case LEAST_ALIVE -> new StandingRank("", alive(standing), customerId);
            case LONGEST_GONE -> new StandingRank("", BigDecimal.valueOf(-rfm.recency()), customerId);
            case MOST_FREQUENT -> new StandingRank("", BigDecimal.valueOf(-rfm.frequency()), customerId);
            case MOST_SPENT -> new StandingRank(rfm.currency(), rfm.monetary().negate(), customerId);
        };
    }

    private static BigDecimal alive(Standing standing) {
        var churn = standing.churn();
        return churn == null ? MORE_THAN_ALIVE : new BigDecimal(churn.probabilityAlive());
    }

    /** Returns the rank of the last customer of the previous page; null without a cursor. */
    static @Nullable StandingRank of(RfmOrder order, @Nullable String cursor) {
        if (cursor == null) return null;
        var values = PageCursor.values(cursor, 4);
        if (!values.get(0).equals(order.name()))
            throw new IllegalArgumentException("This is a cursor of another order");
        return new StandingRank(values.get(1), new BigDecimal(values.get(2)), values.get(3));
    }

    String cursor(RfmOrder order) {
        return PageCursor.of(order, group, key, customerId);
    }

    @Override
    public int compareTo(StandingRank other) {
        return ORDER.compare(this, other);
    }
}
