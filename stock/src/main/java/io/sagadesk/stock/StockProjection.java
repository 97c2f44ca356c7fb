package io.sagadesk.stock;

import io.sagadesk.projections.Fold;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.MessageEnvelope;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;

/** Folds and writes each event by itself, on the one thread that a processor has by default. */
@ProcessingGroup("stock")
final class StockProjection {

    private final Projection projection;
    private final Fold fold;

    StockProjection(Projection projection, Fold fold) {
        this.projection = projection;
        this.fold = fold;
    }

    @EventHandler
    void project(EventMessage<?> message) {
        var event = MessageEnvelope.recorded(message);
        if (!fold.handles(message.getPayloadType()) || projection.sequenceOf(event.envelope()) == null) return;
        fold.fold(List.of(event));
        fold.write(0);
    }
}
