package io.sagadesk.query.order;

import static io.sagadesk.projections.order.OrderProjection.ORDERS;
import static io.sagadesk.projections.order.OrderProjection.PROJECTION;

import com.mongodb.client.model.Filters;
import io.sagadesk.api.Money;
import io.sagadesk.api.order.OrderDetail;
import io.sagadesk.api.order.OrderFound;
import io.sagadesk.api.order.OrderList;
import io.sagadesk.api.order.OrderQuery.WhatWasBought;
import io.sagadesk.api.order.OrderQuery.WhichOrders;
import io.sagadesk.projections.order.OrderDocument;
import io.sagadesk.query.ListFilter;
import io.sagadesk.query.PagedList;
import io.sagadesk.query.ReadSide;
import io.sagadesk.query.SortKey;
import java.util.List;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;

/** Answers queries about orders. */
public final class OrderAnswers {

    private static final String BOUGHT_AT = "doc.purchase.at";
    private static final PagedList<OrderDocument> LATEST = new PagedList<>(
            "latest",
            List.of(new SortKey<>(
                    BOUGHT_AT,
                    false,
                    order -> Objects.requireNonNull(order.purchase()).at())));

    private final ReadSide readSide;

    public OrderAnswers(ReadSide readSide) {
        this.readSide = readSide;
    }

    @QueryHandler
    public OrderList answer(WhichOrders query) {
        var serving = readSide.serving(PROJECTION);
        var filter = new ListFilter()
                .has(BOUGHT_AT)
                .is("doc.purchase.customerId", query.customer())
                .filter();
        var page = LATEST.page(serving.documents(ORDERS), filter, query.cursor(), query.limit());
        return new OrderList(page.documents().stream().map(OrderAnswers::detail).toList(), page.next(), serving.asOf());
    }

    @QueryHandler
    public OrderFound answer(WhatWasBought query) {
        var serving = readSide.serving(PROJECTION);
        var byId = Filters.eq("_id", query.orderId().value());
        var found = serving.documents(ORDERS)
                .find(Filters.and(byId, Filters.exists(BOUGHT_AT)))
                .first();
        return new OrderFound(found == null ? null : detail(found.doc()), serving.asOf());
    }

    private static OrderDetail detail(OrderDocument order) {
        var purchase = Objects.requireNonNull(order.purchase());
        var returned = order.returned();
        return new OrderDetail(
                order.orderId(),
                purchase.customerId(),
                purchase.total(),
                purchase.items(),
                purchase.at(),
                returned == null ? Money.zero(purchase.total().currency()) : returned,
                order.returnCount(),
                order.returns().stream()
                        .map(one -> new OrderDetail.Return(one.returnId(), one.amount(), one.at()))
                        .toList());
    }
}
