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
 * The figures of one campaign.
 *
 * @param terms null before the launch
 * @param state the commanded state; the reader compares the end of the campaign with its own clock
 * @param remaining the remaining budget; an amount reserved for a coupon is never returned
 * @param treated the customers who received at least one coupon
 * @param heldOut the customers in the holdout
 * @param withheld the number of withheld offers by reason
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
        withheld = withheld == null // documents of revision 1 have none
                ? Map.of()
                : Collections.unmodifiableMap(new TreeMap<>(withheld));
    }

    /** The terms of the launch. */
    public record Terms(
            String name,
            CampaignKind kind,
            Money budget,
            int couponsPerCustomer,
            int holdoutPercent,
            Instant launchedAt,
            Instant endsAt) {}

    /** The numbers of coupons; redeemed, expired and revoked coupons are included in {@code issued}. */
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
     * Returns the uplift so far, or empty while one of the groups is empty. In both groups a customer whose attribution
     * window is still open and who has not bought counts as not converted.
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
