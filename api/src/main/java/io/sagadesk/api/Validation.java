package io.sagadesk.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Validates a message against its declaration: each component is required unless {@code @Nullable}, and must be within its
 * {@link Length} and {@link Range}. These annotations are the only place where limits are declared.
 */
public final class Validation {

    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .filter(component -> !checksItself(component))
                    .map(Component::of)
                    .toList();
        }
    };

    private Validation() {}

    /** Returns the message, or throws {@link Invalid} with all its faults. */
    public static <M extends Record> M checked(M message) {
        var faults = faults(message);
        if (!faults.isEmpty()) throw new Invalid(faults);
        return message;
    }

    public static List<Invalid.Fault> faults(Record message) {
        var faults = new ArrayList<Invalid.Fault>();
        inspect(message, "", faults);
        return faults;
    }

    static void inspect(Record message, String path, List<Invalid.Fault> faults) {
        for (var component : COMPONENTS.get(message.getClass())) {
            component.limits.inspect(component.valueIn(message), path, component.name, faults);
        }
    }

    /** The value of an id is already validated by the constructor of the id. */
    private static boolean checksItself(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private record Component(String name, Method accessor, ComponentLimits limits) {

        static Component of(RecordComponent declared) {
            var accessor = declared.getAccessor();
            accessor.setAccessible(true);
            return new Component(declared.getName(), accessor, ComponentLimits.of(declared));
        }

        @Nullable Object valueIn(Record message) {
            try {
                return accessor.invoke(message);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
