package io.sagadesk.projections.rfm;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.SegmentChanged;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * Stores each customer's purchases, returns and last decided segment, from which {@link RfmAssessor} computes the
 * standing on any day.
 */
@ProcessingGroup(RfmProjection.NAME)
public final class RfmProjection {

    public static final String NAME = "rfm";

    /** One document for each customer, by customer id. */
    public static final ModelSpec<RfmProfile> PROFILES =
            ModelSpec.of(NAME, RfmProfile.class, customerId -> RfmProfile.EMPTY);

    public static final Projection PROJECTION = new Projection(
            NAME,
            3,
            EventMetadata.CUSTOMER_ID,
            List.of(PROFILES),
            List.of(RfmAssessor.ASSESSMENTS),
            RfmProjection::new);

    private final ReadModel<RfmProfile> profiles;

    RfmProjection(ReadModels models) {
        profiles = models.of(PROFILES);
    }

    @EventHandler
    void project(CustomerRegistered registered) {
        profiles.update(registered.customerId().value(), profile -> profile.registered(true));
    }

    @EventHandler
    void project(CustomerForgotten forgotten) {
        profiles.update(forgotten.customerId().value(), profile -> profile.registered(false));
    }

    @EventHandler
    void project(PurchaseRecorded purchase) {
        profiles.update(purchase.customerId().value(), profile -> profile.after(purchase));
    }

    @EventHandler
    void project(SegmentChanged changed) {
        profiles.update(changed.customerId().value(), profile -> profile.after(changed));
    }

    @EventHandler
    void project(ReturnRecorded returned) {
        profiles.update(returned.customerId().value(), profile -> profile.after(returned));
    }
}
