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
import io.sagadesk.command.RepeatableAggregate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The coupons and offers of a campaign by customer. The number of coupons per customer is kept as long as the campaign may
 * issue any. The coupons and offers themselves are kept only to recognise repeats, and only the latest ones; the log refuses
 * a second coupon with an older id.
 */
final class CampaignReservations {

    private Map<CouponId, Reservation> reservations = new LinkedHashMap<>();
    private Map<CustomerId, Integer> couponsByCustomer = new HashMap<>(); // includes offers without a coupon
    private Map<OfferId, CustomerId> treated = new LinkedHashMap<>();

    static final int KEPT = RepeatableAggregate.REMEMBERED_REQUESTS;

    record Reservation(CustomerId customerId, Money worth) {}

    /** Whether the coupon was reserved; refuses a coupon id that was used for another customer or worth. */
    boolean has(IssueCoupon issue) {
        var known = reservations.get(issue.couponId());
        if (known != null && !known.equals(new Reservation(issue.customerId(), issue.worth()))) {
            throw new Refused("coupon-exists", "This coupon was issued before, with another content");
        }
        return known != null;
    }

    /** Whether the offer was recorded; refuses an offer id that was used for another customer. */
    boolean has(TreatCustomer treat) {
        var known = treated.get(treat.offerId());
        if (known != null && !known.equals(treat.customerId())) {
            throw new Refused("offer-exists", "This offer was made before, to another customer");
        }
        return known != null;
    }

    int couponsOf(CustomerId customerId) {
        return couponsByCustomer.getOrDefault(customerId, 0);
    }

    void add(BudgetReserved reserved) {
        reservations.put(reserved.couponId(), new Reservation(reserved.customerId(), reserved.worth()));
        couponsByCustomer.merge(reserved.customerId(), 1, Integer::sum);
        forgetOldest(reservations);
    }

    void add(CustomerTreated customer) {
        treated.put(customer.offerId(), customer.customerId());
        couponsByCustomer.merge(customer.customerId(), 1, Integer::sum);
        forgetOldest(treated);
    }

    /** Drops everything, because the campaign issues no more coupons. */
    void end() {
        couponsByCustomer.clear();
    }

    private static void forgetOldest(Map<?, ?> inOrder) {
        while (inOrder.size() > KEPT) inOrder.remove(inOrder.keySet().iterator().next());
    }
}
