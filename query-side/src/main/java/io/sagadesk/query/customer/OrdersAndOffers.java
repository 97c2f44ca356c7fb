package io.sagadesk.query.customer;

import io.sagadesk.api.CurrencySum;
import io.sagadesk.api.campaign.CouponState;
import io.sagadesk.api.customer.CustomerOffers;
import io.sagadesk.api.customer.CustomerOrders;
import io.sagadesk.projections.customer.OffersReceived;
import io.sagadesk.projections.customer.OrderTotals;

/** Converts the orders and offers of a customer profile. */
final class OrdersAndOffers {

    private OrdersAndOffers() {}

    static CustomerOrders orders(OrderTotals orders) {
        var totals = orders.totals().entrySet().stream()
                .map(total -> new CustomerOrders.Total(
                        new CurrencySum(total.getValue().bought(), total.getKey()),
                        new CurrencySum(total.getValue().returned(), total.getKey()),
                        total.getValue().items()))
                .toList();
        var last = orders.last().stream()
                .map(order -> new CustomerOrders.Order(
                        order.orderId(), order.total(), order.items(), order.returned(), order.at()))
                .toList();
        return new CustomerOrders(orders.count(), orders.returns(), totals, last);
    }

    static CustomerOffers offers(OffersReceived offers) {
        var last = offers.last().stream().map(OrdersAndOffers::offer).toList();
        var heldOut = offers.heldOut().stream()
                .map(one -> new CustomerOffers.HeldOut(one.campaignId(), one.at()))
                .toList();
        return new CustomerOffers(offers.issued(), offers.redeemed(), last, heldOut);
    }

    private static CustomerOffers.Offer offer(OffersReceived.Offer offer) {
        return new CustomerOffers.Offer(
                offer.couponId(),
                offer.campaignId(),
                offer.worth(),
                offer.at(),
                offer.expiresAt(),
                CouponState.valueOf(offer.fate().name()),
                offer.endedAt());
    }
}
