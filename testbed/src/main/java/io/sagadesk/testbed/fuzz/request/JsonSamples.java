package io.sagadesk.testbed.fuzz.request;

import io.sagadesk.api.Command;
import io.sagadesk.api.FutureTime;
import io.sagadesk.api.Money;
import io.sagadesk.api.Range;
import io.sagadesk.api.conversation.Author;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes JSON that the server accepts in most cases, from the declaration of a record. */
final class JsonSamples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_ABOVE_MINIMUM = 5;
    private static final String TIME = "2024-01-02T03:04:05.678Z";
    private static final String LATER = "2899-01-02T03:04:05Z";
    private static final Map<Class<?>, String> TEXTS = Map.of(
            Duration.class, "P14D",
            LocalTime.class, "21:00",
            ZoneId.class, "Europe/Berlin",
            BigDecimal.class, "11.77",
            Instant.class, TIME);
    private static final Map<String, String> TEXTS_BY_NAME = Map.of(
            "timeZone", "Europe/Berlin",
            "currency", "EUR",
            "projection", "ticket",
            "until", "2024-01-02",
            "now", TIME,
            "plan", "standard",
            "email", MarkedTexts.TEXT + "@example.org",
            "handle", MarkedTexts.TEXT + "@example.org");
    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class);
    private static final Set<Class<?>> TRUTHS = Set.of(boolean.class, Boolean.class);

    private final FuzzedSubjects subjects;
    private final Random random;

    JsonSamples(FuzzedSubjects subjects, Random random) {
        this.subjects = subjects;
        this.random = random;
    }

    /** The JSON of a record without the fields that the path has; half of the fields that may be left out are. */
    ObjectNode of(Class<?> type, Set<String> inPath) {
        var fields = JSON.objectNode();
        for (var component : type.getRecordComponents()) {
            var name = component.getName();
            var isTime = Command.class.isAssignableFrom(type) && name.equals("at");
            if (isTime || inPath.contains(name) || (isOptional(component) && random.nextBoolean())) continue;
            fields.set(name, value(component));
        }
        return fields;
    }

    private JsonNode value(RecordComponent component) {
        var type = component.getType();
        if (type == Instant.class && component.isAnnotationPresent(FutureTime.class)) return JSON.stringNode(LATER);
        if (WHOLE_NUMBERS.contains(type)) return JSON.numberNode(number(component.getAnnotation(Range.class)));
        return value(component.getGenericType(), component.getName());
    }

    private long number(@Nullable Range range) {
        if (range == null) return random.nextInt(MOST_ABOVE_MINIMUM);
        return range.min() + random.nextLong(Math.min(MOST_ABOVE_MINIMUM, range.max() - range.min()) + 1);
    }

    private JsonNode value(Type declared, String name) {
        var type = ResolvableType.forType(declared).resolve(Object.class);
        if (FuzzedSubjects.isId(type)) return JSON.stringNode(subjects.id(type, random));
        if (type.isEnum())
            return JSON.stringNode(
                    FuzzedSubjects.pick(type.getEnumConstants(), random).toString());
        if (TRUTHS.contains(type)) return JSON.booleanNode(random.nextBoolean());
        if (NUMBERS.contains(type)) return JSON.numberNode(random.nextInt(1_000) / 2.0);
        if (WHOLE_NUMBERS.contains(type)) return JSON.numberNode(random.nextInt(MOST_ABOVE_MINIMUM));
        if (Collection.class.isAssignableFrom(type)) return list(declared, name);
        if (Map.class.isAssignableFrom(type)) return JSON.objectNode();
        if (type == Money.class) return money();
        if (type == Author.class) return author();
        if (type.isRecord()) return of(type, Set.of());
        var text = TEXTS.get(type);
        return JSON.stringNode(text == null ? TEXTS_BY_NAME.getOrDefault(name, MarkedTexts.TEXT + " Anna") : text);
    }

    private JsonNode list(Type declared, String name) {
        var list = JSON.arrayNode();
        var element =
                ResolvableType.forType(declared).asCollection().getGeneric(0).getType();
        for (var n = random.nextInt(MOST_ABOVE_MINIMUM); n > 0; n--) list.add(value(element, name));
        return list;
    }

    private JsonNode money() {
        return JSON.objectNode().put("amount", 1 + random.nextInt(20) + ".00").put("currency", "EUR");
    }

    private JsonNode author() {
        var kind = FuzzedSubjects.pick(Author.Kind.values(), random);
        var author = JSON.objectNode().put("kind", kind.name());
        var isNamed = kind == Author.Kind.AGENT || kind == Author.Kind.BOT;
        return isNamed ? author.put("id", "agent-1") : author;
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
