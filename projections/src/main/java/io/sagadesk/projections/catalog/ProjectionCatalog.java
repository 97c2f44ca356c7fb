package io.sagadesk.projections.catalog;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.campaign.CampaignProjection;
import io.sagadesk.projections.conversation.ConversationProjection;
import io.sagadesk.projections.coupon.CouponProjection;
import io.sagadesk.projections.customer.CustomerProjection;
import io.sagadesk.projections.desk.DeskProjection;
import io.sagadesk.projections.order.OrderProjection;
import io.sagadesk.projections.policy.PolicyProjection;
import io.sagadesk.projections.rfm.RfmProjection;
import io.sagadesk.projections.service.ServiceProjection;
import io.sagadesk.projections.ticket.TicketProjection;
import io.sagadesk.projections.trail.TrailProjection;
import java.util.List;

/** All projections. A projection that is not listed here is neither run nor rebuilt. */
public final class ProjectionCatalog {

    public static final List<Projection> ALL = List.of(
            ConversationProjection.PROJECTION,
            TicketProjection.PROJECTION,
            CustomerProjection.PROJECTION,
            RfmProjection.PROJECTION,
            ServiceProjection.PROJECTION,
            CampaignProjection.PROJECTION,
            PolicyProjection.PROJECTION,
            DeskProjection.PROJECTION,
            OrderProjection.PROJECTION,
            CouponProjection.PROJECTION,
            TrailProjection.PROJECTION);

    private ProjectionCatalog() {}
}
