package io.sagadesk.server.http.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.ReadAnswer;
import io.sagadesk.api.campaign.CouponDetail;
import io.sagadesk.api.campaign.CouponFound;
import io.sagadesk.api.campaign.CouponList;
import io.sagadesk.api.campaign.CouponQuery.WhatBecameOfCoupon;
import io.sagadesk.api.campaign.CouponQuery.WhichCoupons;
import io.sagadesk.api.campaign.CouponState;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.server.http.command.CommandEnvelopes;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.server.http.query.QuerySender;
import io.sagadesk.store.coupon.CouponCodes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Queries about coupons. The code is computed for the answer about a single coupon only. */
@RestController
@RequestMapping("/v1/coupons")
class CouponQueryResource {

    private static final String CUSTOMER_ACTOR = "customer/";

    private final QuerySender queries;
    private final CouponCodes codes;
    private final CommandEnvelopes envelopes;

    CouponQueryResource(QuerySender queries, CouponCodes codes, CommandEnvelopes envelopes) {
        this.queries = queries;
        this.codes = codes;
        this.envelopes = envelopes;
    }

    /**
     * A coupon with the code that redeems it.
     *
     * @param code absent if the actor is a customer other than the coupon's
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CouponWithCode(CouponDetail coupon, @Nullable String code, AsOf asOf) implements ReadAnswer {

        @Override
        public String toString() {
            return "CouponWithCode[…]"; // may end in a log line
        }
    }

    @GetMapping
    CouponList coupons(
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(required = false) @Nullable CampaignId campaign,
            @RequestParam(defaultValue = "") List<CouponState> state,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var most = QueryPage.checked(limit);
        return queries.ask(() -> new WhichCoupons(customer, campaign, state, most, cursor), CouponList.class, request);
    }

    @GetMapping("/{couponId}")
    CouponWithCode coupon(@PathVariable CouponId couponId, HttpServletRequest request) {
        var found =
                queries.find(() -> new WhatBecameOfCoupon(couponId), CouponFound.class, CouponFound::coupon, request);
        var coupon = Objects.requireNonNull(found.coupon());
        var actor = String.valueOf(envelopes.of(request).metadata().get(EventMetadata.ACTOR));
        var code = maySeeCode(actor, coupon) ? codes.of(couponId).text() : null;
        return new CouponWithCode(coupon, code, found.asOf());
    }

    /** Whoever knows a code can redeem it, so one customer is not shown the code of another. */
    private static boolean maySeeCode(String actor, CouponDetail coupon) {
        return !actor.startsWith(CUSTOMER_ACTOR)
                || actor.equals(coupon.customerId().toString());
    }
}
