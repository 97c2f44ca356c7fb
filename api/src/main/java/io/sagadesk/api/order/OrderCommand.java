package io.sagadesk.api.order;

import io.sagadesk.api.Command;
import io.sagadesk.api.Money;
import io.sagadesk.api.Range;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands to an order. */
public sealed interface OrderCommand extends Command {

    OrderId orderId();

    /**
     * Records a paid order.
     *
     * @param items the number of pieces bought
     */
    record RecordPurchase(
            @TargetAggregateIdentifier OrderId orderId,
            CustomerId customerId,
            @Range Money total,
            @Range(max = 1_000_000) int items,
            Instant at)
            implements OrderCommand {}

    /** Records a return. Refused if the sum of all returns would exceed the total of the purchase. */
    record RecordReturn(
            @TargetAggregateIdentifier OrderId orderId,
            ReturnId returnId,
            @Range Money amount,
            Instant at) implements OrderCommand {}
}
