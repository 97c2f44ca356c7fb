package io.sagadesk.saga.offer;

import io.sagadesk.api.Command;
import io.sagadesk.api.MillisecondPrecision;
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
 * Carries out a planned offer: waits for its time, clears it with the customer aggregate, issues the coupon with the
 * campaign, and makes the offer. The customer aggregate is asked before the coupon is issued, so that no coupon is issued in
 * vain.
 */
@Saga
@ProcessingGroup(OfferProcess.NAME)
public class OfferProcess {

    public static final String NAME = "offer";

    private static final Set<CampaignKind> OBSOLETE_AFTER_PURCHASE =
            Set.of(CampaignKind.WIN_BACK, CampaignKind.UNCONVERTED_CONSULTATION);

    private OfferPlanned offer;

    public OfferProcess() {} // Axon restores a saga

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
        var isObsolete = OBSOLETE_AFTER_PURCHASE.contains(offer.kind());
        if (!isObsolete || MillisecondPrecision.isBefore(purchase.at(), offer.at())) return;
        withhold(WithheldReason.ALREADY_CONVERTED, "order", purchase.orderId().value(), purchase.at(), cause, commands);
        SagaLifecycle.end();
    }

    /** The customer aggregate withheld the offer: the customer withdrew the consent, became a member, or is forgotten. */
    @EndSaga
    @SagaEventHandler(associationProperty = "offerId")
    void react(OfferWithheld withheld) {}

    private void await(EventScheduler scheduler) {
        SagaLifecycle.associateWith("customerId", offer.customerId().toString());
        var due = new OfferDue(offer.offerId(), offer.customerId(), offer.sendAt());
        scheduler.schedule(due.at(), due);
    }

    /**
     * @param at the current time, which may be in quiet hours if the timer fired late
     */
    private void carryOut(Instant at, EventMessage<?> cause, SagaCommandGateway commands, PolicyLookup policies) {
        var limits = policies.postChat(at).offers();
        var cleared = send(new ClearOffer(offer.customerId(), offer.offerId(), limits, at), cause, commands);
        if (cleared.isRefusedAs("offer-not-due")) return; // postponed before a crash
        if (cleared.isRefusedAs("quiet-hours")) {
            send(new PostponeOffer(offer.customerId(), offer.offerId(), limits, at), cause, commands);
            return;
        }
        SagaLifecycle.end();
        if (!cleared.isDone()) {
            revokeCoupon(at, cause, commands); // issued before a crash, but no longer allowed
            return;
        }
        var answer = send(campaignCommand(at), cause, commands);
        if (answer.isDone()) make(at, cause, commands);
        else handleRefusal(answer, at, cause, commands);
    }

    private CampaignCommand campaignCommand(Instant at) {
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

    /** If the consent was withdrawn after the clearing, the coupon is revoked; the customer was not told of it. */
    private void make(Instant at, EventMessage<?> cause, SagaCommandGateway commands) {
        var made = send(new MakeOffer(offer.customerId(), offer.offerId(), at), cause, commands);
        if (!made.isDone()) revokeCoupon(at, cause, commands);
    }

    private void revokeCoupon(Instant at, EventMessage<?> cause, SagaCommandGateway commands) {
        if (offer.couponId() == null) return;
        send(new RevokeCoupon(offer.couponId(), "the offer was withheld", at), cause, commands);
    }

    private void handleRefusal(Answer refused, Instant at, EventMessage<?> cause, SagaCommandGateway commands) {
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
            default -> WithheldReason.CAMPAIGN_OVER; // also if paused or never launched: the decision has the code
        };
    }

    private void withhold(
            WithheldReason reason,
            String input,
            String inputValue,
            Instant at,
            EventMessage<?> cause,
            SagaCommandGateway commands) {
        var because = offer.because().with(input, inputValue);
        var withhold = new WithholdOffer(
                offer.customerId(), offer.offerId(), offer.campaignId(), offer.kind(), reason, because, at);
        send(withhold, cause, commands);
    }

    private static Instant laterOf(Instant first, Instant second) {
        return first.isAfter(second) ? first : second;
    }

    private Answer send(Command command, EventMessage<?> cause, SagaCommandGateway commands) {
        return commands.send(offer.because().rule(), command, cause);
    }
}
