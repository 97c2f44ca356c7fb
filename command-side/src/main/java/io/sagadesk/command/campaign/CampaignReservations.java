package io.sagadesk.command.campaign;

import io.sagadesk.api.Money;
import io.sagadesk.api.Refused;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignCommand.TreatCustomer;
import io.sagadesk.api.campaign.CampaignEvent.BudgetReserved;
import io.sagadesk.api.campaign.CampaignEvent.CustomerTreated;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.command.CommandContent;
import io.sagadesk.command.RepeatableAggregate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The coupons and offers of a campaign by customer. The number of coupons per customer is kept as long as the campaign may
 * issue any. The coupons and offers themselves are kept only to recognise repeats, and only the latest ones; the log refuses
 * a second coupon with an older id.
 */
final class CampaignReservations {

    private Map<CouponId, Reservation> reservations = new LinkedHashMap<>();
    private Map<CustomerId, Integer> couponsByCustomer = new HashMap<>(); // includes offers without a coupon
    private Map<OfferId, Treated> treated = new LinkedHashMap<>();

    static final int KEPT = RepeatableAggregate.REMEMBERED_REQUESTS;

    /**
     * A reserved coupon.
     *
     * @param content the fingerprint of the whole command; absent in events of earlier versions
     */
    record Reservation(
            CustomerId customerId, Money worth, @Nullable String content) {

        boolean isOf(IssueCoupon issue) {
            return customerId.equals(issue.customerId())
                    && worth.equals(issue.worth())
                    && (content == null || content.equals(contentOf(issue)));
        }
    }

    /** An offer without a coupon, with the fingerprint of its reason. */
    record Treated(CustomerId customerId, String because) {}

    static String contentOf(IssueCoupon issue) {
        return CommandContent.fingerprint(issue.customerId(), issue.worth(), issue.expiresAt(), issue.because());
    }

    /** Whether the coupon was reserved; refuses a coupon id that was used with another content. */
    boolean has(IssueCoupon issue) {
        var known = reservations.get(issue.couponId());
        if (known != null && !known.isOf(issue)) {
            throw new Refused("coupon-exists", "This coupon was issued before, with another content");
        }
        return known != null;
    }

    /** Whether the offer was recorded; refuses an offer id that was used for another customer or reason. */
    boolean has(TreatCustomer treat) {
        var known = treated.get(treat.offerId());
        var content = new Treated(treat.customerId(), CommandContent.fingerprint(treat.because()));
        if (known != null && !known.equals(content)) {
            throw new Refused("offer-exists", "This offer was made before, to another customer or for another reason");
        }
        return known != null;
    }

    int couponsOf(CustomerId customerId) {
        return couponsByCustomer.getOrDefault(customerId, 0);
    }

    void add(BudgetReserved reserved, @Nullable String content) {
        reservations.put(reserved.couponId(), new Reservation(reserved.customerId(), reserved.worth(), content));
        couponsByCustomer.merge(reserved.customerId(), 1, Integer::sum);
        forgetOldest(reservations);
    }

    void add(CustomerTreated customer) {
        treated.put(
                customer.offerId(), new Treated(customer.customerId(), CommandContent.fingerprint(customer.because())));
        couponsByCustomer.merge(customer.customerId(), 1, Integer::sum);
        forgetOldest(treated);
    }

    /** Drops everything, because the campaign issues no more coupons. */
    void end() {
        couponsByCustomer.clear();
    }

    /** Drops the oldest entries of a map in the order of insertion, so that the latest remain. */
    static void forgetOldest(Map<?, ?> inOrder) {
        while (inOrder.size() > KEPT) inOrder.remove(inOrder.keySet().iterator().next());
    }
}
