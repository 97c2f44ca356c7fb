package io.sagadesk.server;

import io.sagadesk.store.runtime.DaemonThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events that behaves like a browser. */
final class EventSource implements AutoCloseable {

    /** One event; without an id of its own it has the id of the event before it. */
    record Event(long id, String name, JsonNode data) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<Event> events = new ArrayList<>();
    private final Stream<String> lines;
    private final int status;
    private long id = -2;
    private String name = "";
    private boolean ended;

    EventSource(RunningServer server, String path, String... headers) {
        this(server.url(), server.token(), path, headers);
    }

    EventSource(String url, String token, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
        if (headers.length > 0) request.headers(headers);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofLines());
            status = response.statusCode();
            lines = response.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        DaemonThreads.of("event-source", this::read).start();
    }

    int status() {
        return status;
    }

    /** All events received so far. */
    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** The last id received. */
    synchronized long lastId() {
        return id;
    }

    /** Whether the server has ended the stream cleanly. */
    synchronized boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        lines.close();
    }

    private void read() {
        try {
            lines.forEach(this::line);
            synchronized (this) {
                ended = true;
            }
        } catch (UncheckedIOException | IllegalStateException closed) {
            // closed by the test
        }
    }

    private synchronized void line(String line) {
        if (line.startsWith("id: ")) id = Long.parseLong(line.substring(4));
        if (line.startsWith("event: ")) name = line.substring(7);
        if (line.startsWith("data: ")) {
            events.add(new Event(id, name, JsonMapper.shared().readTree(line.substring(6))));
        }
    }
}
