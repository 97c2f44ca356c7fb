package io.sagadesk.projections.coupon;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.campaign.CouponEvent;
import io.sagadesk.api.campaign.CouponEvent.CouponExpired;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.campaign.CouponEvent.CouponRevoked;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Folds the events of coupons into one document each. */
@ProcessingGroup(CouponProjection.NAME)
public final class CouponProjection {

    public static final String NAME = "coupons";

    /** One document for each coupon, by coupon id. */
    public static final ModelSpec<CouponDocument> COUPONS = ModelSpec.of(
                    NAME, CouponDocument.class, CouponDocument::initial)
            .indexedBy("doc.issue.customerId", "doc.issue.at", "_id")
            .indexedBy("doc.issue.campaignId", "doc.issue.at", "_id")
            .indexedBy("doc.issue.at", "_id");

    public static final Projection PROJECTION =
            new Projection(NAME, 1, EventMetadata.COUPON_ID, List.of(COUPONS), CouponProjection::new);

    private final ReadModel<CouponDocument> coupons;

    CouponProjection(ReadModels models) {
        coupons = models.of(COUPONS);
    }

    @EventHandler
    void project(CouponIssued issued) {
        update(issued, coupon -> coupon.after(issued));
    }

    @EventHandler
    void project(CouponRedeemed redeemed) {
        update(redeemed, coupon -> coupon.redeemed(redeemed.orderId(), redeemed.at()));
    }

    @EventHandler
    void project(CouponExpired expired) {
        update(expired, coupon -> coupon.expired(expired.at()));
    }

    @EventHandler
    void project(CouponRevoked revoked) {
        update(revoked, coupon -> coupon.revoked(revoked.reason(), revoked.at()));
    }

    private void update(CouponEvent event, UnaryOperator<CouponDocument> change) {
        coupons.update(event.couponId().value(), change);
    }
}
