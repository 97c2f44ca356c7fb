package io.sagadesk.command.campaign;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.Money;
import io.sagadesk.api.Refused;
import io.sagadesk.api.campaign.CampaignCommand.EndCampaign;
import io.sagadesk.api.campaign.CampaignCommand.HoldOutCustomer;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignCommand.LaunchCampaign;
import io.sagadesk.api.campaign.CampaignCommand.PauseCampaign;
import io.sagadesk.api.campaign.CampaignCommand.ResumeCampaign;
import io.sagadesk.api.campaign.CampaignCommand.TreatCustomer;
import io.sagadesk.api.campaign.CampaignEvent.BudgetReserved;
import io.sagadesk.api.campaign.CampaignEvent.CampaignEnded;
import io.sagadesk.api.campaign.CampaignEvent.CampaignLaunched;
import io.sagadesk.api.campaign.CampaignEvent.CampaignPaused;
import io.sagadesk.api.campaign.CampaignEvent.CampaignResumed;
import io.sagadesk.api.campaign.CampaignEvent.CustomerHeldOut;
import io.sagadesk.api.campaign.CampaignEvent.CustomerTreated;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.command.CommandContent;
import io.sagadesk.command.RepeatableAggregate;
import io.sagadesk.rules.campaign.HoldoutPolicy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A campaign with its budget. It alone issues its coupons, so budget and caps hold for concurrent commands, too. */
@Revision("3") // of its snapshots: revision 2 kept less of the content of coupons, offers and holdouts
@Aggregate(type = "Campaign", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots")
public class Campaign extends RepeatableAggregate {

    @AggregateIdentifier
    private CampaignId id;

    private CampaignLaunched terms;
    private boolean paused;
    private boolean ended;
    private Money remaining;
    private CampaignReservations reservations = new CampaignReservations();
    private Map<CustomerId, String> heldOut = new LinkedHashMap<>(); // reasons of the latest ones, in order

    Campaign() {} // Axon rebuilds a campaign from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(LaunchCampaign launch) {
        if (id == null) apply(launched(launch, launch.endsAt(), launch.at()));
        else if (!isLaunchedBy(launch)) {
            throw new Refused("campaign-exists", "This campaign was launched before, on other terms");
        }
    }

    @CommandHandler
    void decide(PauseCampaign pause) {
        refuseEnded(pause.at());
        if (!paused) apply(new CampaignPaused(id, pause.at()));
    }

    @CommandHandler
    void decide(ResumeCampaign resume) {
        refuseEnded(resume.at());
        if (paused) apply(new CampaignResumed(id, resume.at()));
    }

    @CommandHandler
    void decide(EndCampaign end) {
        if (!ended) apply(new CampaignEnded(id, end.at()));
    }

    @CommandHandler
    void decide(IssueCoupon issue) throws Exception {
        if (reservations.has(issue)) return;
        refuseNotRunning(issue.at());
        refuseCustomer(issue.customerId());
        refuseOverspending(issue.worth());
        var left = remaining.minus(issue.worth());
        apply(
                new BudgetReserved(id, issue.couponId(), issue.customerId(), issue.worth(), left, issue.at()),
                MetaData.with(EventMetadata.CONTENT_DIGEST, CampaignReservations.contentOf(issue)));
        createNew(Coupon.class, () -> new Coupon(issue));
    }

    @CommandHandler
    void decide(TreatCustomer treat) {
        if (reservations.has(treat)) return;
        refuseNotRunning(treat.at());
        refuseCustomer(treat.customerId());
        apply(new CustomerTreated(id, treat.offerId(), treat.customerId(), treat.because(), treat.at()));
    }

    @CommandHandler
    void decide(HoldOutCustomer holdOut) {
        if (!isHeldOut(holdOut.customerId())) {
            throw new Refused("customer-not-held-out", "The hash of campaign and customer does not choose this one");
        }
        var known = heldOut.get(holdOut.customerId());
        if (known != null && !known.equals(CommandContent.fingerprint(holdOut.because()))) {
            throw new Refused("holdout-exists", "The customer was held out before, for another reason");
        }
        if (known != null) return;
        apply(new CustomerHeldOut(id, holdOut.customerId(), holdOut.because(), holdOut.at()));
    }

    private void refuseNotRunning(Instant at) {
        refuseEnded(at);
        if (paused) throw new Refused("campaign-paused", "This campaign is paused");
    }

    private void refuseEnded(Instant at) {
        if (ended || !MillisecondPrecision.isBefore(at, terms.endsAt()))
            throw new Refused("campaign-over", "This campaign is over");
    }

    private void refuseCustomer(CustomerId customerId) {
        if (isHeldOut(customerId)) {
            throw new Refused("customer-held-out", "This customer gets nothing, so that the effect can be measured");
        }
        if (reservations.couponsOf(customerId) >= terms.couponsPerCustomer()) {
            throw new Refused("customer-capped", "This customer has had all the coupons that one may have");
        }
    }

    private void refuseOverspending(Money worth) {
        if (worth.isMoreThan(remaining)) {
            throw new Refused("budget-spent", "The coupon is worth more than what is left of the budget");
        }
    }

    private boolean isHeldOut(CustomerId customerId) {
        return HoldoutPolicy.chooses(id, customerId, terms.holdoutPercent());
    }

    private boolean isLaunchedBy(LaunchCampaign launch) {
        return MillisecondPrecision.same(launch.endsAt(), terms.endsAt())
                && terms.equals(launched(launch, terms.endsAt(), terms.at()));
    }

    private static CampaignLaunched launched(LaunchCampaign launch, Instant endsAt, Instant at) {
        return new CampaignLaunched(
                launch.campaignId(),
                launch.name(),
                launch.kind(),
                launch.budget(),
                launch.couponsPerCustomer(),
                launch.holdoutPercent(),
                endsAt,
                at);
    }

    @EventSourcingHandler
    void evolve(CampaignLaunched launched) {
        id = launched.campaignId();
        terms = launched;
        remaining = launched.budget();
    }

    @EventSourcingHandler
    void evolve(CampaignPaused event) {
        paused = true;
    }

    @EventSourcingHandler
    void evolve(CampaignResumed event) {
        paused = false;
    }

    @EventSourcingHandler
    void evolve(CampaignEnded event) {
        ended = true;
        reservations.end();
    }

    @EventSourcingHandler
    void evolve(BudgetReserved reserved, @MetaDataValue(EventMetadata.CONTENT_DIGEST) @Nullable String content) {
        remaining = reserved.remaining();
        reservations.add(reserved, content);
    }

    @EventSourcingHandler
    void evolve(CustomerTreated treated) {
        reservations.add(treated);
    }

    @EventSourcingHandler
    void evolve(CustomerHeldOut event) {
        heldOut.put(event.customerId(), CommandContent.fingerprint(event.because()));
        CampaignReservations.forgetOldest(heldOut);
    }
}
