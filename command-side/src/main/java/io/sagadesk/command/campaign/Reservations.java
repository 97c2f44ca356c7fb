package io.sagadesk.command.campaign;

import io.sagadesk.api.Money;
import io.sagadesk.api.Refused;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignEvent.BudgetReserved;
import io.sagadesk.api.campaign.CouponId;
import io.sagadesk.api.customer.CustomerId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The coupons that a campaign has paid for. */
final class Reservations {

    private Map<CouponId, Reservation> reservations = new LinkedHashMap<>();
    private Map<CustomerId, Integer> couponsByCustomer = new HashMap<>();

    record Reservation(CustomerId customerId, Money worth) {}

    /** Refuses a coupon id that was used for another customer or worth. */
    boolean has(IssueCoupon issue) {
        var known = reservations.get(issue.couponId());
        if (known != null && !known.equals(new Reservation(issue.customerId(), issue.worth()))) {
            throw new Refused("coupon-exists", "This coupon was issued before, with another content");
        }
        return known != null;
    }

    int couponsOf(CustomerId customerId) {
        return couponsByCustomer.getOrDefault(customerId, 0);
    }

    void add(BudgetReserved reserved) {
        reservations.put(reserved.couponId(), new Reservation(reserved.customerId(), reserved.worth()));
        couponsByCustomer.merge(reserved.customerId(), 1, Integer::sum);
    }
}
