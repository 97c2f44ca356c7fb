package io.sagadesk.projections.order;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.order.OrderEvent.ReturnRecorded;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Folds purchases and returns into one document for each order. */
@ProcessingGroup(OrderProjection.NAME)
public final class OrderProjection {

    public static final String NAME = "orders";

    /** One document for each order, by order id. */
    public static final ModelSpec<OrderDocument> ORDERS = ModelSpec.of(
                    NAME, OrderDocument.class, OrderDocument::initial)
            .indexedBy("doc.purchase.customerId", "doc.purchase.at", "_id")
            .indexedBy("doc.purchase.at", "_id");

    public static final Projection PROJECTION =
            new Projection(NAME, 1, EventMetadata.ORDER_ID, List.of(ORDERS), OrderProjection::new);

    private final ReadModel<OrderDocument> orders;

    OrderProjection(ReadModels models) {
        orders = models.of(ORDERS);
    }

    @EventHandler
    void project(PurchaseRecorded purchase) {
        orders.update(purchase.orderId().value(), order -> order.after(purchase));
    }

    @EventHandler
    void project(ReturnRecorded returned) {
        orders.update(returned.orderId().value(), order -> order.after(returned));
    }
}
