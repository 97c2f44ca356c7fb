package io.sagadesk.store.damage;

import io.sagadesk.api.PersonalData;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the components that an event must have and does not have. The serializer tolerates unknown and missing fields,
 * so a damaged name of a field would read as null.
 */
public final class RequiredComponents {

    private static final ClassValue<List<Method>> REQUIRED = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return type.isRecord() ? accessors(type) : List.of();
        }
    };

    private RequiredComponents() {}

    /** Returns the name of the first missing component; empty for a complete event, and for what is no record. */
    public static Optional<String> missingIn(Object event) {
        for (var accessor : REQUIRED.get(event.getClass())) {
            if (valueOf(accessor, event) == null) return Optional.of(accessor.getName());
        }
        return Optional.empty();
    }

    /** Personal data is null in some forms once its customer is forgotten. */
    private static List<Method> accessors(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getType().isPrimitive())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .filter(component -> !component.isAnnotationPresent(PersonalData.class))
                .map(RecordComponent::getAccessor)
                .filter(Method::trySetAccessible)
                .toList();
    }

    private static @Nullable Object valueOf(Method accessor, Object event) {
        try {
            return accessor.invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
