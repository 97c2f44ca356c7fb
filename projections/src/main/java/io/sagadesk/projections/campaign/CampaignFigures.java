package io.sagadesk.projections.campaign;

import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignEvent.BudgetReserved;
import io.sagadesk.api.campaign.CampaignEvent.CampaignLaunched;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign goes.
 *
 * @param terms absent before the launch
 * @param state what was ordered; that its time is over is for the reader's clock to say
 * @param remaining of the budget; what was reserved for a coupon never comes back
 * @param treated the customers who got a coupon or more
 * @param heldOut the customers who got nothing
 * @param withheld how many offers were not made, by the reason
 */
public record CampaignFigures(
        @Nullable Terms terms,
        State state,
        @Nullable Money remaining,
        Coupons coupons,
        AudienceGroup treated,
        AudienceGroup heldOut,
        Map<String, Integer> withheld) {

    static final CampaignFigures NOTHING_YET = new CampaignFigures(
            null, State.RUNNING, null, new Coupons(0, 0, 0, 0), AudienceGroup.NOBODY, AudienceGroup.NOBODY, Map.of());

    public enum State {
        RUNNING,
        PAUSED,
        ENDED
    }

    public CampaignFigures {
        withheld = withheld == null // a document of revision 1 has none
                ? Map.of()
                : Collections.unmodifiableMap(new TreeMap<>(withheld));
    }

    /** As launched. */
    public record Terms(
            String name,
            CampaignKind kind,
            Money budget,
            int couponsPerCustomer,
            int holdoutPercent,
            Instant launchedAt,
            Instant endsAt) {}

    /** How many of each; each was issued. */
    public record Coupons(int issued, int redeemed, int expired, int revoked) {

        Coupons oneIssued() {
            return new Coupons(issued + 1, redeemed, expired, revoked);
        }

        Coupons oneRedeemed() {
            return new Coupons(issued, redeemed + 1, expired, revoked);
        }

        Coupons oneExpired() {
            return new Coupons(issued, redeemed, expired + 1, revoked);
        }

        Coupons oneRevoked() {
            return new Coupons(issued, redeemed, expired, revoked + 1);
        }
    }

    /**
     * What the campaign changed, so far: a customer whose attribution window is not over and who has not bought counts as
     * not converted, in both groups alike. Absent while one of the groups is empty.
     */
    public Optional<ConversionUplift> uplift() {
        return ConversionUplift.of(treated, heldOut);
    }

    CampaignFigures after(CampaignLaunched launched) {
        var launchTerms = new Terms(
                launched.name(),
                launched.kind(),
                launched.budget(),
                launched.couponsPerCustomer(),
                launched.holdoutPercent(),
                launched.at(),
                launched.endsAt());
        return new CampaignFigures(launchTerms, State.RUNNING, launched.budget(), coupons, treated, heldOut, withheld);
    }

    CampaignFigures after(BudgetReserved reserved) {
        return new CampaignFigures(terms, state, reserved.remaining(), coupons, treated, heldOut, withheld);
    }

    CampaignFigures in(State next) {
        return new CampaignFigures(terms, next, remaining, coupons, treated, heldOut, withheld);
    }

    CampaignFigures with(Coupons counted) {
        return new CampaignFigures(terms, state, remaining, counted, treated, heldOut, withheld);
    }

    CampaignFigures after(OfferWithheld offer) {
        var more = new TreeMap<>(withheld);
        more.merge(offer.reason().name(), 1, Integer::sum);
        return new CampaignFigures(terms, state, remaining, coupons, treated, heldOut, more);
    }

    CampaignFigures counting(@Nullable CampaignExposure before, CampaignExposure after) {
        return after.heldOut()
                ? new CampaignFigures(
                        terms, state, remaining, coupons, treated, heldOut.counting(before, after), withheld)
                : new CampaignFigures(
                        terms, state, remaining, coupons, treated.counting(before, after), heldOut, withheld);
    }
}
