package io.sagadesk.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one component may hold.
 *
 * @param least the fewest characters of a text, or elements of a list or map
 * @param most the most of them
 */
record Limits(
        boolean optional, int least, int most, @Nullable Range range) {

    private static final Limits ELEMENT = new Limits(false, 1, Length.TEXT, null);
    private static final Limits MAP_VALUE = new Limits(true, 0, Length.MAP_VALUE, null);

    static Limits of(RecordComponent declared) {
        var isText = declared.getType() == String.class;
        var length = annotation(declared, Length.class);
        return new Limits(
                declared.getAnnotatedType().isAnnotationPresent(Nullable.class),
                length != null ? length.min() : isText ? 1 : 0,
                length != null ? length.max() : isText ? Length.TEXT : Length.ELEMENTS,
                annotation(declared, Range.class));
    }

    /** Adds the one fault of the value itself or, where it has none, those of what it contains. */
    void inspect(@Nullable Object value, String path, String name, List<Invalid.Fault> faults) {
        var fault = faultOf(value);
        if (fault != null) {
            faults.add(new Invalid.Fault(path + name, fault));
        } else if (value instanceof Record nested && !(value instanceof Money)) {
            Validation.inspect(nested, path + name + ".", faults);
        } else if (value instanceof Collection<?> elements) {
            ELEMENT.inspectEach(elements, path + name, faults);
        } else if (value instanceof Map<?, ?> map) {
            ELEMENT.inspectEach(map.keySet(), path + name, faults);
            MAP_VALUE.inspectEach(map.values(), path + name, faults);
        }
    }

    private void inspectEach(Collection<?> elements, String path, List<Invalid.Fault> faults) {
        var index = 0;
        for (var element : elements) inspect(element, path, "[" + index++ + "]", faults);
    }

    private @Nullable String faultOf(@Nullable Object value) {
        if (value == null) return optional ? null : "is required";
        if (value instanceof String text) return faultOfText(text);
        if (value instanceof Collection<?> elements) return faultOfSize(elements.size(), "elements");
        if (value instanceof Map<?, ?> map) return faultOfSize(map.size(), "elements");
        if (value instanceof Money money) return faultOfNumber(money.amount());
        if (value instanceof Integer number) return faultOfNumber(BigDecimal.valueOf(number));
        return null;
    }

    private @Nullable String faultOfText(String text) {
        return least > 0 && text.isBlank() ? "must not be blank" : faultOfSize(text.length(), "characters");
    }

    private @Nullable String faultOfSize(int size, String unit) {
        if (size < least) return "must have at least " + least + " " + unit;
        if (size > most) return "must have at most " + most + " " + unit;
        return null;
    }

    private @Nullable String faultOfNumber(BigDecimal number) {
        if (range == null) return null;
        if (number.compareTo(BigDecimal.valueOf(range.min())) < 0) return "must be at least " + range.min();
        if (number.compareTo(BigDecimal.valueOf(range.max())) > 0) return "must be at most " + range.max();
        return null;
    }

    /** NullAway's model of the JDK does not know that a missing annotation is null. */
    @SuppressWarnings("NullAway")
    private static <A extends Annotation> @Nullable A annotation(RecordComponent component, Class<A> type) {
        return component.getAnnotation(type);
    }
}
