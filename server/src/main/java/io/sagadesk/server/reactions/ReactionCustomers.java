package io.sagadesk.server.reactions;

import io.sagadesk.api.customer.CustomerDetail;
import io.sagadesk.api.customer.CustomerFound;
import io.sagadesk.api.customer.CustomerId;
import io.sagadesk.api.customer.CustomerQuery.WhoIsCustomer;
import io.sagadesk.saga.Customers;
import io.sagadesk.server.readside.Positions;
import io.sagadesk.server.readside.Questions;
import java.time.Duration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.queryhandling.QueryExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What reactions ask about customers, answered from the read model. */
@Component
class ReactionCustomers implements Customers {

    private static final Duration PATIENCE = Duration.ofSeconds(2); // the customer waits meanwhile

    private final Positions positions;
    private final Questions questions;

    ReactionCustomers(Positions positions, Questions questions) {
        this.positions = positions;
        this.questions = questions;
    }

    @Override
    public Known find(CustomerId customerId, EventMessage<?> cause) {
        var question = new WhoIsCustomer(customerId);
        try {
            var upToDate = positions.await(question.projection(), positionOf(cause), PATIENCE);
            return known(questions.ask(question, CustomerFound.class, -1).customer(), upToDate);
        } catch (QueryExecutionException unanswered) { // the read side is not there yet
            return Known.NOTHING;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Known.NOTHING;
        }
    }

    private static Known known(@Nullable CustomerDetail customer, boolean upToDate) {
        if (customer == null) return new Known(null, false, null, null, upToDate);
        var standing = customer.standing();
        var served = customer.served();
        return new Known(
                standing == null ? null : standing.segment(),
                customer.member(),
                served == null ? null : served.agentId(),
                served == null ? null : served.at(),
                upToDate);
    }

    static long positionOf(EventMessage<?> cause) {
        return cause instanceof TrackedEventMessage<?> tracked && tracked.trackingToken() != null
                ? tracked.trackingToken().position().orElse(-1)
                : -1;
    }
}
