package io.sagadesk.testbed.simulate.host;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.store.sqlite.file.EventLog;
import io.sagadesk.testbed.process.ServerProcess;
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
public final class SimulatedServer {

    private final List<String> command;
    private final Path data;
    private Instant now;
    private ServerProcess process;
    private SagadeskClient server;
    private int restarts;
    private boolean running = true;

    public SimulatedServer(List<String> command, Path data, Instant begin) throws IOException, InterruptedException {
        this.command = command;
        this.data = data;
        this.now = begin;
        this.process = start();
        this.server = process.client(Duration.ZERO);
    }

    public Instant now() {
        return now;
    }

    public int restarts() {
        return restarts;
    }

    /** Ends the process with SIGKILL, whatever it is doing. */
    public synchronized void kill() throws InterruptedException {
        if (running) process.kill();
        running = false;
    }

    /**
     * Moves the clock, and returns when all that follows from that has happened.
     *
     * @return when the next timer fires; the end of time if none is promised
     */
    public Instant moveTo(Instant target) {
        var moved = ask(asked -> asked.put("/v1/clock", "{\"now\":\"" + target + "\"}"));
        now = target;
        var nextDue = moved.path("nextDue").asString("");
        return nextDue.isEmpty() ? Instant.MAX : Instant.parse(nextDue);
    }

    public void send(byte[] lines) {
        ask(asked -> asked.sendLines(lines));
    }

    public void importLines(byte[] lines) {
        ask(asked -> asked.importLines("simulation", lines));
    }

    /** Asks for something that may be refused. */
    public void tryPost(String path, String body) {
        try {
            ask(asked -> asked.post(path, body));
        } catch (CliException refused) {
            // as it may be
        }
    }

    /** Returns when the server takes requests: a start that is interrupted proves nothing. */
    synchronized void awaitRunning() throws InterruptedException {
        while (!running) wait();
    }

    /** All events after a position, with personal data sealed. */
    public List<ObservedEvent> after(long position) {
        return ask(asked -> {
            var lines = new EventLinesAfter(position);
            asked.read(lines);
            return lines.happenings();
        });
    }

    private <T> T ask(Function<SagadeskClient, T> request) {
        while (true) {
            try {
                return request.apply(server);
            } catch (CliException hindrance) {
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
            throw new CliException("The server cannot be started again: " + failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CliException("Interrupted");
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

    public static JsonNode parsed(String line) {
        return CommandJsonLines.JSON.readTree(line);
    }
}
