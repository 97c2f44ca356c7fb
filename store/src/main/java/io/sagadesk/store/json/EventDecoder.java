package io.sagadesk.store.json;

import io.sagadesk.store.sqlite.file.StoredEvent;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/**
 * The fast way from a row of the log to its event, for whoever reads many: what can be known about a type is found out
 * once, and only payloads of older revisions go through the upcasters. For any number of threads.
 */
public final class EventDecoder {

    private final SagadeskSerializer serializer;
    private final EventUpcaster upcasters;
    private final ConcurrentMap<String, Current> types = new ConcurrentHashMap<>();

    public EventDecoder(SagadeskSerializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** The revision of a type that can be read as it is, and its reader. */
    private record Current(Class<?> type, String revision, ObjectReader reader) {}

    /** Decodes an event of the embedded log. */
    public Object decode(StoredEvent event) {
        return decode(event.position(), event.payloadType(), event.revision(), event.payloadBytes());
    }

    /**
     * Returns the event that a row holds.
     *
     * @param position where the row is in the log, for what is said when it cannot be read
     * @throws UnknownEventTypeException if this version knows no such type or revision
     * @throws io.sagadesk.store.keys.PersonalDataException if a ciphertext was changed or its key is missing
     */
    public Object decode(long position, String name, @Nullable String revision, byte[] payload) {
        return decode(position, name, revision, payload, 0, payload.length);
    }

    /** Does the same for a payload that is part of a larger array. */
    public Object decode(long position, String name, @Nullable String revision, byte[] bytes, int offset, int length) {
        Current current = current(name);
        if (!current.revision().equals(revision) || current.type() == UnknownSerializedType.class) {
            return upcast(
                    new UpcastableRow(position, name, revision, Arrays.copyOfRange(bytes, offset, offset + length)));
        }
        try {
            return current.reader().readValue(bytes, offset, length);
        } catch (JacksonException e) {
            throw SagadeskSerializer.explained(
                    "read at position " + position, serializer.typeForClass(current.type()), e);
        }
    }

    private Current current(String name) {
        Current known = types.get(name);
        return known != null ? known : types.computeIfAbsent(name, this::findOut);
    }

    private Current findOut(String name) {
        Class<?> type = serializer.classForType(new SimpleSerializedType(name, null));
        return new Current(type, TypeNames.revisionOf(type), serializer.getReader(type));
    }

    private Object upcast(UpcastableRow stored) {
        IntermediateEventRepresentation event = upcasters
                .upcast(Stream.of(new InitialEventRepresentation(stored, serializer)))
                .findFirst()
                .orElseThrow();
        return serializer.deserialize(event.getData());
    }
}
