package io.sagadesk.replay.export;

import io.sagadesk.api.EventMetadata;
import tools.jackson.databind.JsonNode;

/** Reads fields of an event that all formats need. */
public final class ExportedEvent {

    private ExportedEvent() {}

    /** The time of the event as text: the time in the payload, otherwise the time of recording. */
    public static String at(JsonNode event) {
        var at = event.path("payload").path("at");
        return (at.isString() ? at : event.path("recordedAt")).asString();
    }

    /** The actor of the event, such as {@code agent/a-1}, or {@code unknown}. */
    public static String actor(JsonNode event) {
        return event.path("metadata").path(EventMetadata.ACTOR).asString("unknown");
    }
}
