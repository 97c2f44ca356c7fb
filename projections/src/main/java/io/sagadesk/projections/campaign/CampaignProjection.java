package io.sagadesk.projections.campaign;

import io.sagadesk.api.campaign.CampaignEvent.BudgetReserved;
import io.sagadesk.api.campaign.CampaignEvent.CampaignEnded;
import io.sagadesk.api.campaign.CampaignEvent.CampaignLaunched;
import io.sagadesk.api.campaign.CampaignEvent.CampaignPaused;
import io.sagadesk.api.campaign.CampaignEvent.CampaignResumed;
import io.sagadesk.api.campaign.CampaignEvent.CustomerHeldOut;
import io.sagadesk.api.campaign.CampaignEvent.CustomerTreated;
import io.sagadesk.api.campaign.CouponEvent.CouponExpired;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.campaign.CouponEvent.CouponRevoked;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import io.sagadesk.projections.campaign.CampaignFigures.State;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * Counts the coupons and conversions of each campaign. The whole log is one sequence, because a campaign has many
 * customers and a customer may be in many campaigns.
 */
@ProcessingGroup(CampaignProjection.NAME)
public final class CampaignProjection {

    public static final String NAME = "campaigns";

    /** One document for each customer who was exposed to a campaign or bought anything, by customer id. */
    static final ModelSpec<CustomerExposures> EXPOSURES =
            ModelSpec.of("campaign_exposures", CustomerExposures.class, customerId -> CustomerExposures.NONE);

    /** One document for each campaign, by campaign id. */
    public static final ModelSpec<CampaignFigures> CAMPAIGNS =
            ModelSpec.of(NAME, CampaignFigures.class, campaignId -> CampaignFigures.NOTHING_YET);

    public static final Projection PROJECTION =
            new Projection(NAME, 2, null, List.of(EXPOSURES, CAMPAIGNS), CampaignProjection::new);

    private final ReadModel<CustomerExposures> exposures;
    private final ReadModel<CampaignFigures> campaigns;

    CampaignProjection(ReadModels models) {
        exposures = models.of(EXPOSURES);
        campaigns = models.of(CAMPAIGNS);
        exposures.onChange(this::count);
    }

    private void count(CustomerExposures before, CustomerExposures after) {
        after.byCampaign().forEach((campaignId, exposure) -> {
            var earlier = before.byCampaign().get(campaignId);
            if (exposure.equals(earlier)) return;
            campaigns.update(campaignId, figures -> figures.counting(earlier, exposure));
        });
    }

    private void update(CampaignId campaignId, UnaryOperator<CampaignFigures> change) {
        campaigns.update(campaignId.value(), change);
    }

    @EventHandler
    void project(CampaignLaunched launched) {
        update(launched.campaignId(), figures -> figures.after(launched));
    }

    @EventHandler
    void project(CampaignPaused paused) {
        update(paused.campaignId(), figures -> figures.in(State.PAUSED));
    }

    @EventHandler
    void project(CampaignResumed resumed) {
        update(resumed.campaignId(), figures -> figures.in(State.RUNNING));
    }

    @EventHandler
    void project(CampaignEnded ended) {
        update(ended.campaignId(), figures -> figures.in(State.ENDED));
    }

    @EventHandler
    void project(BudgetReserved reserved) {
        update(reserved.campaignId(), figures -> figures.after(reserved));
    }

    @EventHandler
    void project(CouponIssued issued) {
        update(issued.campaignId(), figures -> figures.with(figures.coupons().oneIssued()));
        exposures.update(issued.customerId().value(), known -> known.treated(issued.campaignId(), issued.at()));
    }

    @EventHandler
    void project(CouponRedeemed redeemed) {
        update(redeemed.campaignId(), figures -> figures.with(figures.coupons().oneRedeemed()));
    }

    @EventHandler
    void project(CouponExpired expired) {
        update(expired.campaignId(), figures -> figures.with(figures.coupons().oneExpired()));
    }

    @EventHandler
    void project(CouponRevoked revoked) {
        update(revoked.campaignId(), figures -> figures.with(figures.coupons().oneRevoked()));
    }

    @EventHandler
    void project(CustomerTreated treated) {
        exposures.update(treated.customerId().value(), known -> known.treated(treated.campaignId(), treated.at()));
    }

    @EventHandler
    void project(CustomerHeldOut heldOut) {
        exposures.update(heldOut.customerId().value(), known -> known.heldOut(heldOut.campaignId(), heldOut.at()));
    }

    @EventHandler
    void project(OfferWithheld withheld) {
        update(withheld.campaignId(), figures -> figures.after(withheld));
    }

    @EventHandler
    void project(PurchaseRecorded purchase) {
        exposures.update(purchase.customerId().value(), known -> known.bought(purchase.at()));
    }
}
