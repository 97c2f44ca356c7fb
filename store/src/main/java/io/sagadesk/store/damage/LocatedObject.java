package io.sagadesk.store.damage;

import java.util.function.Supplier;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;

/** A serialized part of an event that knows the place of its event, for the message if it cannot be deserialized. */
public record LocatedObject<T>(SerializedObject<T> serialized, Supplier<String> where) implements SerializedObject<T> {

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
