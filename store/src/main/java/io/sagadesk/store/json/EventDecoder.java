package io.sagadesk.store.json;

import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.damage.RequiredComponents;
import io.sagadesk.store.engine.database.StoredEvent;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/**
 * Decodes rows of the log into events, fast enough for replays. The class, the current revision and the JSON reader of
 * each type are resolved once. Only payloads of older revisions pass through the upcasters. Thread-safe.
 */
public final class EventDecoder {

    private final SagadeskSerializer serializer;
    private final EventUpcaster upcasters;
    private final ConcurrentMap<String, Current> types = new ConcurrentHashMap<>();

    public EventDecoder(SagadeskSerializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** The class of a type, the revision that is read without upcasting, whether it has encrypted texts, its JSON reader. */
    private record Current(Class<?> type, String revision, boolean isDecrypted, ObjectReader reader) {}

    /**
     * Decodes an event of our own log. An encrypted text that was written in another event is refused.
     *
     * @throws UnknownEventTypeException if this version knows no such type or revision
     * @throws DamagedEventException if it is not what was written
     * @throws io.sagadesk.store.keys.PersonalDataException if a ciphertext was changed or moved, or its key is missing
     */
    public Object decode(StoredEvent event) {
        var place = current(event.payloadType()).isDecrypted() ? event.place() : null;
        return place == null ? decodeAnywhere(event) : place.during(() -> decodeAnywhere(event));
    }

    private Object decodeAnywhere(StoredEvent event) {
        return decode(event.position(), event.payloadType(), event.revision(), event.payloadBytes());
    }

    /**
     * Decodes a payload whose place in its stream is not known.
     *
     * @param position of the row in the log, for error messages
     * @throws UnknownEventTypeException if this version knows no such type or revision
     * @throws DamagedEventException if it is not what was written
     * @throws io.sagadesk.store.keys.PersonalDataException if a ciphertext was changed or its key is missing
     */
    public Object decode(long position, String name, @Nullable String revision, byte[] payload) {
        return decode(position, name, revision, payload, 0, payload.length);
    }

    /** Decodes a payload that is a slice of a larger array. */
    public Object decode(long position, String name, @Nullable String revision, byte[] bytes, int offset, int length) {
        var current = current(name);
        if (!current.revision().equals(revision) || current.type() == UnknownSerializedType.class) {
            return upcast(
                    new UpcastableRow(position, name, revision, Arrays.copyOfRange(bytes, offset, offset + length)));
        }
        return requireComplete(position, name, read(position, name, current, bytes, offset, length));
    }

    private @Nullable Object read(long position, String name, Current current, byte[] bytes, int offset, int length) {
        try {
            return current.reader().readValue(bytes, offset, length);
        } catch (JacksonException e) {
            var reason = SagadeskSerializer.translated("read", serializer.typeForClass(current.type()), e);
            throw DamagedEventException.of("position " + position, name, reason);
        }
    }

    private static Object requireComplete(long position, String name, @Nullable Object event) {
        if (event == null) throw new DamagedEventException("position " + position, name, "it is empty", null);
        var missing = RequiredComponents.missingIn(event);
        if (missing.isEmpty()) return event;
        throw new DamagedEventException("position " + position, name, "it lacks " + missing.get(), null);
    }

    private Current current(String name) {
        var known = types.get(name);
        return known != null ? known : types.computeIfAbsent(name, this::resolve);
    }

    private Current resolve(String name) {
        var type = serializer.classForType(new SimpleSerializedType(name, null));
        return new Current(type, TypeNames.revisionOf(type), serializer.decrypts(type), serializer.getReader(type));
    }

    private Object upcast(UpcastableRow stored) {
        var event = upcasters
                .upcast(Stream.of(new InitialEventRepresentation(stored, serializer)))
                .findFirst()
                .orElseThrow();
        return serializer.deserialize(event.getData());
    }
}
