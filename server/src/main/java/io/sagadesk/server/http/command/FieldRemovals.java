package io.sagadesk.server.http.command;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the nulls in a body into the field {@code removed} of the command. */
final class FieldRemovals {

    private static final String REMOVED = "removed";

    private FieldRemovals() {}

    static void collect(ObjectNode fields, Class<? extends Enum<?>> removable) {
        var removed = new ArrayList<String>();
        for (var field : removable.getEnumConstants()) {
            if (takeNull(fields, List.of(field.toString().split("\\.")))) removed.add(field.toString());
        }
        if (removed.isEmpty()) return;
        var list = fields.has(REMOVED) && fields.get(REMOVED).isArray()
                ? fields.withArray(REMOVED)
                : fields.putArray(REMOVED);
        removed.forEach(list::add);
    }

    /** Whether the path leads to null; an object that is null has only fields that are. */
    private static boolean takeNull(ObjectNode object, List<String> path) {
        var name = path.get(0);
        JsonNode value = object.get(name);
        if (value == null) return false;
        if (path.size() > 1 && value instanceof ObjectNode inner) return takeNull(inner, path.subList(1, path.size()));
        if (value.isNull() && path.size() == 1) object.remove(name);
        return value.isNull();
    }
}
