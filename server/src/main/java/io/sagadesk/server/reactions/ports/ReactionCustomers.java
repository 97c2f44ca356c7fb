package io.sagadesk.server.reactions.ports;

import io.sagadesk.api.customer.CustomerDetail;
import io.sagadesk.api.customer.CustomerFound;
import io.sagadesk.api.customer.CustomerQuery.WhoIsCustomer;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.saga.CustomerLookup;
import io.sagadesk.server.readside.ReadModelQueries;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.queryhandling.QueryExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers the queries of reactions about customers from the read model. */
@Component
class ReactionCustomers implements CustomerLookup {

    private final ReadModelBarrier barrier;
    private final ReadModelQueries readModelQueries;

    ReactionCustomers(ReadModelBarrier barrier, ReadModelQueries readModelQueries) {
        this.barrier = barrier;
        this.readModelQueries = readModelQueries;
    }

    @Override
    public Known find(CustomerId customerId, EventMessage<?> cause) {
        var query = new WhoIsCustomer(customerId);
        try {
            barrier.await(query.projection(), cause);
            return known(readModelQueries.ask(query, CustomerFound.class, -1).customer());
        } catch (QueryExecutionException notStarted) { // the read side has not started yet
            return Known.NOTHING;
        }
    }

    private static Known known(@Nullable CustomerDetail customer) {
        if (customer == null) return Known.NOTHING;
        var standing = customer.standing();
        var served = customer.served();
        return new Known(
                standing == null ? null : standing.segment(),
                served == null ? null : served.agentId(),
                served == null ? null : served.at());
    }
}
