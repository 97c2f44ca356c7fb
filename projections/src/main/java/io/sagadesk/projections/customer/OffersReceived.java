package io.sagadesk.projections.customer;

import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignEvent.CustomerHeldOut;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's offers.
 *
 * @param last the last {@value #LAST} coupons
 * @param heldOut the last {@value #LAST} campaigns that held the customer out
 */
public record OffersReceived(int issued, int redeemed, List<Offer> last, List<HeldOut> heldOut) {

    static final OffersReceived NONE = new OffersReceived(0, 0, List.of(), List.of());
    private static final int LAST = 20;

    /** The state of a coupon. */
    public enum Fate {
        OPEN,
        REDEEMED,
        EXPIRED,
        REVOKED
    }

    /**
     * One coupon.
     *
     * @param expiresAt the planned expiry; the reader compares it with its own clock
     * @param endedAt when the coupon was redeemed, expired or revoked; null while it is open
     */
    public record Offer(
            CouponId couponId,
            CampaignId campaignId,
            Money worth,
            Instant at,
            Instant expiresAt,
            Fate fate,
            @Nullable Instant endedAt)
            implements RecentItems.Dated {

        public Offer {
            at = RecentItems.asStored(at);
        }

        private Offer ended(Fate met, Instant when) {
            return new Offer(couponId, campaignId, worth, at, expiresAt, met, when);
        }
    }

    /** A campaign that held the customer out. */
    public record HeldOut(CampaignId campaignId, Instant at) implements RecentItems.Dated {

        public HeldOut {
            at = RecentItems.asStored(at);
        }
    }

    OffersReceived after(CouponIssued coupon) {
        var offer = new Offer(
                coupon.couponId(),
                coupon.campaignId(),
                coupon.worth(),
                coupon.at(),
                coupon.expiresAt(),
                Fate.OPEN,
                null);
        return new OffersReceived(issued + 1, redeemed, RecentItems.with(last, offer, LAST), heldOut);
    }

    OffersReceived ended(CouponId id, Fate fate, Instant at) {
        var more = fate == Fate.REDEEMED ? redeemed + 1 : redeemed;
        var offers = last.stream()
                .map(offer -> offer.couponId().equals(id) ? offer.ended(fate, at) : offer)
                .toList();
        return new OffersReceived(issued, more, offers, heldOut);
    }

    OffersReceived after(CustomerHeldOut leftOut) {
        var left = new HeldOut(leftOut.campaignId(), leftOut.at());
        return new OffersReceived(issued, redeemed, last, RecentItems.with(heldOut, left, LAST));
    }
}
