package io.sagadesk.query.coupon;

import static io.sagadesk.projections.coupon.CouponProjection.COUPONS;
import static io.sagadesk.projections.coupon.CouponProjection.PROJECTION;

import com.mongodb.client.model.Filters;
import io.sagadesk.api.campaign.CouponDetail;
import io.sagadesk.api.campaign.CouponFound;
import io.sagadesk.api.campaign.CouponList;
import io.sagadesk.api.campaign.CouponQuery.WhatBecameOfCoupon;
import io.sagadesk.api.campaign.CouponQuery.WhichCoupons;
import io.sagadesk.projections.coupon.CouponDocument;
import io.sagadesk.query.ListFilter;
import io.sagadesk.query.PagedList;
import io.sagadesk.query.ReadSide;
import io.sagadesk.query.SortKey;
import java.util.List;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;

/** Answers queries about coupons. It does not know their codes. */
public final class CouponAnswers {

    private static final String ISSUED_AT = "doc.issue.at";
    private static final PagedList<CouponDocument> LATEST = new PagedList<>(
            "latest",
            List.of(new SortKey<>(
                    ISSUED_AT,
                    false,
                    coupon -> Objects.requireNonNull(coupon.issue()).at())));

    private final ReadSide readSide;

    public CouponAnswers(ReadSide readSide) {
        this.readSide = readSide;
    }

    @QueryHandler
    public CouponList answer(WhichCoupons query) {
        var serving = readSide.serving(PROJECTION);
        var filter = new ListFilter()
                .has(ISSUED_AT)
                .is("doc.issue.customerId", query.customer())
                .is("doc.issue.campaignId", query.campaign())
                .isOneOf("doc.state", query.states())
                .filter();
        var page = LATEST.page(serving.documents(COUPONS), filter, query.cursor(), query.limit());
        return new CouponList(
                page.documents().stream().map(CouponAnswers::detail).toList(), page.next(), serving.asOf());
    }

    @QueryHandler
    public CouponFound answer(WhatBecameOfCoupon query) {
        var serving = readSide.serving(PROJECTION);
        var byId = Filters.eq("_id", query.couponId().value());
        var found = serving.documents(COUPONS)
                .find(Filters.and(byId, Filters.exists(ISSUED_AT)))
                .first();
        return new CouponFound(found == null ? null : detail(found.doc()), serving.asOf());
    }

    private static CouponDetail detail(CouponDocument coupon) {
        var issue = Objects.requireNonNull(coupon.issue());
        return new CouponDetail(
                coupon.couponId(),
                issue.campaignId(),
                issue.customerId(),
                issue.worth(),
                issue.at(),
                issue.rule(),
                issue.expiresAt(),
                coupon.state(),
                coupon.endedAt(),
                coupon.orderId(),
                coupon.reason());
    }
}
