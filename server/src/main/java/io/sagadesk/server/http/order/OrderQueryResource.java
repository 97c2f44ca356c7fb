package io.sagadesk.server.http.order;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderFound;
import io.sagadesk.api.order.OrderList;
import io.sagadesk.api.order.OrderQuery.WhatWasBought;
import io.sagadesk.api.order.OrderQuery.WhichOrders;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.server.http.query.QuerySender;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Queries about orders and their returns. */
@RestController
@RequestMapping("/v1/orders")
class OrderQueryResource {

    private final QuerySender queries;

    OrderQueryResource(QuerySender queries) {
        this.queries = queries;
    }

    @GetMapping
    OrderList orders(
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var most = QueryPage.checked(limit);
        return queries.ask(() -> new WhichOrders(customer, most, cursor), OrderList.class, request);
    }

    @GetMapping("/{orderId}")
    OrderFound order(@PathVariable OrderId orderId, HttpServletRequest request) {
        return queries.find(() -> new WhatWasBought(orderId), OrderFound.class, OrderFound::order, request);
    }
}
