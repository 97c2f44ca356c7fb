package io.sagadesk.testbed.simulate.host;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.store.sqlite.SqliteEventLog;
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
 * The server of a simulation, on a clock that the simulation moves. After a kill in the middle of a request it is
 * restarted at the same time, and the request is sent again.
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

    /** Kills the process with SIGKILL. */
    public synchronized void kill() throws InterruptedException {
        if (running) process.kill();
        running = false;
    }

    /**
     * Moves the clock, and returns when the server has processed all consequences.
     *
     * @return when the next timer fires; {@code Instant.MAX} if there is none
     */
    public Instant moveTo(Instant target) {
        var moved = retryAfterRestart(client -> client.put("/v1/clock", "{\"now\":\"" + target + "\"}"));
        now = target;
        var nextDue = moved.path("nextDue").asString("");
        return nextDue.isEmpty() ? Instant.MAX : Instant.parse(nextDue);
    }

    /** Sends commands as lines of JSON. */
    public void send(byte[] lines) {
        retryAfterRestart(client -> client.sendLines(lines));
    }

    /** Imports commands as history from before the simulation. */
    public void importLines(byte[] lines) {
        retryAfterRestart(client -> client.importLines("simulation", lines));
    }

    /** Sends a request that the server may refuse. */
    public void tryPost(String path, String body) {
        try {
            retryAfterRestart(client -> client.post(path, body));
        } catch (CliException refused) {
            // a refusal is allowed
        }
    }

    /** Waits until the server is ready, because a kill during the start would test nothing. */
    synchronized void awaitRunning() throws InterruptedException {
        while (!running) wait();
    }

    /** All events after a position, with personal data sealed. */
    public List<ObservedEvent> after(long position) {
        return retryAfterRestart(client -> {
            var lines = new EventLinesAfter(position);
            client.read(lines);
            return lines.events();
        });
    }

    private <T> T retryAfterRestart(Function<SagadeskClient, T> request) {
        while (true) {
            try {
                return request.apply(server);
            } catch (CliException failure) {
                if (isRunning()) throw failure;
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

    /**
     * The time for a restart: the clock may already have moved towards its target, and must not go back behind recorded
     * events.
     */
    private Instant latest() {
        var file = data.resolve("events.db");
        if (!Files.exists(file)) return now;
        try (var log = SqliteEventLog.open(file)) {
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
