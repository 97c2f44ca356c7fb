package io.sagadesk.replay.events;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.replay.client.LineReader;
import io.sagadesk.replay.client.PagedAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the events of a running server. */
public final class ServedEvents implements EventOrigin {

    private final SagadeskClient server;

    public ServedEvents(SagadeskClient server) {
        this.server = server;
    }

    @Override
    public void read(EventSelection eventSelection, EventLineSink eventLineSink) {
        server.read(new Reader(eventSelection, eventLineSink));
        eventLineSink.show();
    }

    /** Remembers the last position, so that reading resumes there after a broken connection. */
    private static final class Reader implements LineReader {

        private static final String BEGINNING = "{\"position\":";
        private static final int EVENTS_BETWEEN_FLUSHES = 1_000;

        private final EventSelection eventSelection;
        private final EventLineSink eventLineSink;
        private long lastPosition;
        private long remaining;

        Reader(EventSelection eventSelection, EventLineSink eventLineSink) {
            this.eventSelection = eventSelection;
            this.eventLineSink = eventLineSink;
            this.lastPosition = eventSelection.filter().after();
            this.remaining = eventSelection.filter().limit();
        }

        @Override
        public String path() {
            var parameters = new TreeMap<>(eventSelection.parameters());
            parameters.put("after", List.of(Long.toString(lastPosition)));
            if (parameters.containsKey("limit")) parameters.put("limit", List.of(Long.toString(remaining)));
            if (eventSelection.sealed()) parameters.put("sealed", List.of("true"));
            if (eventSelection.follow()) parameters.put("follow", List.of("true"));
            return parameters.entrySet().stream()
                    .flatMap(parameter -> parameter.getValue().stream()
                            .map(value -> parameter.getKey() + "=" + PagedAnswer.encoded(value)))
                    .collect(Collectors.joining("&", "/v1/events?", ""));
        }

        @Override
        public void newest(long position) {
            eventLineSink.newest(position);
        }

        @Override
        public boolean take(String line) {
            if (line.isEmpty()) return eventLineSink.show();
            lastPosition = position(line);
            eventLineSink.line(line);
            return --remaining > 0 && (!isTimeToShow() || eventLineSink.show());
        }

        @Override
        public boolean isEndless() {
            return eventSelection.follow()
                    && lastPosition < eventSelection.filter().until();
        }

        private boolean isTimeToShow() {
            return eventSelection.follow() || remaining % EVENTS_BETWEEN_FLUSHES == 0;
        }

        private static long position(String line) {
            var end = line.indexOf(',');
            if (!line.startsWith(BEGINNING) || end < 0) throw notAnEvent(line);
            return Long.parseLong(line, BEGINNING.length(), end, 10);
        }

        /** The error for a line that is not an event. A server that has to stop sends the reason as the last line. */
        private static CliException notAnEvent(String line) {
            var problem = parsed(line).path("problem");
            return new CliException(
                    problem.isObject()
                            ? "The server cannot go on: "
                                    + problem.path("detail").asString("") + " ("
                                    + problem.path("code").asString("no code") + ")"
                            : "What answers is not a Sagadesk server of this version: check --url");
        }

        private static JsonNode parsed(String line) {
            try {
                return CommandJsonLines.JSON.readTree(line);
            } catch (JacksonException other) {
                return CommandJsonLines.JSON.missingNode();
            }
        }
    }
}
