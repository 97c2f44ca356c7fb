package io.sagadesk.api.customer;

import io.sagadesk.api.Query;
import io.sagadesk.api.id.CustomerId;

/** What may be asked about customers. */
public sealed interface CustomerQuery extends Query {

    @Override
    default String projection() {
        return "customer360";
    }

    /** Asks for everything that is known of a customer; answered by a {@link CustomerFound}. */
    record WhoIsCustomer(CustomerId customerId) implements CustomerQuery {}
}
