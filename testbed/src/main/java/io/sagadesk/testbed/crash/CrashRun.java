package io.sagadesk.testbed.crash;

import io.sagadesk.replay.CliException;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.testbed.crash.CrashRound.Outcome;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Kills a real server repeatedly in the middle of imports, and checks each time that every acknowledged event is stored
 * once, in order and readable. This tests a killed process; it cannot test a power cut.
 */
public final class CrashRun {

    private final PrintWriter out;
    private final Options options;
    private final ExpectedLog expected = new ExpectedLog();
    private final List<Outcome> outcomes = new ArrayList<>();
    private ServerProcess server;

    private CrashRun(PrintWriter out, Options options, ServerProcess server) {
        this.out = out;
        this.options = options;
        this.server = server;
    }

    /**
     * The options of a run.
     *
     * @param server the command that starts the server, without forking another process; {@code --data} and
     *     {@code --port} are appended
     * @param data an empty directory
     * @param commands the number of commands in each round, at least 100
     */
    public record Options(List<String> server, Path data, int rounds, long seed, int commands) {}

    /**
     * Runs all rounds; prints a line for each round, and a summary.
     *
     * @throws LostEventException if anything is missing, doubled, out of order or unreadable
     */
    public static void run(PrintWriter out, Options options) throws IOException, InterruptedException {
        new CrashRun(out, options, ServerProcess.start(options.server(), options.data())).run();
    }

    private void run() throws IOException, InterruptedException {
        try {
            for (var number = 1; number <= options.rounds(); number++) {
                var round = new CrashRound(options, number, expected);
                round.sendAndKill(server);
                restart(number, round);
            }
            var texts = new StoredTexts(server.client(Duration.ZERO), expected);
            LostEventException.requireNone("Reading back all rounds", texts.findings(expected.subjects()));
        } finally {
            server.kill();
        }
        summarise();
    }

    /** Restarts the server and completes the round. A failure counts as a loss, because the kill caused it. */
    private void restart(int number, CrashRound round) throws IOException, InterruptedException {
        try {
            server = ServerProcess.start(options.server(), options.data());
            report(number, round.complete(server, options.data().resolve("events.db")));
        } catch (CliException | StoreUnusableException broken) {
            throw new LostEventException("After the restart:\n  " + broken.getMessage());
        }
    }

    private void report(int number, Outcome outcome) {
        outcomes.add(outcome);
        print(
                "Round %2d: %,d sent, %,d acknowledged, %,d in flight when killed (%,d of them on disk),"
                        + " ready again in %.1f s, %,d events",
                number,
                outcome.sent(),
                outcome.acknowledged(),
                outcome.sent() - outcome.acknowledged(),
                outcome.carriedOut(),
                outcome.secondsToReady(),
                outcome.events());
    }

    private void summarise() {
        var seconds =
                outcomes.stream().mapToDouble(Outcome::secondsToReady).sorted().toArray();
        print(
                "%d kills, %,d commands acknowledged before them: none missing, none doubled, all in order and readable."
                        + " Ready again in %.1f s (median), %.1f s at most.",
                outcomes.size(),
                outcomes.stream().mapToLong(Outcome::acknowledged).sum(),
                seconds[seconds.length / 2],
                seconds[seconds.length - 1]);
    }

    private void print(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }
}
