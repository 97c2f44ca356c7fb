package io.sagadesk.replay.cli.events;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.SealedText;
import io.sagadesk.replay.cli.read.PlainText;
import io.sagadesk.replay.client.CommandJsonLines;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Formats events as rows of a table for a person. The last column holds the payload without its time and subject. */
final class EventTable {

    private static final String ROW = "%9s  %-24s  %-32s  %-28s  %-18s  %s";

    static final String HEADING = ROW.formatted("POSITION", "RECORDED", "TYPE", "SUBJECT", "ACTOR", "WHAT");

    private EventTable() {}

    static String row(String line) {
        var event = CommandJsonLines.JSON.readTree(line);
        var subject = event.path("aggregateId").asString("?");
        var row = ROW.formatted(
                event.path("position").asString("?"),
                milliseconds(event.path("recordedAt")),
                event.path("type").asString("?"),
                subject,
                event.path("metadata").path(EventMetadata.ACTOR).asString("?"),
                payload(event.path("payload"), subject));
        return PlainText.plain(row.stripTrailing());
    }

    private static Instant milliseconds(JsonNode time) {
        return Instant.parse(time.asString()).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String payload(JsonNode payload, String subject) {
        var id = subject.substring(subject.indexOf('/') + 1);
        return payload.propertyStream()
                .filter(field ->
                        !field.getKey().equals("at") && !field.getValue().isNull())
                .filter(field -> !field.getValue().asString("").equals(id))
                .map(EventTable::field)
                .collect(Collectors.joining(" "));
    }

    private static String field(Map.Entry<String, JsonNode> field) {
        var value = field.getValue();
        var text = value.asString("");
        return field.getKey() + "="
                + (SealedText.isSealed(text) ? text.substring(0, SealedText.BOUND.length()) + "…" : value);
    }
}
