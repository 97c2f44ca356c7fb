package io.sagadesk.rules.policy;

import io.sagadesk.api.Invalid.Fault;
import io.sagadesk.api.Length;
import io.sagadesk.api.Money;
import io.sagadesk.rules.time.TimeZones;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One value of published rules with its path. An invalid value adds a fault and is read as a harmless default. The default
 * is never used, because rules with faults are refused; so one pass finds all faults.
 */
record RuleValue(String path, @Nullable Object value, List<Fault> faults) {

    private static final int MAX_DECIMALS = 4;
    private static final BigDecimal MAX_MONEY = BigDecimal.valueOf(1_000_000);

    <T> T fault(String message, T fallback) {
        faults.add(new Fault(path, message));
        return fallback;
    }

    private <T> T wrong(String message, T fallback) {
        return fault(value == null ? "is required" : message, fallback);
    }

    /** Whether neither this value nor a value below it has a fault. */
    boolean isGood() {
        return faults.stream().noneMatch(fault -> fault.field().startsWith(path));
    }

    /** Returns null if the value is absent or null. */
    <T> @Nullable T optional(Function<RuleValue, T> mapper) {
        return value == null ? null : mapper.apply(this);
    }

    boolean flag() {
        return value instanceof Boolean flag ? flag : wrong("must be true or false", false);
    }

    int number(int least, int most) {
        var number = value instanceof Number some ? whole(some) : null;
        if (number == null) return wrong("must be a whole number", least);
        if (number.compareTo(BigDecimal.valueOf(least)) < 0) return fault("must be at least " + least, least);
        if (number.compareTo(BigDecimal.valueOf(most)) > 0) return fault("must be at most " + most, least);
        return number.intValue();
    }

    /** After a reload from storage a number may have another Java type: 30.0 is 30. */
    private static @Nullable BigDecimal whole(Number some) {
        if (!Double.isFinite(some.doubleValue())) return null;
        var number = new BigDecimal(some.toString());
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0 ? number : null;
    }

    String text() {
        if (!(value instanceof String text)) return wrong("must be a text", "");
        if (text.isBlank()) return fault("must not be blank", "");
        if (isTooLong(text)) return fault("must have at most " + Length.TEXT + " characters", "");
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) return fault("must be well-formed Unicode", "");
        return text;
    }

    <E extends Enum<E>> E word(Class<E> type) {
        var words = type.getEnumConstants();
        var found =
                Arrays.stream(words).filter(word -> word.name().equals(value)).findFirst();
        return found.orElseGet(() ->
                wrong("is one of " + Arrays.stream(words).map(Enum::name).collect(Collectors.joining(", ")), words[0]));
    }

    Duration duration(Duration least, Duration most) {
        var duration = parse(Duration::parse);
        if (duration == null) return wrong("must be a duration such as PT30S, PT8H or P30D", least);
        if (duration.compareTo(least) < 0) return fault("must be at least " + least, least);
        if (duration.compareTo(most) > 0) return fault("must be at most " + most, least);
        return duration;
    }

    LocalTime time() {
        return parsed("must be a time such as 09:00", RuleValue::minute, LocalTime.MIDNIGHT);
    }

    static LocalTime minute(String text) {
        if (text.length() != "HH:mm".length()) throw new DateTimeException("no minute of a day");
        return LocalTime.parse(text);
    }

    LocalDate date() {
        return parsed("must be a date such as 2026-12-25", LocalDate::parse, LocalDate.EPOCH);
    }

    ZoneId zone() {
        var form = "must be a time zone such as Europe/Berlin";
        var zone = value instanceof String text ? TimeZones.named(text) : Optional.<ZoneId>empty();
        return zone.isPresent() ? zone.get() : wrong(form, TimeZones.UTC);
    }

    Money money() {
        return object(fields -> new Money(
                fields.rule("amount").amount(), fields.rule("currency").currency()));
    }

    private BigDecimal amount() {
        var amount = parse(BigDecimal::new);
        if (amount == null || amount.signum() <= 0) {
            return wrong("must be a positive amount such as \"11.77\"", BigDecimal.ONE);
        }
        if (amount.scale() > MAX_DECIMALS) {
            return fault("must have at most " + MAX_DECIMALS + " decimals", BigDecimal.ONE);
        }
        return amount.compareTo(MAX_MONEY) > 0 ? fault("must be at most " + MAX_MONEY, BigDecimal.ONE) : amount;
    }

    private String currency() {
        return value instanceof String text && text.matches("[A-Z]{3}")
                ? text
                : wrong("must be three capital letters (ISO 4217)", "XXX");
    }

    /** Parses a text of the named form. */
    <T> T parsed(String form, Function<String, T> parser, T fallback) {
        var parsed = parse(parser);
        return parsed == null ? wrong(form, fallback) : parsed;
    }

    private <T> @Nullable T parse(Function<String, T> parser) {
        if (!(value instanceof String text) || isTooLong(text)) return null;
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException malformed) {
            return null;
        }
    }

    private static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > Length.TEXT;
    }

    /** Reads each element of a list and refuses duplicates. */
    <T> List<T> list(int least, Function<RuleValue, T> mapper) {
        if (!(value instanceof List<?> elements)) return wrong("must be a list", List.of());
        if (elements.size() < least) return fault("must have at least " + least + " elements", List.of());
        if (elements.size() > Length.ELEMENTS) return tooMany(List.of());
        var read = new ArrayList<T>();
        var seen = new HashSet<@Nullable Object>();
        for (var element : elements) {
            var rule = new RuleValue(path + "[" + read.size() + "]", element, faults);
            if (!seen.add(element)) rule.fault("is there already", path);
            read.add(mapper.apply(rule));
        }
        return List.copyOf(read);
    }

    /** Reads each field of an object with free field names, by its name. */
    <T> Map<String, T> named(Function<RuleValue, T> mapper) {
        if (!(value instanceof Map<?, ?> fields)) return wrong("must be an object", Map.of());
        if (fields.size() > Length.ELEMENTS) return tooMany(Map.of());
        var read = new LinkedHashMap<String, T>();
        fields.forEach((key, field) -> {
            var name = new RuleValue(path, key, faults).text();
            read.put(name, mapper.apply(new RuleValue(path + "." + name, field, faults)));
        });
        return read;
    }

    <T> T object(Function<RuleReader, T> mapper) {
        return object(Map.of(), mapper);
    }

    /** Reads an object; missing fields get their values from {@code defaults}. */
    <T> T object(Map<?, ?> defaults, Function<RuleReader, T> mapper) {
        if (value instanceof Map<?, ?> fields) return new RuleReader(path + ".", fields, defaults, faults).all(mapper);
        wrong("must be an object", path);
        return mapper.apply(new RuleReader("", Map.of(), Map.of(), new ArrayList<>()));
    }

    private <T> T tooMany(T fallback) {
        return fault("must have at most " + Length.ELEMENTS + " elements", fallback);
    }
}
