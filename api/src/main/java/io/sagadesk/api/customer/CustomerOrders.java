package io.sagadesk.api.customer;

import io.sagadesk.api.CurrencySum;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.OrderId;
import java.time.Instant;
import java.util.List;

/**
 * The purchases and returns of a customer.
 *
 * @param totals of all orders and returns, one per currency
 * @param last the latest orders, oldest first
 */
public record CustomerOrders(int count, int returns, List<Total> totals, List<Order> last) {

    /**
     * The sums of one currency.
     *
     * @param items the number of pieces bought
     */
    public record Total(CurrencySum bought, CurrencySum returned, long items) {}

    /** One order and the amount of its returns. */
    public record Order(OrderId orderId, Money total, int items, Money returned, Instant at) {}
}
