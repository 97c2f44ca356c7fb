package io.sagadesk.api.customer;

import io.sagadesk.api.CurrencySum;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.OrderId;
import java.time.Instant;
import java.util.List;

/**
 * What a customer bought and gave back.
 *
 * @param totals of all orders and returns, one for each currency
 * @param last the last orders, the oldest of them first
 */
public record CustomerOrders(int count, int returns, List<Total> totals, List<Order> last) {

    /**
     * All amounts of a currency.
     *
     * @param items how many pieces were bought
     */
    public record Total(CurrencySum bought, CurrencySum returned, long items) {}

    /** One order, and what of it was given back. */
    public record Order(OrderId orderId, Money total, int items, Money returned, Instant at) {}
}
