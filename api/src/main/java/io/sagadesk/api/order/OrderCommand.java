package io.sagadesk.api.order;

import io.sagadesk.api.Command;
import io.sagadesk.api.Money;
import io.sagadesk.api.Range;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked about an order. */
public sealed interface OrderCommand extends Command {

    OrderId orderId();

    /**
     * An order was paid.
     *
     * @param items how many pieces were bought
     */
    record RecordPurchase(
            @TargetAggregateIdentifier OrderId orderId,
            CustomerId customerId,
            @Range Money total,
            @Range(max = 1_000_000) int items,
            Instant at)
            implements OrderCommand {}

    /** Refused where all returns together would exceed what was paid. */
    record RecordReturn(
            @TargetAggregateIdentifier OrderId orderId,
            ReturnId returnId,
            @Range Money amount,
            Instant at) implements OrderCommand {}
}
