package io.sagadesk.replay.export;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.SealedText;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a sealed payload as a flat map with dotted names, such as {@code because.rule} or {@code total.amount}.
 * Personal data is left out, as are lists of objects and the time, which every format writes elsewhere.
 */
public final class FlatAttributes {

    private FlatAttributes() {}

    public static Map<String, JsonNode> of(JsonNode payload) {
        var attributes = new TreeMap<String, JsonNode>();
        add("", payload, attributes);
        attributes.remove("at");
        return attributes;
    }

    private static void add(String prefix, JsonNode object, Map<String, JsonNode> attributes) {
        object.forEachEntry((name, value) -> {
            if (value.isObject()) add(prefix + name + ".", value, attributes);
            else if (isExported(value)) attributes.put(prefix + name, value);
        });
    }

    private static boolean isExported(JsonNode value) {
        if (value.isArray()) return !value.isEmpty() && value.valueStream().allMatch(FlatAttributes::isExported);
        return value.isValueNode() && !value.isNull() && !isPersonal(value);
    }

    private static boolean isPersonal(JsonNode value) {
        var text = value.asString("");
        return SealedText.isSealed(text) || text.startsWith(PersonalData.FORGOTTEN);
    }

    /** The value as text; a list becomes its JSON. */
    public static String text(JsonNode value) {
        return value.isArray() ? value.toString() : value.asString();
    }
}
