package io.sagadesk.saga;

import io.sagadesk.api.customer.CustomerId;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.desk.AgentId;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** What a reaction may ask about a customer. */
public interface Customers {

    /**
     * What is known of a customer.
     *
     * @param segment as it was decided last; absent if it never was
     * @param member whether a membership is linked
     * @param lastAgent who last accepted or closed a conversation of the customer
     * @param lastServed when that was
     * @param upToDate whether the event that is reacted to, and all before it, had been seen; if not, the rest may be old
     */
    record Known(
            @Nullable Segment segment,
            boolean member,
            @Nullable AgentId lastAgent,
            @Nullable Instant lastServed,
            boolean upToDate) {

        public static final Known NOTHING = new Known(null, false, null, null, false);
    }

    /** Waits for a moment until the cause has been seen; where that takes too long, what is known so far is answered. */
    Known find(CustomerId customerId, EventMessage<?> cause);
}
