package io.sagadesk.query.customer;

import io.sagadesk.api.CurrencySum;
import io.sagadesk.api.campaign.CouponState;
import io.sagadesk.api.customer.CustomerOffers;
import io.sagadesk.api.customer.CustomerOrders;
import io.sagadesk.projections.customer.OffersReceived;
import io.sagadesk.projections.customer.OrderTotals;

/** Says what a profile says of orders and offers. */
final class OrdersAndOffers {

    private OrdersAndOffers() {}

    static CustomerOrders orders(OrderTotals known) {
        var totals = known.totals().entrySet().stream()
                .map(total -> new CustomerOrders.Total(
                        new CurrencySum(total.getValue().bought(), total.getKey()),
                        new CurrencySum(total.getValue().returned(), total.getKey()),
                        total.getValue().items()))
                .toList();
        var last = known.last().stream()
                .map(order -> new CustomerOrders.Order(
                        order.orderId(), order.total(), order.items(), order.returned(), order.at()))
                .toList();
        return new CustomerOrders(known.count(), known.returns(), totals, last);
    }

    static CustomerOffers offers(OffersReceived known) {
        var last = known.last().stream().map(OrdersAndOffers::offer).toList();
        var heldOut = known.heldOut().stream()
                .map(one -> new CustomerOffers.HeldOut(one.campaignId(), one.at()))
                .toList();
        return new CustomerOffers(known.issued(), known.redeemed(), last, heldOut);
    }

    private static CustomerOffers.Offer offer(OffersReceived.Offer known) {
        return new CustomerOffers.Offer(
                known.couponId(),
                known.campaignId(),
                known.worth(),
                known.at(),
                known.expiresAt(),
                CouponState.valueOf(known.fate().name()),
                known.endedAt());
    }
}
