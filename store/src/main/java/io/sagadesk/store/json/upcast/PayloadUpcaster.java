package io.sagadesk.store.json.upcast;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Upcasts the payload of one event type from one revision to the next. Personal data are ciphertext here: an upcaster
 * may move a marked field but cannot read it.
 */
abstract class PayloadUpcaster extends SingleEventUpcaster {

    private final SerializedType from;
    private final SerializedType to;

    PayloadUpcaster(String name, String fromRevision, String toRevision) {
        this.from = new SimpleSerializedType(name, fromRevision);
        this.to = new SimpleSerializedType(name, toRevision);
    }

    /** Changes a payload of the older revision into the newer revision, in place. */
    abstract void upcast(ObjectNode payload);

    @Override
    protected final boolean canUpcast(IntermediateEventRepresentation event) {
        return from.equals(event.getType());
    }

    @Override
    protected final IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(to, JsonNode.class, payload -> {
            var changed = ((ObjectNode) payload).deepCopy();
            upcast(changed);
            return changed;
        });
    }
}
