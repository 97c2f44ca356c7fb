package io.sagadesk.api.customer;

import io.sagadesk.api.Query;
import io.sagadesk.api.id.CustomerId;

/** Queries about customers. */
public sealed interface CustomerQuery extends Query {

    @Override
    default String projection() {
        return "customer360";
    }

    /** Asks for all known facts of a customer; answered by a {@link CustomerFound}. */
    record WhoIsCustomer(CustomerId customerId) implements CustomerQuery {}
}
