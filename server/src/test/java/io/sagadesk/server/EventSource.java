package io.sagadesk.server;

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

/** Listens to server-sent events, as a browser does. */
final class EventSource implements AutoCloseable {

    /** One event; the id is that of the line before it, if it has none itself. */
    record Event(long id, String name, JsonNode data) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<Event> events = new ArrayList<>();
    private final Stream<String> lines;
    private final int status;
    private long id = -2;
    private String name = "";
    private boolean ended;

    EventSource(RunningServer server, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Bearer " + server.token());
        if (headers.length > 0) request.headers(headers);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofLines());
            status = response.statusCode();
            lines = response.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var reader = new Thread(this::read, "event-source");
        reader.setDaemon(true);
        reader.start();
    }

    int status() {
        return status;
    }

    /** All that came so far. */
    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** What was told last of how far the listener has heard. */
    synchronized long lastId() {
        return id;
    }

    /** Whether the server has ended it, in good order. */
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
            // by us
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
