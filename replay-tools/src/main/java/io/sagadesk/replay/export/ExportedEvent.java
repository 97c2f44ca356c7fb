package io.sagadesk.replay.export;

import tools.jackson.databind.JsonNode;

/** What all forms take from an event in the same way. */
public final class ExportedEvent {

    private ExportedEvent() {}

    /** When it happened, or at least when it was recorded, as text. */
    public static String at(JsonNode event) {
        var at = event.path("payload").path("at");
        return (at.isString() ? at : event.path("recordedAt")).asString();
    }

    public static String actor(JsonNode event) {
        return event.path("metadata").path("actor").asString("unknown");
    }
}
