package io.sagadesk.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a message to what its declaration says: each component is required unless {@code @Nullable}, and within its
 * {@link Length} and {@link Range}. Limits are declared at the component and nowhere else.
 */
public final class Validation {

    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return java.util.Arrays.stream(type.getRecordComponents())
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

    private static void inspect(Record message, String path, List<Invalid.Fault> faults) {
        for (var component : COMPONENTS.get(message.getClass())) {
            component.inspect(component.valueIn(message), path, faults);
        }
    }

    private record Component(
            RecordComponent declared,
            boolean optional,
            @Nullable Length length,
            @Nullable Range range) {

        static Component of(RecordComponent declared) {
            declared.getAccessor().setAccessible(true);
            return new Component(
                    declared,
                    isNullable(declared.getAnnotatedType()),
                    annotation(declared, Length.class),
                    annotation(declared, Range.class));
        }

        /** NullAway's model of the JDK does not know that a missing annotation is null. */
        @SuppressWarnings("NullAway")
        private static <A extends Annotation> @Nullable A annotation(AnnotatedElement element, Class<A> type) {
            return element.getAnnotation(type);
        }

        private static boolean isNullable(AnnotatedElement type) {
            return type.isAnnotationPresent(Nullable.class);
        }

        @Nullable Object valueIn(Record message) {
            try {
                return declared.getAccessor().invoke(message);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        void inspect(@Nullable Object value, String path, List<Invalid.Fault> faults) {
            var field = path + declared.getName();
            if (value == null) {
                if (!optional) faults.add(new Invalid.Fault(field, "is required"));
            } else if (value instanceof String text) {
                length(text.strip().length(), "characters", 1, Length.TEXT, field, faults);
                if (text.length() > most(Length.TEXT)) tooMany("characters", most(Length.TEXT), field, faults);
            } else if (value instanceof Collection<?> elements) {
                length(elements.size(), "elements", 0, Length.ELEMENTS, field, faults);
                elements.forEach(element -> element(element, field, faults));
            } else if (value instanceof Map<?, ?> map) {
                length(map.size(), "elements", 0, Length.ELEMENTS, field, faults);
            } else if (value instanceof Money money) {
                range(money.amount(), field, faults);
            } else if (value instanceof Number number) {
                range(new BigDecimal(number.toString()), field, faults);
            } else if (value instanceof Record nested) {
                Validation.inspect(nested, field + ".", faults);
            }
        }

        private static void element(@Nullable Object element, String field, List<Invalid.Fault> faults) {
            if (element == null) faults.add(new Invalid.Fault(field, "has an empty element"));
            else if (element instanceof Record nested) Validation.inspect(nested, field + ".", faults);
            else if (element instanceof String text && (text.isBlank() || text.length() > Length.TEXT)) {
                faults.add(new Invalid.Fault(field, "has elements of 1 to " + Length.TEXT + " characters"));
            }
        }

        private int most(int usual) {
            return length == null ? usual : length.max();
        }

        private void length(int actual, String unit, int least, int most, String field, List<Invalid.Fault> faults) {
            var min = length == null ? least : length.min();
            if (actual < min) faults.add(new Invalid.Fault(field, "has at least " + min + " " + unit));
            else if (actual > most(most)) tooMany(unit, most(most), field, faults);
        }

        private static void tooMany(String unit, int max, String field, List<Invalid.Fault> faults) {
            var fault = new Invalid.Fault(field, "has at most " + max + " " + unit);
            if (!faults.contains(fault)) faults.add(fault);
        }

        private void range(BigDecimal number, String field, List<Invalid.Fault> faults) {
            if (range == null) return;
            if (number.compareTo(BigDecimal.valueOf(range.min())) < 0) {
                faults.add(new Invalid.Fault(field, "is at least " + range.min()));
            } else if (number.compareTo(BigDecimal.valueOf(range.max())) > 0) {
                faults.add(new Invalid.Fault(field, "is at most " + range.max()));
            }
        }
    }
}
