package io.sagadesk.replay.export;

import io.sagadesk.api.PersonalData;
import io.sagadesk.store.keys.FieldCipher;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a sealed payload says, flat: {@code because.rule}, {@code total.amount}. Personal data is left out altogether, and
 * so are the time, which has a place of its own, and lists of objects.
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
            else if (isToBeTold(value)) attributes.put(prefix + name, value);
        });
    }

    private static boolean isToBeTold(JsonNode value) {
        if (value.isArray()) return !value.isEmpty() && value.valueStream().allMatch(FlatAttributes::isToBeTold);
        return value.isValueNode() && !value.isNull() && !isPersonal(value);
    }

    private static boolean isPersonal(JsonNode value) {
        var text = value.asString("");
        return text.startsWith(FieldCipher.PREFIX) || text.equals(PersonalData.FORGOTTEN);
    }

    /** A list as one text. */
    public static String text(JsonNode value) {
        return value.isArray() ? value.toString() : value.asString();
    }
}
