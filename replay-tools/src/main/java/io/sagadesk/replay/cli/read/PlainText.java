package io.sagadesk.replay.cli.read;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Answers of the server as lines for a person. */
public final class PlainText {

    private PlainText() {}

    /** Time, author and text of a message. */
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

    /** Position, time, type and actor of an event, and below them what it says. */
    static String event(JsonNode event) {
        var heading = "%6s  %s  %s  by %s"
                .formatted(
                        event.path("position").asString("?"),
                        event.path("payload").path("at").asString("?"),
                        event.path("type").asString("?"),
                        event.path("metadata").path("actor").asString("?"));
        return plain(heading) + System.lineSeparator() + plain("        " + event.path("payload"));
    }

    /** A line without anything that could command the terminal. */
    public static String plain(String text) {
        return text.replaceAll("\\R", " ⏎ ").replaceAll("\\p{Cntrl}", "�");
    }
}
