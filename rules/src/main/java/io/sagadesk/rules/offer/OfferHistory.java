package io.sagadesk.rules.offer;

import io.sagadesk.api.id.OfferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The previous offers to one customer, as far as the decision on a new offer depends on them. */
public interface OfferHistory {

    /** Returns the number of offers made or planned after the given time. */
    long countAfter(Instant since);

    /** Whether this offer was made or is planned; false for null. */
    boolean has(@Nullable OfferId id);
}
