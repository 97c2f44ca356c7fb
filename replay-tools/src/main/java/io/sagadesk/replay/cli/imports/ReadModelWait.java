package io.sagadesk.replay.cli.imports;

import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.replay.imports.ImportRate;
import io.sagadesk.store.runtime.WaitDeadline;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Waits after an import until the read models have seen its last row, and reports how long that took. */
final class ReadModelWait {

    private static final long MILLISECONDS_BETWEEN_POLLS = 250;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);
    private static final Duration STANDSTILL = Duration.ofSeconds(60);

    private final SagadeskClient server;
    private final PrintWriter out;
    private final PrintWriter log;

    ReadModelWait(SagadeskClient server, PrintWriter out, PrintWriter log) {
        this.server = server;
        this.out = out;
        this.log = log;
    }

    /** A read model and its position. */
    private record Slowest(String name, long position) {}

    /** Returns when all read models have reached a position, or one has not moved for a minute. */
    void await(long position) {
        var begin = System.nanoTime();
        var line = WaitDeadline.in(BETWEEN_LINES);
        var standstill = WaitDeadline.in(STANDSTILL);
        var slowest = slowest();
        while (slowest.position() < position) {
            if (standstill.isOver()) {
                say(out, "  %s does not move: %,d events behind", slowest.name(), position - slowest.position());
                return;
            }
            if (line.isOver()) {
                say(log, "Read models: %,d events behind", position - slowest.position());
                line = WaitDeadline.in(BETWEEN_LINES);
            }
            if (!sleeps()) return;
            var next = slowest();
            if (next.position() != slowest.position()) standstill = WaitDeadline.in(STANDSTILL);
            slowest = next;
        }
        say(out, "  read models have seen it after %.1f s", ImportRate.secondsSince(begin));
    }

    private Slowest slowest() {
        var slowest = new Slowest("", Long.MAX_VALUE);
        for (var projection : server.get("/v1/projections").path("projections")) {
            var position = servingPosition(projection);
            if (position < slowest.position()) {
                slowest = new Slowest(projection.path("name").asString(""), position);
            }
        }
        return slowest;
    }

    private static long servingPosition(JsonNode projection) {
        var serving = projection.path("serving").asInt();
        for (var version : projection.path("versions")) {
            if (version.path("version").asInt() == serving)
                return version.path("position").asLong();
        }
        return -1;
    }

    private static boolean sleeps() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_POLLS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void say(PrintWriter to, String format, Object... arguments) {
        to.println(String.format(Locale.ROOT, format, arguments));
        to.flush();
    }
}
