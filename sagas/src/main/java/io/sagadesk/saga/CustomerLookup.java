package io.sagadesk.saga;

import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CustomerId;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** Read access to customers for sagas and automations. */
public interface CustomerLookup {

    /**
     * The known facts of a customer.
     *
     * @param segment the latest assessed segment; absent before the first assessment
     * @param lastAgent the agent who last accepted or closed a conversation of the customer
     * @param lastServed the time of that
     */
    record Known(
            @Nullable Segment segment,
            @Nullable AgentId lastAgent,
            @Nullable Instant lastServed) {

        public static final Known NOTHING = new Known(null, null, null);
    }

    /**
     * Waits for the read model to include the cause, as long as it makes progress. Otherwise it does not delay the customer,
     * and returns the facts known so far.
     */
    Known find(CustomerId customerId, EventMessage<?> cause);
}
