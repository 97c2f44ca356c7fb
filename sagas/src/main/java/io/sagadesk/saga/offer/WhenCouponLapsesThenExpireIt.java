package io.sagadesk.saga.offer;

import io.sagadesk.api.campaign.CouponCommand.ExpireCoupon;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.timer.TimerEvent.CouponLapsed;
import io.sagadesk.saga.SagaCommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.springframework.stereotype.Component;

/** Expires a coupon at its expiry time. A redeemed or revoked coupon refuses the command, which is harmless. */
@Component
@DisallowReplay
@ProcessingGroup(WhenCouponLapsesThenExpireIt.NAME)
class WhenCouponLapsesThenExpireIt {

    static final String NAME = "when-coupon-lapses-then-expire-it";

    private static final String RULE = "coupon";

    private final SagaCommandGateway commands;
    private final EventScheduler scheduler;

    WhenCouponLapsesThenExpireIt(SagaCommandGateway commands, EventScheduler scheduler) {
        this.commands = commands;
        this.scheduler = scheduler;
    }

    @EventHandler
    void react(CouponIssued issued) {
        scheduler.schedule(
                issued.expiresAt(), new CouponLapsed(issued.couponId(), issued.customerId(), issued.expiresAt()));
    }

    @EventHandler
    void react(CouponLapsed lapsed, EventMessage<?> cause) {
        commands.send(RULE, new ExpireCoupon(lapsed.couponId(), lapsed.at()), cause);
    }
}
