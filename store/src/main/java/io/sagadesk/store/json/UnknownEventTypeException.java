package io.sagadesk.store.json;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;

/**
 * Thrown when the log contains an event that this version cannot read. Later events must not be processed without it.
 */
public final class UnknownEventTypeException extends SerializationException {

    /** @param where the location of the event, such as {@code position 42} */
    public UnknownEventTypeException(String where, SerializedType type, String reason) {
        super("The event at " + where + ": '" + type.getName() + "' revision " + type.getRevision() + ", " + reason);
    }
}
