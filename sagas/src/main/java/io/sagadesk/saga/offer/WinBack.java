package io.sagadesk.saga.offer;

import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.customer.CustomerCommand.EndWinBack;
import io.sagadesk.api.customer.CustomerEvent.WinBackEnded;
import io.sagadesk.api.customer.CustomerEvent.WinBackStarted;
import io.sagadesk.api.customer.WinBackOutcome;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.offer.OfferEvent.OfferMade;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.timer.TimerEvent.WinBackDue;
import io.sagadesk.rules.policy.WinBackRules;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a win-back attempt: a first offer, and a second one some time after the first has failed. A held-out customer
 * gets no offer and is observed for the attribution window, for comparison. The rules in force at the start apply until the
 * end.
 */
@Saga
@ProcessingGroup(WinBack.NAME)
public class WinBack {

    public static final String NAME = "win-back";

    private static final int MAX_OFFERS = 2;

    private WinBackStarted started;
    private int offers; // the number of proposed offers
    private @Nullable Instant since; // when the latest offer was made or held out; absent until then
    private boolean heldOut;
    private List<CouponId> coupons = new ArrayList<>();

    public WinBack() {} // Axon restores a saga

    @StartSaga
    @SagaEventHandler(associationProperty = "customerId")
    void react(WinBackStarted event, EventMessage<?> cause, SagaCommandGateway commands, PolicyLookup policies) {
        if (started != null) return;
        started = event;
        propose(event.at(), cause, commands, policies);
    }

    @SagaEventHandler(associationProperty = "customerId")
    void react(OfferMade made, EventScheduler scheduler, PolicyLookup policies) {
        if (!made.offerId().equals(lastOffer())) return;
        since = made.at();
        if (made.couponId() != null) coupons.add(made.couponId());
        var rules = rules(policies);
        var failed = made.at().plus(rules.attribution());
        schedule(offers < MAX_OFFERS ? failed.plus(rules.secondAfter()) : failed, scheduler);
    }

    @SagaEventHandler(associationProperty = "customerId")
    void react(
            OfferWithheld withheld,
            EventMessage<?> cause,
            SagaCommandGateway commands,
            EventScheduler scheduler,
            PolicyLookup policies) {
        if (!withheld.offerId().equals(lastOffer())) return;
        if (withheld.reason() == WithheldReason.HELD_OUT) {
            heldOut = true;
            since = withheld.at();
            schedule(withheld.at().plus(rules(policies).attribution()), scheduler);
        } else {
            var nothingWasOffered = offers == 1 || withheld.reason() == WithheldReason.ALREADY_CONVERTED;
            var outcome = nothingWasOffered ? WinBackOutcome.WITHHELD : WinBackOutcome.LOST;
            end(outcome, withheld.reason(), withheld.at(), cause, commands);
        }
    }

    /** A purchase outside the attribution window does not count as won back, but makes further offers unnecessary. */
    @SagaEventHandler(associationProperty = "customerId")
    void react(PurchaseRecorded purchase, EventMessage<?> cause, SagaCommandGateway commands, PolicyLookup policies) {
        if (MillisecondPrecision.isBefore(purchase.at(), started.at())) return;
        if (isInTime(purchase.at(), policies)) {
            end(WinBackOutcome.WON_BACK, heldOut ? WithheldReason.HELD_OUT : null, purchase.at(), cause, commands);
        } else {
            end(WinBackOutcome.WITHHELD, WithheldReason.ALREADY_CONVERTED, purchase.at(), cause, commands);
        }
    }

    @SagaEventHandler(associationProperty = "customerId")
    void react(CouponRedeemed redeemed, EventMessage<?> cause, SagaCommandGateway commands) {
        if (coupons.contains(redeemed.couponId())) {
            end(WinBackOutcome.WON_BACK, null, redeemed.at(), cause, commands);
        }
    }

    @SagaEventHandler(associationProperty = "customerId")
    void react(WinBackDue due, EventMessage<?> cause, SagaCommandGateway commands, PolicyLookup policies) {
        if (!due.startedAt().equals(started.at()) || due.offers() != offers) return;
        if (heldOut || offers == MAX_OFFERS) {
            end(WinBackOutcome.LOST, heldOut ? WithheldReason.HELD_OUT : null, due.at(), cause, commands);
        } else {
            propose(due.at(), cause, commands, policies);
        }
    }

    @SagaEventHandler(associationProperty = "customerId")
    void react(WinBackEnded ended) {
        if (ended.startedAt().equals(started.at())) SagaLifecycle.end();
    }

    private void propose(Instant at, EventMessage<?> cause, SagaCommandGateway commands, PolicyLookup policies) {
        offers++;
        since = null;
        var rules = rules(policies);
        var proposal = OfferProposal.of(
                offers == 1 ? rules.first() : rules.second(),
                CampaignKind.WIN_BACK,
                started.customerId(),
                lastOffer(),
                null,
                policies.postChat(at).offers(),
                started.because().with("offer", String.valueOf(offers)),
                at);
        var proposed = commands.send(NAME, proposal, cause);
        if (proposed.isDone()) return;
        var outcome = offers == 1 ? WinBackOutcome.WITHHELD : WinBackOutcome.LOST;
        end(outcome, null, at, cause, commands); // no event will follow a refusal
    }

    private boolean isInTime(Instant at, PolicyLookup policies) {
        return since != null
                && !MillisecondPrecision.isBefore(at, since)
                && at.isBefore(since.plus(rules(policies).attribution()));
    }

    private void schedule(Instant due, EventScheduler scheduler) {
        scheduler.schedule(due, new WinBackDue(started.customerId(), started.at(), offers, due));
    }

    private void end(
            WinBackOutcome outcome,
            @Nullable WithheldReason withheld,
            Instant at,
            EventMessage<?> cause,
            SagaCommandGateway commands) {
        commands.send(NAME, new EndWinBack(started.customerId(), started.at(), outcome, withheld, at), cause);
    }

    private OfferId lastOffer() {
        return OfferId.because(started.customerId(), "win-back " + started.at() + " " + offers);
    }

    private WinBackRules rules(PolicyLookup policies) {
        return policies.winBack(started.at());
    }
}
