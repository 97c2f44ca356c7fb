package io.sagadesk.testbed.simulate.host;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** An event of the log, as simulated people observe it. */
public record ObservedEvent(long position, String type, JsonNode payload) {

    static ObservedEvent of(JsonNode line) {
        return new ObservedEvent(
                line.path("position").asLong(), line.path("type").asString(""), line.path("payload"));
    }

    /** The value of a text field, such as an id; empty if it is absent. */
    public String text(String field) {
        return payload.path(field).asString("");
    }

    public Instant at() {
        return Instant.parse(text("at"));
    }

    /** The conversation that the event belongs to or that caused it; empty if there is none. */
    public String conversationBehind() {
        var own = text("conversationId");
        return own.isEmpty()
                ? payload.path("because").path("inputs").path("conversation").asString("")
                : own;
    }
}
