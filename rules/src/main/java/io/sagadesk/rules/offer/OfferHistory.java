package io.sagadesk.rules.offer;

import io.sagadesk.api.id.OfferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The offers that one customer has had so far, as far as another one depends on them. */
public interface OfferHistory {

    /** How many offers were made, or are planned to be made, after that time. */
    long countAfter(Instant since);

    /** Whether this offer was made, or is planned; false for none. */
    boolean has(@Nullable OfferId id);
}
