package io.sagadesk.store.json.upcast;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step in the history of an event: from one revision of its payload to the next. It sees personal data as ciphertext
 * only: it may move a marked field, never read one.
 */
abstract class PayloadUpcaster extends SingleEventUpcaster {

    private final SerializedType from;
    private final SerializedType to;

    PayloadUpcaster(String name, String fromRevision, String toRevision) {
        this.from = new SimpleSerializedType(name, fromRevision);
        this.to = new SimpleSerializedType(name, toRevision);
    }

    /** Changes a payload of the older revision into one of the newer. */
    abstract void upcast(ObjectNode payload);

    @Override
    protected final boolean canUpcast(IntermediateEventRepresentation event) {
        return from.equals(event.getType());
    }

    @Override
    protected final IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(to, JsonNode.class, payload -> {
            ObjectNode changed = ((ObjectNode) payload).deepCopy();
            upcast(changed);
            return changed;
        });
    }
}
