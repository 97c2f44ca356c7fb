package io.sagadesk.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one record component, read from its annotations.
 *
 * @param least the minimum number of characters of a text, or of elements of a list or map
 * @param most the maximum number of characters or elements
 */
record ComponentLimits(
        boolean optional, int least, int most, @Nullable Range range, boolean timeZone) {

    private static final ComponentLimits ELEMENT = new ComponentLimits(false, 1, Length.TEXT, null, false);
    private static final ComponentLimits MAP_VALUE = new ComponentLimits(true, 0, Length.MAP_VALUE, null, false);

    private static final Set<String> TIME_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private static final int MAX_DECIMALS = 4;
    private static final BigDecimal MAX_MONEY = BigDecimal.valueOf(1_000_000_000_000L);
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    static ComponentLimits of(RecordComponent declared) {
        var isText = declared.getType() == String.class;
        var length = annotation(declared, Length.class);
        return new ComponentLimits(
                declared.getAnnotatedType().isAnnotationPresent(Nullable.class),
                length != null ? length.min() : isText ? 1 : 0,
                length != null ? length.max() : isText ? Length.TEXT : Length.ELEMENTS,
                annotation(declared, Range.class),
                annotation(declared, TimeZoneName.class) != null);
    }

    /** Adds the fault of the value itself or, if the value itself is valid, the faults of its elements. */
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
        if (value instanceof Money money) return faultOfMoney(money.amount());
        if (value instanceof Instant time) return faultOfTime(time);
        if (value instanceof ZoneId zone) return faultOfTimeZone(zone.getId());
        if (value instanceof Integer number) return faultOfNumber(BigDecimal.valueOf(number));
        return null;
    }

    private @Nullable String faultOfText(String text) {
        if (least > 0 && text.isBlank()) return "must not be blank";
        if (text.equals(PersonalData.FORGOTTEN)) return "must not be the words that stand for what was forgotten";
        if (!isWellFormed(text)) return "must be well-formed Unicode";
        return timeZone ? faultOfTimeZone(text) : faultOfSize(text.codePointCount(0, text.length()), "characters");
    }

    /** Whether every surrogate is half of a pair: only then UTF-8 can hold the text. */
    private static boolean isWellFormed(String text) {
        var at = 0;
        while (at < text.length()) {
            var character = text.codePointAt(at); // a surrogate only if its other half is missing
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) return false;
            at += Character.charCount(character);
        }
        return true;
    }

    /** Refuses offsets such as {@code +02:00}, too: they are right for half of the year only. */
    private static @Nullable String faultOfTimeZone(String name) {
        return TIME_ZONES.contains(name) ? null : "must be the IANA name of a time zone, such as Europe/Berlin";
    }

    /** Limits the decimals and the size of an amount, so that sums still fit into the digits of {@link Money}. */
    private @Nullable String faultOfMoney(BigDecimal amount) {
        if (amount.scale() > MAX_DECIMALS) return "must have at most " + MAX_DECIMALS + " decimals";
        if (amount.abs().compareTo(MAX_MONEY) > 0) return "must be at most " + MAX_MONEY.toPlainString();
        return faultOfNumber(amount);
    }

    /** Refuses times so far from the present that adding a duration to them would overflow. */
    private static @Nullable String faultOfTime(Instant time) {
        return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? "must be within the years 1 to 9998" : null;
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

    /** NullAway's model of the JDK does not know that an absent annotation is null. */
    @SuppressWarnings("NullAway")
    private static <A extends Annotation> @Nullable A annotation(RecordComponent component, Class<A> type) {
        return component.getAnnotation(type);
    }
}
