package io.sagadesk.store.json;

import io.sagadesk.api.vocabulary.WrittenByNewerVersion;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;

/**
 * Thrown when the log contains an event that this version cannot read. Later events must not be processed without it.
 */
public final class UnknownEventTypeException extends SerializationException implements WrittenByNewerVersion {

    private static final long serialVersionUID = 1L;

    private final String typeName;

    /** @param where the location of the event, such as {@code position 42} */
    public UnknownEventTypeException(String where, SerializedType type, String reason) {
        super("The event at " + where + ": '" + type.getName() + "' revision " + type.getRevision() + ", " + reason
                + ": a newer version wrote it, so use one");
        this.typeName = type.getName();
    }

    @Override
    public String sentence() {
        return String.valueOf(getMessage());
    }

    @Override
    public String typeName() {
        return typeName;
    }
}
