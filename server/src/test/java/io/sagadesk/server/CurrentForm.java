package io.sagadesk.server;

import static io.sagadesk.api.PersonalData.FORGOTTEN;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts responses of the previous version, and those of today, to one form: durations of both are compared as ISO 8601,
 * statistics of durations in milliseconds. The previous version did not say when a target is due or whether
 * a customer is registered, wrote a sum of nothing as 0, and told forgotten contact details as never given. Read models with a new revision were rebuilt, so versions are not compared.
 */
final class CurrentForm {

    /** The customer whom the previous version had forgotten. */
    private static final String FORGOTTEN_CUSTOMER = "carl";

    private static final String FORGOTTEN_CONTACT = "{'name':'%1$s','email':'%1$s','phone':'%1$s','address':'%1$s'}"
            .replace('\'', '"')
            .formatted(FORGOTTEN);
    private static final Set<String> REBUILT = Set.of("conversations", "customer360", "tickets", "trail");
    private static final Set<String> STATISTICS = Set.of("median", "p90", "mean");
    private static final int MILLIS = 1_000;

    private CurrentForm() {}

    static JsonNode of(JsonNode answer) {
        if (answer instanceof ArrayNode array) {
            var copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(of(element)));
            return copy;
        }
        if (answer instanceof ObjectNode object) return of(object);
        return answer.isString() ? JsonNodeFactory.instance.stringNode(lines(answer.asString())) : answer;
    }

    private static ObjectNode of(ObjectNode object) {
        var copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> put(field.getKey(), field.getValue(), copy));
        if (copy.path("contact").isNull()
                && copy.path("customerId").asString("").equals(FORGOTTEN_CUSTOMER)) {
            copy.set("contact", JsonMapper.shared().readTree(FORGOTTEN_CONTACT));
        }
        return copy;
    }

    private static void put(String name, JsonNode value, ObjectNode to) {
        switch (name) {
            case "dueAt", "registered" -> {}
            case "elapsedMillis" ->
                to.put("elapsed", Duration.ofMillis(value.asLong()).toString());
            case "earlierPausedMillis" ->
                to.put("earlierPaused", Duration.ofMillis(value.asLong()).toString());
            case "secondsLeft" -> {
                if (value.asLong() >= 0)
                    to.put("timeLeft", Duration.ofSeconds(value.asLong()).toString());
            }
            case "asOf" -> to.set(name, value.isObject() ? without(value, "version") : value);
            case "projections" -> to.set(name, each(value, CurrentForm::served));
            case "rebuilds" -> to.set(name, each(value, rebuild -> isOfToday(rebuild) ? null : of(rebuild)));
            case "occupancy" -> to.set(name, occupancy((ObjectNode) value));
            case "amount" ->
                to.set(name, value.asString("").equals("0") ? JsonNodeFactory.instance.stringNode("0.00") : value);
            default -> to.set(name, STATISTICS.contains(name) ? millis(value) : of(value));
        }
    }

    private static ArrayNode each(JsonNode array, Function<JsonNode, @Nullable JsonNode> change) {
        var copy = JsonNodeFactory.instance.arrayNode();
        array.valueStream().map(change).filter(Objects::nonNull).forEach(copy::add);
        return copy;
    }

    private static JsonNode without(JsonNode object, String... names) {
        return ((ObjectNode) object.deepCopy()).remove(List.of(names));
    }

    private static JsonNode served(JsonNode projection) {
        var serving = projection.path("serving").asInt();
        var served = projection
                .path("versions")
                .valueStream()
                .filter(version -> version.path("version").asInt() == serving)
                .findFirst()
                .orElseThrow();
        return ((ObjectNode) without(served, "version", "revision")).set("name", projection.path("name"));
    }

    private static boolean isOfToday(JsonNode rebuild) {
        return REBUILT.contains(
                rebuild.path("rebuild").path("request").path("projection").asString(""));
    }

    private static ObjectNode occupancy(ObjectNode share) {
        var copy = share.deepCopy();
        for (var name : Set.of("part", "of"))
            copy.put(name, Math.round(millis(share.path(name)).asDouble() / MILLIS));
        return copy;
    }

    private static JsonNode millis(JsonNode duration) {
        if (duration.isNull()) return duration;
        var seconds = duration.isString() ? Duration.parse(duration.asString()).toNanos() / 1e9 : duration.asDouble();
        return JsonNodeFactory.instance.numberNode(Math.round(seconds * MILLIS));
    }

    private static String lines(String events) {
        var customer = "\"customerId\":\"" + FORGOTTEN_CUSTOMER + "\",\"contact\":";
        return events.replace(customer + "null", customer + FORGOTTEN_CONTACT);
    }
}
