package io.sagadesk.store.json;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;

/** The log has an event that this version cannot read: nothing after it may be taken for the whole story. */
public final class UnknownEventTypeException extends SerializationException {

    /** @param where such as {@code position 42} */
    public UnknownEventTypeException(String where, SerializedType type, String reason) {
        super("The event at " + where + ": '" + type.getName() + "' revision " + type.getRevision() + ", " + reason);
    }
}
