package io.sagadesk.store.json;

import io.sagadesk.api.id.CustomerId;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Finds the customer whose personal data an object holds, in the object's field {@code customerId}. */
final class PersonalDataOwner {

    private static final String FIELD = "customerId";
    private static final MethodType GETTER = MethodType.methodType(CustomerId.class, Object.class);

    private static final ClassValue<MethodHandle> GETTERS = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            return getter(type);
        }
    };

    private PersonalDataOwner() {}

    /**
     * Returns the customer whose data the object holds.
     *
     * @throws IllegalStateException if the field {@code customerId} is null
     */
    static CustomerId of(Object holder) {
        var customer = read(holder);
        if (customer == null) {
            throw new IllegalStateException(holder.getClass().getName()
                    + " holds personal data and its customerId is null: nobody's key could encrypt it");
        }
        return customer;
    }

    /**
     * Checks that the type has a field {@code CustomerId customerId}.
     *
     * @throws IllegalArgumentException if it has none
     */
    static void mustBeKnownFor(Class<?> type) {
        GETTERS.get(type);
    }

    private static @Nullable CustomerId read(Object holder) {
        try {
            return (CustomerId) GETTERS.get(holder.getClass()).invokeExact(holder);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle getter(Class<?> type) {
        for (var level = type; level != null; level = level.getSuperclass()) {
            for (var field : level.getDeclaredFields()) {
                if (field.getName().equals(FIELD) && field.getType() == CustomerId.class) return getter(field);
            }
        }
        throw new IllegalArgumentException(type.getName() + " marks something as @PersonalData and has no field"
                + " 'CustomerId customerId': nobody's key could encrypt it");
    }

    private static MethodHandle getter(Field field) {
        try {
            field.setAccessible(true);
            return MethodHandles.lookup().unreflectGetter(field).asType(GETTER);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
