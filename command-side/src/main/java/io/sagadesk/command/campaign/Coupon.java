package io.sagadesk.command.campaign;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.Refused;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CouponCommand.ExpireCoupon;
import io.sagadesk.api.campaign.CouponCommand.RedeemCoupon;
import io.sagadesk.api.campaign.CouponCommand.RevokeCoupon;
import io.sagadesk.api.campaign.CouponEvent.CouponExpired;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.campaign.CouponEvent.CouponRevoked;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.command.ReferenceChecks;
import io.sagadesk.command.RepeatableAggregate;
import io.sagadesk.command.SubjectFacts;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A coupon: redeemable once, by its customer, before it expires, unless it was revoked. Its campaign issues it. */
@Revision("2") // of its snapshots: revision 1 had no reason of the revoking
@Aggregate(type = "Coupon", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots")
public class Coupon extends RepeatableAggregate {

    @AggregateIdentifier
    private CouponId id;

    private CouponIssued issued;
    private @Nullable OrderId redeemedFor;
    private boolean expired;
    private @Nullable String revokedFor;

    Coupon() {} // Axon rebuilds a coupon from its events

    Coupon(IssueCoupon issue) {
        apply(new CouponIssued(
                issue.couponId(),
                issue.campaignId(),
                issue.customerId(),
                issue.worth(),
                issue.expiresAt(),
                issue.because(),
                issue.at()));
    }

    @CommandHandler
    void decide(RedeemCoupon redeem, SubjectFacts facts) {
        refuseRevoked();
        if (redeemedFor != null && !redeemedFor.equals(redeem.orderId())) refuseSpent();
        if (!issued.customerId().equals(redeem.customerId())) {
            throw new Refused("wrong-customer", "This coupon was issued to another customer");
        }
        if (redeemedFor != null) return;
        ReferenceChecks.requireNotOfAnother(facts, redeem.orderId(), redeem.customerId());
        if (expired || isOver(redeem.at())) throw new Refused("coupon-expired", "This coupon has expired");
        apply(new CouponRedeemed(id, issued.campaignId(), redeem.customerId(), redeem.orderId(), redeem.at()));
    }

    @CommandHandler
    void decide(ExpireCoupon expire) {
        refuseRevoked();
        if (redeemedFor != null) refuseSpent();
        if (expired) return;
        if (!isOver(expire.at())) throw new Refused("coupon-not-yet-expired", "This coupon's time is not over");
        apply(new CouponExpired(id, issued.campaignId(), issued.customerId(), expire.at()));
    }

    @CommandHandler
    void decide(RevokeCoupon revoke) {
        if (redeemedFor != null) refuseSpent();
        if (expired) throw new Refused("coupon-expired", "An expired coupon needs no revoking");
        if (revoke.reason().equals(revokedFor)) return;
        refuseRevoked();
        apply(new CouponRevoked(id, issued.campaignId(), issued.customerId(), revoke.reason(), revoke.at()));
    }

    private boolean isOver(Instant at) {
        return !MillisecondPrecision.isBefore(at, issued.expiresAt());
    }

    private void refuseRevoked() {
        if (revokedFor != null) throw new Refused("coupon-revoked", "This coupon was revoked");
    }

    private static void refuseSpent() {
        throw new Refused("coupon-spent", "This coupon was redeemed before");
    }

    @EventSourcingHandler
    void evolve(CouponIssued event) {
        id = event.couponId();
        issued = event;
    }

    @EventSourcingHandler
    void evolve(CouponRedeemed redeemed) {
        redeemedFor = redeemed.orderId();
    }

    @EventSourcingHandler
    void evolve(CouponExpired event) {
        expired = true;
    }

    @EventSourcingHandler
    void evolve(CouponRevoked revoked) {
        revokedFor = revoked.reason();
    }
}
