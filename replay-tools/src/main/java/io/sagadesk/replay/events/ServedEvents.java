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

/** The events of a running server. */
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

    /** Remembers how far it has come, so that a break costs nothing. */
    private static final class Reader implements LineReader {

        private static final String BEGINNING = "{\"position\":";
        private static final int SHOWN_TOGETHER = 1_000;

        private final EventSelection eventSelection;
        private final EventLineSink eventLineSink;
        private long last;
        private long left;

        Reader(EventSelection eventSelection, EventLineSink eventLineSink) {
            this.eventSelection = eventSelection;
            this.eventLineSink = eventLineSink;
            this.last = eventSelection.filter().after();
            this.left = eventSelection.filter().limit();
        }

        @Override
        public String path() {
            var words = new TreeMap<>(eventSelection.words());
            words.put("after", List.of(Long.toString(last)));
            if (words.containsKey("limit")) words.put("limit", List.of(Long.toString(left)));
            if (eventSelection.sealed()) words.put("sealed", List.of("true"));
            if (eventSelection.follow()) words.put("follow", List.of("true"));
            return words.entrySet().stream()
                    .flatMap(word ->
                            word.getValue().stream().map(value -> word.getKey() + "=" + PagedAnswer.encoded(value)))
                    .collect(Collectors.joining("&", "/v1/events?", ""));
        }

        @Override
        public void newest(long position) {
            eventLineSink.newest(position);
        }

        @Override
        public boolean take(String line) {
            if (line.isEmpty()) return eventLineSink.show();
            last = position(line);
            eventLineSink.line(line);
            return --left > 0 && (!isTimeToShow() || eventLineSink.show());
        }

        @Override
        public boolean isEndless() {
            return eventSelection.follow() && last < eventSelection.filter().until();
        }

        private boolean isTimeToShow() {
            return eventSelection.follow() || left % SHOWN_TOGETHER == 0;
        }

        private static long position(String line) {
            var end = line.indexOf(',');
            if (!line.startsWith(BEGINNING) || end < 0) throw notAnEvent(line);
            return Long.parseLong(line, BEGINNING.length(), end, 10);
        }

        /** The server says in the last line why it cannot go on. */
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
