package io.sagadesk.api.order;

import io.sagadesk.api.PageRequest;
import io.sagadesk.api.Query;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import org.jspecify.annotations.Nullable;

/** Queries about orders. */
public sealed interface OrderQuery extends Query {

    @Override
    default String projection() {
        return "orders";
    }

    /**
     * Lists orders, the latest first; answered by an {@link OrderList}.
     *
     * @param customer absent for the orders of all customers
     * @param limit 1 to 1000
     * @param cursor the {@code next} of the previous page
     */
    record WhichOrders(
            @Nullable CustomerId customer,
            int limit,
            @Nullable String cursor) implements OrderQuery {

        public WhichOrders {
            PageRequest.checked(limit);
        }
    }

    /** Asks for one order and its returns; answered by an {@link OrderFound}. */
    record WhatWasBought(OrderId orderId) implements OrderQuery {}
}
