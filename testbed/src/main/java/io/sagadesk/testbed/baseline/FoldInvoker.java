package io.sagadesk.testbed.baseline;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.live.MessageEnvelope;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;

/** Folds and writes events one by one, on the single thread of a default processor. */
final class FoldInvoker implements EventHandlerInvoker {

    private final Projection projection;
    private final ProjectionFold fold;

    FoldInvoker(Projection projection, ProjectionFold fold) {
        this.projection = projection;
        this.fold = fold;
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return fold.handles(payloadType);
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        if (!fold.handles(message.getPayloadType())) return false;
        return projection.sequenceOf(MessageEnvelope.recorded(message).envelope()) != null;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        fold.fold(List.of(MessageEnvelope.recorded(message)));
        fold.write(0);
    }
}
