package io.sagadesk.store.damage;

import io.sagadesk.store.origin.StreamPlace;
import java.util.function.Supplier;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;

/**
 * A serialized part of an event that knows the place of its event, for the texts that are bound to it, and for the message if
 * it cannot be deserialized.
 *
 * @param place in the stream; null if it is not known
 * @param where the position in the log, or whatever is known of it
 */
public record LocatedObject<T>(
        SerializedObject<T> serialized, @Nullable StreamPlace place, Supplier<String> where)
        implements SerializedObject<T> {

    /** Runs its deserialization. */
    public <O> O during(Supplier<O> deserialization) {
        return place == null ? deserialization.get() : place.during(deserialization);
    }

    @Override
    public Class<T> getContentType() {
        return serialized.getContentType();
    }

    @Override
    public SerializedType getType() {
        return serialized.getType();
    }

    @Override
    public T getData() {
        return serialized.getData();
    }

    /** Returns the exception to throw if it cannot be deserialized. */
    public RuntimeException damage(RuntimeException failure) {
        return DamagedEventException.of(where.get(), getType().getName(), failure);
    }

    /** Returns the deserialized object if it has all that its type demands. */
    public <O> O requireComplete(@Nullable O object) {
        if (object == null)
            throw new DamagedEventException(where.get(), getType().getName(), "it is empty", null);
        RequiredComponents.missingIn(object).ifPresent(missing -> {
            throw new DamagedEventException(where.get(), getType().getName(), "it lacks " + missing, null);
        });
        return object;
    }
}
