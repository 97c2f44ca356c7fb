package io.sagadesk.api.order;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import java.time.Instant;
import java.util.List;

/**
 * An order and its returns.
 *
 * @param items the number of pieces bought
 * @param returned the total of all returns
 * @param returnCount the number of all returns
 * @param returns the latest returns, in the order in which they were recorded
 */
public record OrderDetail(
        OrderId orderId,
        CustomerId customerId,
        Money total,
        int items,
        Instant at,
        Money returned,
        int returnCount,
        List<Return> returns) {

    /** A refund of a part of the order. */
    public record Return(ReturnId returnId, Money amount, Instant at) {}
}
