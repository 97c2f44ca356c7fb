package io.sagadesk.saga;

import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CustomerId;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** What a reaction may ask about a customer. */
public interface CustomerLookup {

    /**
     * What is known of a customer.
     *
     * @param segment as it was decided last; absent if it never was
     * @param lastAgent who last accepted or closed a conversation of the customer
     * @param lastServed when that was
     */
    record Known(
            @Nullable Segment segment,
            @Nullable AgentId lastAgent,
            @Nullable Instant lastServed) {

        public static final Known NOTHING = new Known(null, null, null);
    }

    /**
     * Waits until the cause has been seen, as long as there is hope for it. Where there is none, whoever waits for an
     * answer is not kept: what is known so far is answered.
     */
    Known find(CustomerId customerId, EventMessage<?> cause);
}
