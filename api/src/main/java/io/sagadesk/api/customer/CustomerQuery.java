package io.sagadesk.api.customer;

import io.sagadesk.api.PageRequest;
import io.sagadesk.api.Query;
import io.sagadesk.api.id.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries about customers. */
public sealed interface CustomerQuery extends Query {

    @Override
    default String projection() {
        return "customer360";
    }

    /** Asks for all known facts of a customer; answered by a {@link CustomerFound}. */
    record WhoIsCustomer(CustomerId customerId) implements CustomerQuery {}

    /**
     * Lists all customers in the order of their ids; answered by a {@link CustomerList}.
     *
     * @param limit 1 to 1000
     * @param cursor the {@code next} of the previous page
     */
    record WhichCustomers(int limit, @Nullable String cursor) implements CustomerQuery {

        public WhichCustomers {
            PageRequest.checked(limit);
        }
    }

    /** Asks for some customers; answered by a {@link CustomerList} of at most 1000, in the order of their ids. */
    record WhoAreCustomers(List<CustomerId> customerIds) implements CustomerQuery {}

    /** Asks for all identities of a customer; answered by an {@link IdentityList}. */
    record HowIsCustomerKnown(CustomerId customerId) implements CustomerQuery {}
}
