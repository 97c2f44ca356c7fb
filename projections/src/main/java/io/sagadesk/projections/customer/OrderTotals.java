package io.sagadesk.projections.customer;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A customer's orders and returns.
 *
 * @param totals the totals of all orders and returns, by currency
 * @param last the last {@value #LAST} orders
 */
public record OrderTotals(int count, int returns, Map<String, Total> totals, List<Order> last) {

    static final OrderTotals NONE = new OrderTotals(0, 0, Map.of(), List.of());
    private static final int LAST = 20;

    public OrderTotals {
        totals = Collections.unmodifiableMap(new TreeMap<>(totals));
    }

    /**
     * The total amounts in one currency; a sum may have more digits than {@code Money} allows.
     *
     * @param items the number of items bought
     */
    public record Total(BigDecimal bought, BigDecimal returned, long items) {

        private static Total nothing(String currency) {
            var zero = Money.zero(currency).amount();
            return new Total(zero, zero, 0);
        }

        private Total bought(Money total, int pieces) {
            return new Total(bought.add(total.amount(), MathContext.DECIMAL128), returned, items + pieces);
        }

        private Total returned(Money amount) {
            return new Total(bought, returned.add(amount.amount(), MathContext.DECIMAL128), items);
        }
    }

    /** One order with its returned amount. */
    public record Order(OrderId orderId, Money total, int items, Money returned, Instant at)
            implements RecentItems.Dated {

        public Order {
            at = RecentItems.asStored(at);
        }

        /** Subtracts a return. The order aggregate guarantees that a return has the currency of its order. */
        private Order less(ReturnRecorded given) {
            var same = orderId.equals(given.orderId());
            return same ? new Order(orderId, total, items, returned.plus(given.amount()), at) : this;
        }
    }

    OrderTotals after(PurchaseRecorded purchase) {
        var total = purchase.total();
        var nothing = Money.zero(total.currency());
        var order = new Order(purchase.orderId(), total, purchase.items(), nothing, purchase.at());
        var sums = new TreeMap<>(totals);
        sums.put(total.currency(), total(total).bought(total, purchase.items()));
        return new OrderTotals(count + 1, returns, sums, RecentItems.with(last, order, LAST));
    }

    OrderTotals after(ReturnRecorded given) {
        var sums = new TreeMap<>(totals);
        sums.put(given.amount().currency(), total(given.amount()).returned(given.amount()));
        var orders = last.stream().map(order -> order.less(given)).toList();
        return new OrderTotals(count, returns + 1, sums, orders);
    }

    private Total total(Money of) {
        var sums = totals.get(of.currency());
        return sums == null ? Total.nothing(of.currency()) : sums;
    }
}
