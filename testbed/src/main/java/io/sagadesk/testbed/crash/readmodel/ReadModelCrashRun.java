package io.sagadesk.testbed.crash.readmodel;

import io.sagadesk.testbed.process.ServerProcess;
import io.sagadesk.testbed.readmodel.ServedReadModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Kills a real server repeatedly while its read models follow the log, catch up in bulk, are rebuilt and switched. After each
 * restart one read model, and in the end every one, is compared with a rebuild.
 */
public final class ReadModelCrashRun {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration RETRIES = Duration.ofSeconds(60);

    private final PrintWriter out;
    private final Options options;
    private final Random random;
    private final PurchaseLines lines;
    private final Map<KillMoment, Integer> kills = new EnumMap<>(KillMoment.class);
    private ServerProcess server;

    private ReadModelCrashRun(PrintWriter out, Options options) throws IOException, InterruptedException {
        this.out = out;
        this.options = options;
        this.random = new Random(options.seed());
        this.lines = new PurchaseLines(options.seed());
        this.server = ServerProcess.start(options.server(), options.data());
    }

    /**
     * The options of a run.
     *
     * @param server the command that starts the server, without forking another process
     * @param data an empty directory
     */
    public record Options(List<String> server, Path data, int rounds, long seed) {}

    /**
     * Runs all rounds, prints a line for each and how often each moment was met, and returns what was found: differences, or
     * moments that were never met.
     */
    public static List<String> run(PrintWriter out, Options options) throws IOException, InterruptedException {
        return new ReadModelCrashRun(out, options).run();
    }

    private List<String> run() throws IOException, InterruptedException {
        try {
            server.client(RETRIES).importLines("crash", lines.next(MomentKill.BACKLOG));
            for (var number = 1; number <= options.rounds(); number++) {
                var found = round(number);
                if (!found.isEmpty()) return found;
            }
            return missedMoments();
        } finally {
            server.kill();
        }
    }

    private List<String> round(int number) throws IOException, InterruptedException {
        var moment = KillMoment.ofRound(options.seed(), number);
        var met = new MomentKill(server, lines, random, PATIENCE).at(moment);
        if (met) kills.merge(moment, 1, Integer::sum);
        server = ServerProcess.start(options.server(), options.data());
        var found = check(number == options.rounds());
        print(
                "Round %2d: killed %s %s, ready again in %.1f s, %s",
                number,
                met ? "at" : "outside of",
                moment,
                server.secondsToReady(),
                found.isEmpty() ? "like a rebuild" : "DIFFERENT");
        return found;
    }

    /** A run with enough rounds for all moments must have met each of them, or it has not tested what it says. */
    private List<String> missedMoments() {
        var moments = List.of(KillMoment.values());
        print(
                "Kills at %s",
                moments.stream()
                        .map(moment -> moment + ": " + kills.getOrDefault(moment, 0))
                        .collect(Collectors.joining(", ")));
        if (options.rounds() < moments.size()) return List.of();
        return moments.stream()
                .filter(moment -> !kills.containsKey(moment))
                .map(moment -> "No kill was at " + moment + ": run more rounds")
                .toList();
    }

    private List<String> check(boolean all) throws IOException, InterruptedException {
        var check = new ServedReadModels(server.client(RETRIES), PATIENCE);
        if (!check.awaitHead()) return List.of("The read models do not reach the end of the log");
        var found = new ArrayList<String>();
        for (var projection : all ? check.names() : List.of(anyOf(check.names()))) {
            found.addAll(check.differences(projection));
        }
        return found;
    }

    private String anyOf(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private void print(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }
}
