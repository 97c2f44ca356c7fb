package io.sagadesk.replay.export.ocel;

import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.replay.export.ExportWriter;
import io.sagadesk.replay.export.ExportedEvent;
import io.sagadesk.replay.export.FlatAttributes;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;

/**
 * Writes OCEL 2.0 as JSON: each event with all objects that it refers to. Events are written as they arrive; objects are
 * collected in a temporary database and written at the end, with the types.
 */
public final class OcelWriter implements ExportWriter {

    private final JsonGenerator json;
    private final OcelObjects objects;
    private final Map<String, Map<String, String>> eventTypes = new TreeMap<>();

    public OcelWriter(Writer out, Path directory) {
        objects = new OcelObjects(directory);
        json = CommandJsonLines.JSON
                .writer()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(out);
        json.writeStartObject();
        json.writeArrayPropertyStart("events");
    }

    @Override
    public boolean event(JsonNode event) {
        var type = event.path("type").asString();
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringProperty("id", event.path("eventId").asString());
        json.writeStringProperty("type", type);
        json.writeStringProperty("time", ExportedEvent.at(event));
        writeAttributes(type, event);
        writeRelationships(event);
        json.writeEndObject();
        return true;
    }

    private void writeAttributes(String type, JsonNode event) {
        var types = eventTypes.computeIfAbsent(type, name -> new TreeMap<>());
        var attributes = FlatAttributes.of(event.path("payload"));
        attributes.put("position", event.path("position"));
        json.writeArrayPropertyStart("attributes");
        attributes.forEach((name, value) -> {
            types.merge(name, typeOf(value), OcelWriter::wider);
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeName("value");
            if (value.isArray()) json.writeString(value.toString());
            else json.writeTree(value);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void writeRelationships(JsonNode event) {
        json.writeArrayPropertyStart("relationships");
        OcelObject.of(event.path("metadata")).forEach(object -> {
            objects.add(object);
            json.writeStartObject();
            json.writeStringProperty("objectId", object.id());
            json.writeStringProperty("qualifier", object.qualifier());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    @Override
    public void end() {
        json.writeEndArray();
        json.writeArrayPropertyStart("objects");
        objects.forEach((id, type) -> {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringProperty("id", id);
            json.writeStringProperty("type", type);
            json.writeEndObject();
        });
        json.writeEndArray();
        writeTypes("objectTypes", objects.types());
        writeTypes("eventTypes", eventTypes);
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void writeTypes(String property, Map<String, Map<String, String>> types) {
        json.writeArrayPropertyStart(property);
        types.forEach((type, attributes) -> {
            json.writeStartObject();
            json.writeStringProperty("name", type);
            json.writeArrayPropertyStart("attributes");
            attributes.forEach(this::writeAttributeType);
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void writeAttributeType(String name, String type) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("type", type);
        json.writeEndObject();
    }

    private static String typeOf(JsonNode value) {
        if (value.isBoolean()) return "boolean";
        if (value.isIntegralNumber()) return "integer";
        return value.isNumber() ? "float" : "string";
    }

    /** The common type of two values. Older revisions of an event may have another type for the same attribute. */
    private static String wider(String one, String other) {
        if (one.equals(other)) return one;
        return one.equals("string") || other.equals("string") || one.equals("boolean") || other.equals("boolean")
                ? "string"
                : "float";
    }

    @Override
    public void close() {
        objects.close();
    }
}
