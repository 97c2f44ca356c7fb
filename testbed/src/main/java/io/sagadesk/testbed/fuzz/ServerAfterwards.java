package io.sagadesk.testbed.fuzz;

import io.sagadesk.replay.CliException;
import io.sagadesk.testbed.fuzz.request.MarkedTexts;
import io.sagadesk.testbed.fuzz.route.RouteCatalog;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the server must be like after all requests: healthy, caught up, restartable, and with nothing personal in its log. */
final class ServerAfterwards {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINES_SHOWN = 5;

    private final List<String> command;
    private final Path data;

    ServerAfterwards(List<String> command, Path data) {
        this.command = command;
        this.data = data;
    }

    List<String> faults(ServerProcess server) throws IOException, InterruptedException {
        var faults = new ArrayList<String>();
        unhealthy(server, faults);
        server.kill();
        try (var again = ServerProcess.start(command, RouteCatalog.ENVIRONMENT, data)) {
            unhealthy(again, faults);
            unreadable(again, faults);
        } catch (CliException refusal) {
            faults.add("After it was killed the server does not start: " + refusal.getMessage());
        }
        faults.addAll(marked(data.resolve("server.log")));
        return faults;
    }

    /** The server is given time to catch up with what was recorded. */
    private static void unhealthy(ServerProcess server, List<String> faults) throws IOException, InterruptedException {
        var client = server.client(PATIENCE);
        var end = System.nanoTime() + PATIENCE.toNanos();
        var health = client.get("/actuator/health");
        while (health.findValuesAsString("lag").stream().anyMatch(lag -> !lag.equals("0")) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            health = client.get("/actuator/health");
        }
        if (!health.path("status").asString("").equals("UP")) faults.add("The server is not healthy: " + health);
        if (!health.findValues("parked").isEmpty())
            faults.add("There are dead letters: " + health.findValues("parked"));
    }

    /** Reads the whole log as a client does; a line with a problem ends it. */
    private static void unreadable(ServerProcess server, List<String> faults) throws IOException {
        var events = new ReadableEvents();
        server.client(PATIENCE).read(events);
        if (!events.areAll()) faults.add("Only " + events.count() + " events of the log can be read");
    }

    /** The first lines of the server's log that have a text or an id of a request. */
    static List<String> marked(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(MarkedTexts.ANY))
                    .limit(LINES_SHOWN)
                    .map(line -> "The server's log has a text of a request: " + line)
                    .toList();
        }
    }
}
