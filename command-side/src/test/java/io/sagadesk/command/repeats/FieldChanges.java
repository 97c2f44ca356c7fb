package io.sagadesk.command.repeats;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Copies of a command, each with another value of one field; the fields of a nested record are changed in turn, too. */
public final class FieldChanges {

    private static final String AT = "at";

    private FieldChanges() {}

    /** Returns the copies by the path of the changed field. Neither the addressed aggregate nor the time is changed. */
    public static Map<String, Record> of(RepeatCase repeat) {
        return of((Record) repeat.command(), "", repeat.changes());
    }

    private static Map<String, Record> of(Record original, String prefix, Map<String, Object> values) {
        var copies = new LinkedHashMap<String, Record>();
        for (var component : original.getClass().getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(TargetAggregateIdentifier.class)) continue;
            if (component.getName().equals(AT)) continue;
            var path = prefix + component.getName();
            if (values.containsKey(path)) copies.put(path, with(original, component, values.get(path)));
            else changed(original, component, path, copies);
        }
        return copies;
    }

    private static void changed(Record original, RecordComponent component, String path, Map<String, Record> copies) {
        var value = valueOf(original, component);
        if (value instanceof Record nested && isComposite(nested.getClass())) {
            of(nested, path + ".", Map.of())
                    .forEach((inner, copy) -> copies.put(inner, with(original, component, copy)));
        } else {
            var other = value == null ? sample(component.getType()) : other(value, component.getGenericType());
            copies.put(path, with(original, component, other));
        }
    }

    private static Object other(Object value, Type type) {
        if (value instanceof String text) return text + "x";
        if (value instanceof Boolean truth) return !truth;
        if (value instanceof Integer number) return number + 1;
        if (value instanceof Instant time) return time.plusSeconds(1);
        if (value instanceof Duration duration) return duration.plusDays(1);
        if (value instanceof LocalTime time) return time.plusHours(1);
        if (value instanceof ZoneId) return ZoneId.of("Asia/Kathmandu");
        if (value instanceof Money money) return money.plus(Money.of("1.00", money.currency()));
        if (value instanceof Enum<?> constant) return next(constant);
        if (value instanceof List<?> list) return longer(list, elementType(type));
        if (value instanceof Map<?, ?> map) return longer(map);
        return sample(value.getClass());
    }

    private static Object sample(Class<?> type) {
        if (type == String.class) return "other";
        if (type == Integer.class || type == int.class) return 7;
        if (type == Instant.class) return Instant.parse("2026-07-01T00:00:00Z");
        if (type == Duration.class) return Duration.ofDays(7);
        if (type == Money.class) return Money.of("7.00", "EUR");
        if (type.isEnum()) return type.getEnumConstants()[0];
        var components = type.getRecordComponents();
        return create(
                type,
                Arrays.stream(components)
                        .map(component -> type.getSimpleName().equals("PolicyId") ? "rfm" : sample(component.getType()))
                        .toArray());
    }

    private static Object next(Enum<?> constant) {
        var all = Arrays.asList(constant.getDeclaringClass().getEnumConstants());
        return all.get((all.indexOf(constant) + 1) % all.size());
    }

    private static List<Object> longer(List<?> list, Class<?> element) {
        var more = new ArrayList<Object>(list);
        more.add(
                element.isEnum()
                        ? Arrays.stream(element.getEnumConstants())
                                .filter(constant -> !list.contains(constant))
                                .findFirst()
                                .orElseThrow()
                        : sample(element));
        return more;
    }

    private static Map<Object, Object> longer(Map<?, ?> map) {
        var more = new LinkedHashMap<Object, Object>(map);
        more.put("other", "input");
        return more;
    }

    private static Class<?> elementType(Type type) {
        return (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    /** Whether the record has fields of its own; an id and an amount of money are one value. */
    private static boolean isComposite(Class<?> type) {
        return type != Money.class
                && Arrays.stream(type.getRecordComponents())
                        .noneMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
    }

    private static Record with(Record original, RecordComponent changed, @Nullable Object value) {
        return (Record) create(
                original.getClass(),
                Arrays.stream(original.getClass().getRecordComponents())
                        .map(component ->
                                component.getName().equals(changed.getName()) ? value : valueOf(original, component))
                        .toArray());
    }

    private static Object create(Class<?> type, @Nullable Object[] values) {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException wrong) {
            throw new LinkageError("No other " + type.getSimpleName(), wrong);
        }
    }

    private static @Nullable Object valueOf(Record of, RecordComponent component) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(component.getName(), impossible);
        }
    }
}
