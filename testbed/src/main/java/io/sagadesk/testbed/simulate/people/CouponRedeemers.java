package io.sagadesk.testbed.simulate.people;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderCommand.RecordPurchase;
import io.sagadesk.testbed.simulate.host.ObservedEvent;
import io.sagadesk.testbed.simulate.host.SimulatedServer;
import java.time.Duration;

/** Customers who find a coupon in their mail and redeem it with a purchase. */
public final class CouponRedeemers implements SimulatedPerson {

    private final ActionSchedule schedule;
    private final SeededChance chance;
    private final CouponMailbox mailbox;
    private final SimulatedServer simulatedServer;

    public CouponRedeemers(
            ActionSchedule schedule, SeededChance chance, CouponMailbox mailbox, SimulatedServer simulatedServer) {
        this.schedule = schedule;
        this.chance = chance;
        this.mailbox = mailbox;
        this.simulatedServer = simulatedServer;
    }

    @Override
    public void notice(ObservedEvent observedEvent) {
        if (observedEvent.type().equals("delivery.MessageSent")) read(observedEvent);
    }

    private void read(ObservedEvent sent) {
        var delivery = sent.text("deliveryId");
        var key = "coupon/" + delivery;
        if (!chance.of(0.6, key)) return;
        var customer = sent.text("customerId");
        var order = new OrderId("order-" + delivery);
        var at = sent.at()
                .plus(Duration.ofMinutes(chance.between(30, 3_000, key + "/when")))
                .plusMillis(431);
        mailbox.in(customer, delivery).ifPresent(code -> {
            var total = Money.of("60.00", "USD");
            schedule.plan(key, new RecordPurchase(order, new CustomerId(customer), total, 1, at));
            schedule.plan(key + "/redeem", at.plusMillis(1), () -> {
                simulatedServer.tryPost(
                        "/v1/coupons/redemptions",
                        "{\"code\":\"%s\",\"customerId\":\"%s\",\"orderId\":\"%s\"}"
                                .formatted(code, customer, order.value()));
                return null;
            });
        });
    }
}
