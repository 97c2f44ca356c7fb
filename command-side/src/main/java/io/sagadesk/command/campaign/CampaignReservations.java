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
 * What customers have had of a campaign. How many coupons each of them had it knows as long as the campaign may issue any; the
 * coupons and offers themselves only to recognise a repeat, and of these the last ones. An older coupon's id the log refuses
 * a second time.
 */
final class CampaignReservations {

    private Map<CouponId, Reservation> reservations = new LinkedHashMap<>();
    private Map<CustomerId, Integer> couponsByCustomer = new HashMap<>(); // and offers without one
    private Map<OfferId, CustomerId> treated = new LinkedHashMap<>();

    static final int KEPT = RepeatableAggregate.REMEMBERED_REQUESTS;

    record Reservation(CustomerId customerId, Money worth) {}

    /** Refuses a coupon id that was used for another customer or worth. */
    boolean has(IssueCoupon issue) {
        var known = reservations.get(issue.couponId());
        if (known != null && !known.equals(new Reservation(issue.customerId(), issue.worth()))) {
            throw new Refused("coupon-exists", "This coupon was issued before, with another content");
        }
        return known != null;
    }

    /** Refuses an offer id that was used for another customer. */
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

    /** Nobody is given anything any more. */
    void end() {
        couponsByCustomer.clear();
    }

    private static void forgetOldest(Map<?, ?> inOrder) {
        while (inOrder.size() > KEPT) inOrder.remove(inOrder.keySet().iterator().next());
    }
}
