package io.sagadesk.replay.simulate;

import io.sagadesk.replay.Hindrance;
import io.sagadesk.replay.client.CommandLines;
import io.sagadesk.replay.client.Server;
import io.sagadesk.replay.client.ServerProcess;
import io.sagadesk.store.sqlite.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The server, on a clock that is moved. When it is killed in the middle of a request it is started again, at the time at which
 * it was, and the request is sent again.
 */
final class Host {

    private final List<String> command;
    private final Path data;
    private Instant now;
    private ServerProcess process;
    private Server server;
    private int restarts;
    private boolean running = true;

    Host(List<String> command, Path data, Instant begin) throws IOException, InterruptedException {
        this.command = command;
        this.data = data;
        this.now = begin;
        this.process = start();
        this.server = process.client(Duration.ZERO);
    }

    Instant now() {
        return now;
    }

    int restarts() {
        return restarts;
    }

    /** Ends the process with SIGKILL, whatever it is doing. */
    synchronized void kill() throws InterruptedException {
        if (running) process.kill();
        running = false;
    }

    /**
     * Moves the clock, and returns when all that follows from that has happened.
     *
     * @return when the next timer fires; the end of time if none is promised
     */
    Instant moveTo(Instant target) {
        var moved = ask(asked -> asked.put("/v1/clock", "{\"now\":\"" + target + "\"}"));
        now = target;
        var nextDue = moved.path("nextDue").asString("");
        return nextDue.isEmpty() ? Instant.MAX : Instant.parse(nextDue);
    }

    void send(byte[] lines) {
        ask(asked -> asked.sendLines(lines));
    }

    void importLines(byte[] lines) {
        ask(asked -> asked.importLines("simulation", lines));
    }

    /** Asks for something that may be refused. */
    void tryPost(String path, String body) {
        try {
            ask(asked -> asked.post(path, body));
        } catch (Hindrance refused) {
            // as it may be
        }
    }

    /** Returns when the server takes requests: a start that is interrupted proves nothing. */
    synchronized void awaitRunning() throws InterruptedException {
        while (!running) wait();
    }

    /** All events after a position, with personal data sealed. */
    List<Happening> after(long position) {
        return ask(asked -> {
            var lines = new EventLinesAfter(position);
            asked.read(lines);
            return lines.happenings();
        });
    }

    private <T> T ask(Function<Server, T> request) {
        while (true) {
            try {
                return request.apply(server);
            } catch (Hindrance hindrance) {
                if (isRunning()) throw hindrance;
                restart();
            }
        }
    }

    private synchronized boolean isRunning() {
        return running;
    }

    private void restart() {
        try {
            restarts++;
            now = latest();
            var started = start();
            server = started.client(Duration.ZERO);
            running(started);
        } catch (IOException failed) {
            throw new Hindrance("The server cannot be started again: " + failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Hindrance("Interrupted");
        }
    }

    private synchronized void running(ServerProcess started) {
        process = started;
        running = true;
        notifyAll();
    }

    private ServerProcess start() throws IOException, InterruptedException {
        var complete = new ArrayList<>(command);
        complete.addAll(List.of("--clock", now.toString()));
        return ServerProcess.start(complete, data);
    }

    /** The clock had perhaps been moved on its way to where it was sent: it never goes back behind what is recorded. */
    private Instant latest() {
        var file = data.resolve("events.db");
        if (!Files.exists(file)) return now;
        try (var log = EventLog.open(file)) {
            var last = log.lastPosition();
            if (last < 0) return now;
            var recorded = log.byPositions(last).get(0).recordedAt();
            return recorded.isAfter(now) ? recorded : now;
        }
    }

    static JsonNode parsed(String line) {
        return CommandLines.JSON.readTree(line);
    }
}
