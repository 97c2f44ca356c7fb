package io.sagadesk.projections.order;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.ReturnId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.projections.ChunkedList;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order and its returns.
 *
 * @param purchase null only before the first event
 * @param returned the total of all returns; null before the first one
 * @param returnCount the number of all returns
 * @param returns the last {@value #LAST} returns, as they were recorded
 */
public record OrderDocument(
        OrderId orderId,
        @Nullable Purchase purchase,
        @Nullable Money returned,
        int returnCount,
        List<Return> returns) {

    private static final int LAST = 100;

    /** The purchase. */
    public record Purchase(CustomerId customerId, Money total, int items, Instant at) {}

    /** A return. */
    public record Return(ReturnId returnId, Money amount, Instant at) {}

    static OrderDocument initial(String id) {
        return new OrderDocument(new OrderId(id), null, null, 0, List.of());
    }

    OrderDocument after(PurchaseRecorded recorded) {
        var bought = new Purchase(
                recorded.customerId(), recorded.total(), recorded.items(), MillisecondTimes.of(recorded.at()));
        return new OrderDocument(orderId, bought, returned, returnCount, returns);
    }

    /** The order aggregate guarantees that a return has the currency of its order. */
    OrderDocument after(ReturnRecorded given) {
        var sum = returned == null ? given.amount() : returned.plus(given.amount());
        var all = ChunkedList.with(
                returns, new Return(given.returnId(), given.amount(), MillisecondTimes.of(given.at())));
        var last = List.copyOf(all.subList(Math.max(0, all.size() - LAST), all.size()));
        return new OrderDocument(orderId, purchase, sum, returnCount + 1, last);
    }
}
