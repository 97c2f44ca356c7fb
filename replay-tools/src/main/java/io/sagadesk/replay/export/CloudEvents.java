package io.sagadesk.replay.export;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.replay.client.CommandJsonLines;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes JSON Lines with one event a line, in the JSON format of CloudEvents 1.0. Names of extension attributes consist
 * of lower-case letters and digits, as the specification requires. The position is a string, because integers of the
 * specification end at 2³¹.
 */
public final class CloudEvents implements ExportWriter {

    private static final String TYPE_PREFIX = "io.sagadesk.";

    private final Writer out;
    private final String source;

    public CloudEvents(Writer out, String source) {
        this.out = out;
        this.source = source;
    }

    @Override
    public boolean event(JsonNode event) throws IOException {
        out.write(envelope(event).toString());
        out.write('\n');
        return true;
    }

    @Override
    public void end() {}

    @Override
    public void close() {}

    private ObjectNode envelope(JsonNode event) {
        var metadata = event.path("metadata");
        var envelope = CommandJsonLines.JSON
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", event.path("eventId").asString())
                .put("source", source)
                .put("type", TYPE_PREFIX + event.path("type").asString())
                .put("subject", event.path("aggregateId").asString())
                .put("time", ExportedEvent.at(event))
                .put("datacontenttype", "application/json")
                .put("position", event.path("position").asString())
                .put("revision", event.path("revision").asString())
                .put("recordedat", event.path("recordedAt").asString());
        copy(metadata.path(EventMetadata.ACTOR), "actor", envelope);
        copy(metadata.path(EventMetadata.CORRELATION_ID), "correlationid", envelope);
        copy(metadata.path(EventMetadata.CAUSATION_ID), "causationid", envelope);
        copy(metadata.path(EventMetadata.IMPORTED), "imported", envelope);
        envelope.set("data", event.path("payload"));
        return envelope;
    }

    private static void copy(JsonNode value, String name, ObjectNode envelope) {
        if (value.isString()) envelope.set(name, value);
    }
}
