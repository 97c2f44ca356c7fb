package io.sagadesk.api.order;

import io.sagadesk.api.Event;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import java.time.Instant;

/** Events of an order. */
public sealed interface OrderEvent extends Event {

    OrderId orderId();

    CustomerId customerId();

    record PurchaseRecorded(OrderId orderId, CustomerId customerId, Money total, int items, Instant at)
            implements OrderEvent {}

    record ReturnRecorded(OrderId orderId, CustomerId customerId, ReturnId returnId, Money amount, Instant at)
            implements OrderEvent {}
}
