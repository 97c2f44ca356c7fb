package io.sagadesk.saga.offer;

import io.sagadesk.api.Command;
import io.sagadesk.api.campaign.CampaignCommand;
import io.sagadesk.api.campaign.CampaignCommand.HoldOutCustomer;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignCommand.TreatCustomer;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.campaign.CouponCommand.RevokeCoupon;
import io.sagadesk.api.offer.OfferCommand.ClearOffer;
import io.sagadesk.api.offer.OfferCommand.MakeOffer;
import io.sagadesk.api.offer.OfferCommand.PostponeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.api.offer.OfferEvent.OfferPlanned;
import io.sagadesk.api.offer.OfferEvent.OfferPostponed;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.timer.TimerEvent.OfferDue;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import io.sagadesk.saga.SagaCommandGateway.Answer;
import java.time.Instant;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * Sees to an offer that the customer is to get: waits for its time, asks the customer once more, then the campaign, and then
 * has it made. The customer is asked before the coupon is issued, so that none is issued, and paid for, in vain.
 */
@Saga
@ProcessingGroup(OfferProcess.NAME)
public class OfferProcess {

    public static final String NAME = "offer";

    private static final Set<CampaignKind> NEEDLESS_AFTER_A_PURCHASE =
            Set.of(CampaignKind.WIN_BACK, CampaignKind.UNCONVERTED_CONSULTATION);

    private OfferPlanned offer;

    public OfferProcess() {} // Axon restores a process

    @StartSaga
    @SagaEventHandler(associationProperty = "offerId")
    void react(
            OfferPlanned planned,
            EventMessage<?> cause,
            SagaCommandGateway commands,
            EventScheduler scheduler,
            PolicyLookup policies) {
        offer = planned;
        if (planned.sendAt().isAfter(planned.at())) await(scheduler);
        else carryOut(laterOf(planned.at(), cause.getTimestamp()), cause, commands, policies);
    }

    @SagaEventHandler(associationProperty = "offerId")
    void react(
            OfferPostponed postponed,
            EventMessage<?> cause,
            SagaCommandGateway commands,
            EventScheduler scheduler,
            PolicyLookup policies) {
        offer = offer.after(postponed);
        if (postponed.sendAt().isAfter(postponed.at())) await(scheduler);
        else carryOut(postponed.at(), cause, commands, policies);
    }

    @SagaEventHandler(associationProperty = "offerId")
    void react(OfferDue due, EventMessage<?> cause, SagaCommandGateway commands, PolicyLookup policies) {
        carryOut(laterOf(due.at(), cause.getTimestamp()), cause, commands, policies);
    }

    @SagaEventHandler(associationProperty = "customerId")
    void react(PurchaseRecorded purchase, EventMessage<?> cause, SagaCommandGateway commands) {
        var isNeedless = NEEDLESS_AFTER_A_PURCHASE.contains(offer.kind());
        if (!isNeedless || purchase.at().isBefore(offer.at())) return;
        withhold(WithheldReason.ALREADY_CONVERTED, "order", purchase.orderId().value(), purchase.at(), cause, commands);
        SagaLifecycle.end();
    }

    /** The customer decided so: they withdrew their consent, became a member, or are forgotten. */
    @EndSaga
    @SagaEventHandler(associationProperty = "offerId")
    void react(OfferWithheld withheld) {}

    private void await(EventScheduler scheduler) {
        SagaLifecycle.associateWith("customerId", offer.customerId().toString());
        var due = new OfferDue(offer.offerId(), offer.customerId(), offer.sendAt());
        scheduler.schedule(due.at(), due);
    }

    /** @param at by now: a timer may be late, and it is night */
    private void carryOut(Instant at, EventMessage<?> cause, SagaCommandGateway commands, PolicyLookup policies) {
        var limits = policies.postChat(at).offers();
        var cleared = send(new ClearOffer(offer.customerId(), offer.offerId(), limits, at), cause, commands);
        if (cleared.isRefusedAs("offer-not-due")) return; // it was postponed before a crash
        if (cleared.isRefusedAs("quiet-hours")) {
            send(new PostponeOffer(offer.customerId(), offer.offerId(), limits, at), cause, commands);
            return;
        }
        SagaLifecycle.end();
        if (!cleared.isDone()) {
            takeBack(at, cause, commands); // what was issued before a crash, and may not be made any more
            return;
        }
        var admitted = send(admission(at), cause, commands);
        if (admitted.isDone()) make(at, cause, commands);
        else turnedDown(admitted, at, cause, commands);
    }

    private CampaignCommand admission(Instant at) {
        if (offer.couponId() == null || offer.worth() == null || offer.expiresAt() == null) {
            return new TreatCustomer(offer.campaignId(), offer.offerId(), offer.customerId(), offer.because(), at);
        }
        return new IssueCoupon(
                offer.campaignId(),
                offer.couponId(),
                offer.customerId(),
                offer.worth(),
                offer.expiresAt(),
                offer.because(),
                at);
    }

    /** Consent that was withdrawn since the offer was cleared leaves a coupon that nobody was told of. */
    private void make(Instant at, EventMessage<?> cause, SagaCommandGateway commands) {
        var made = send(new MakeOffer(offer.customerId(), offer.offerId(), at), cause, commands);
        if (!made.isDone()) takeBack(at, cause, commands);
    }

    private void takeBack(Instant at, EventMessage<?> cause, SagaCommandGateway commands) {
        if (offer.couponId() == null) return;
        send(new RevokeCoupon(offer.couponId(), "the offer was withheld", at), cause, commands);
    }

    private void turnedDown(Answer refused, Instant at, EventMessage<?> cause, SagaCommandGateway commands) {
        var code = String.valueOf(refused.refusal());
        var reason = reason(code);
        if (reason == WithheldReason.HELD_OUT) {
            var holdOut = new HoldOutCustomer(offer.campaignId(), offer.customerId(), offer.because(), at);
            send(holdOut, cause, commands);
        }
        withhold(reason, "campaign", code, at, cause, commands);
    }

    private static WithheldReason reason(String refusal) {
        return switch (refusal) {
            case "customer-held-out" -> WithheldReason.HELD_OUT;
            case "customer-capped" -> WithheldReason.CUSTOMER_CAPPED;
            case "budget-spent", "currency-mismatch" -> WithheldReason.BUDGET_SPENT;
            default -> WithheldReason.CAMPAIGN_OVER; // or paused, or never launched: the decision says which
        };
    }

    private void withhold(
            WithheldReason reason,
            String input,
            String said,
            Instant at,
            EventMessage<?> cause,
            SagaCommandGateway commands) {
        var because = offer.because().with(input, said);
        var withhold = new WithholdOffer(
                offer.customerId(), offer.offerId(), offer.campaignId(), offer.kind(), reason, because, at);
        send(withhold, cause, commands);
    }

    private static Instant laterOf(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Answer send(Command command, EventMessage<?> cause, SagaCommandGateway commands) {
        return commands.send(offer.because().rule(), command, cause);
    }
}
