package io.sagadesk.replay.export.xes;

import io.sagadesk.replay.export.ExportedEvent;
import io.sagadesk.replay.export.FlatAttributes;
import java.io.StringWriter;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Converts an event to the {@code event} element of XES. */
final class XesEvent {

    private final StringWriter buffer = new StringWriter();
    private final XmlElements xml = new XmlElements(buffer);

    String of(JsonNode event) {
        buffer.getBuffer().setLength(0);
        write(event);
        xml.flush();
        return buffer.toString();
    }

    private void write(JsonNode event) {
        xml.start("event");
        xml.empty("string", "key", "concept:name", "value", event.path("type").asString());
        xml.empty("date", "key", "time:timestamp", "value", ExportedEvent.at(event));
        xml.empty("string", "key", "org:resource", "value", ExportedEvent.actor(event));
        xml.empty("string", "key", "lifecycle:transition", "value", "complete");
        var attributes = new TreeMap<>(FlatAttributes.of(event.path("payload")));
        attributes.put("position", event.path("position"));
        for (var attribute : attributes.entrySet()) {
            var value = attribute.getValue();
            xml.empty(type(value), "key", attribute.getKey(), "value", FlatAttributes.text(value));
        }
        xml.end();
    }

    private static String type(JsonNode value) {
        if (value.isBoolean()) return "boolean";
        if (value.isIntegralNumber()) return "int";
        return value.isNumber() ? "float" : "string";
    }
}
