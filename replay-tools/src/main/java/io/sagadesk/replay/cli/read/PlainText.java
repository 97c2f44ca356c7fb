package io.sagadesk.replay.cli.read;

import io.sagadesk.api.EventMetadata;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Formats answers of the server as lines of text. */
public final class PlainText {

    private PlainText() {}

    /** Formats a message with its time, author and text. */
    static String message(JsonNode message) {
        var author = message.path("author");
        var kind = author.path("kind").asString("?").toLowerCase(Locale.ROOT);
        var id = author.path("id").asString("");
        return plain("%s  %-18s  %s"
                .formatted(
                        message.path("at").asString("?"),
                        id.isEmpty() ? kind : kind + "/" + id,
                        message.path("text").asString("")));
    }

    /** Formats an event: position, time, type and actor on one line, the payload on the next. */
    static String event(JsonNode event) {
        var heading = "%6s  %s  %s  by %s"
                .formatted(
                        event.path("position").asString("?"),
                        event.path("payload").path("at").asString("?"),
                        event.path("type").asString("?"),
                        event.path("metadata").path(EventMetadata.ACTOR).asString("?"));
        return plain(heading) + System.lineSeparator() + plain("        " + event.path("payload"));
    }

    /** Replaces line breaks and control characters, so that data cannot control the terminal. */
    public static String plain(String text) {
        return text.replaceAll("\\R", " ⏎ ").replaceAll("\\p{Cntrl}", "�");
    }
}
