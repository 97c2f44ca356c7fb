package io.sagadesk.replay.events;

import io.sagadesk.replay.Hindrance;
import io.sagadesk.replay.client.CommandLines;
import io.sagadesk.replay.client.LineReader;
import io.sagadesk.replay.client.Pages;
import io.sagadesk.replay.client.Server;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The events of a running server. */
public final class ServedEvents implements Origin {

    private final Server server;

    public ServedEvents(Server server) {
        this.server = server;
    }

    @Override
    public void read(Wanted wanted, Lines lines) {
        server.read(new Reader(wanted, lines));
        lines.show();
    }

    /** Remembers how far it has come, so that a break costs nothing. */
    private static final class Reader implements LineReader {

        private static final String BEGINNING = "{\"position\":";
        private static final int SHOWN_TOGETHER = 1_000;

        private final Wanted wanted;
        private final Lines lines;
        private long last;
        private long left;

        Reader(Wanted wanted, Lines lines) {
            this.wanted = wanted;
            this.lines = lines;
            this.last = wanted.filter().after();
            this.left = wanted.filter().limit();
        }

        @Override
        public String path() {
            var words = new TreeMap<>(wanted.words());
            words.put("after", List.of(Long.toString(last)));
            if (words.containsKey("limit")) words.put("limit", List.of(Long.toString(left)));
            if (wanted.sealed()) words.put("sealed", List.of("true"));
            if (wanted.follow()) words.put("follow", List.of("true"));
            return words.entrySet().stream()
                    .flatMap(word -> word.getValue().stream().map(value -> word.getKey() + "=" + Pages.encoded(value)))
                    .collect(Collectors.joining("&", "/v1/events?", ""));
        }

        @Override
        public void newest(long position) {
            lines.newest(position);
        }

        @Override
        public boolean take(String line) {
            if (line.isEmpty()) return lines.show();
            last = position(line);
            lines.line(line);
            return --left > 0 && (!isTimeToShow() || lines.show());
        }

        @Override
        public boolean isEndless() {
            return wanted.follow() && last < wanted.filter().until();
        }

        private boolean isTimeToShow() {
            return wanted.follow() || left % SHOWN_TOGETHER == 0;
        }

        private static long position(String line) {
            var end = line.indexOf(',');
            if (!line.startsWith(BEGINNING) || end < 0) throw notAnEvent(line);
            return Long.parseLong(line, BEGINNING.length(), end, 10);
        }

        /** The server says in the last line why it cannot go on. */
        private static Hindrance notAnEvent(String line) {
            var problem = parsed(line).path("problem");
            return new Hindrance(
                    problem.isObject()
                            ? "The server cannot go on: "
                                    + problem.path("detail").asString("") + " ("
                                    + problem.path("code").asString("no code") + ")"
                            : "What answers is not a Sagadesk server of this version: check --url");
        }

        private static JsonNode parsed(String line) {
            try {
                return CommandLines.JSON.readTree(line);
            } catch (JacksonException other) {
                return CommandLines.JSON.missingNode();
            }
        }
    }
}
