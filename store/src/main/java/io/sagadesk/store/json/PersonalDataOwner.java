package io.sagadesk.store.json;

import io.sagadesk.api.id.CustomerId;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Whose personal data an object holds: what its field {@code customerId} says. */
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

    /** @throws IllegalStateException if the object does not say whose data it holds */
    static CustomerId of(Object holder) {
        CustomerId customer = read(holder);
        if (customer == null) {
            throw new IllegalStateException(holder.getClass().getName()
                    + " holds personal data and its customerId is null: nobody's key could encrypt it");
        }
        return customer;
    }

    /** @throws IllegalArgumentException if objects of the type cannot say whose data they hold */
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
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (field.getName().equals(FIELD) && field.getType() == CustomerId.class) {
                    return getter(field);
                }
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
