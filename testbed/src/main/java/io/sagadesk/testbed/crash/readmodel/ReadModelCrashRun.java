package io.sagadesk.testbed.crash.readmodel;

import io.sagadesk.replay.CliException;
import io.sagadesk.testbed.process.ServerProcess;
import io.sagadesk.testbed.readmodel.ServedReadModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills a real server repeatedly while its read models follow the log, catch up in bulk, are rebuilt and switched. After each
 * restart one read model, and in the end every one, is compared with a rebuild.
 */
public final class ReadModelCrashRun {

    private static final int BACKLOG = 8_000; // commands, more than a projection folds live
    private static final int LIVE_COMMANDS = 40;
    private static final int SLOW_EVENTS_PER_SECOND = 4_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration RETRIES = Duration.ofSeconds(60);

    private final PrintWriter out;
    private final Options options;
    private final Random random;
    private final PurchaseLines lines;
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

    /** Runs all rounds, prints a line for each, and returns the differences that were found. */
    public static List<String> run(PrintWriter out, Options options) throws IOException, InterruptedException {
        return new ReadModelCrashRun(out, options).run();
    }

    private List<String> run() throws IOException, InterruptedException {
        try {
            var client = server.client(RETRIES);
            client.importLines("crash", lines.next(BACKLOG));
            for (var number = 1; number <= options.rounds(); number++) {
                var moment = KillMoment.ofRound(number);
                killAt(moment);
                server = ServerProcess.start(options.server(), options.data());
                var found = check(number == options.rounds());
                out.printf(
                        Locale.ROOT,
                        "Round %2d: killed at %s, ready again in %.1f s, %s%n",
                        number,
                        moment,
                        server.secondsToReady(),
                        found.isEmpty() ? "like a rebuild" : "DIFFERENT");
                out.flush();
                if (!found.isEmpty()) return found;
            }
            return List.of();
        } finally {
            server.kill();
        }
    }

    private void killAt(KillMoment moment) throws IOException, InterruptedException {
        var check = new ServedReadModels(server.client(Duration.ZERO), PATIENCE);
        var sending = new Thread(() -> send(moment));
        sending.start();
        switch (moment) {
            case LIVE -> pause(200, 1_500);
            case CATCHING_UP -> {
                sending.join();
                check.await(check::isCatchingUp);
                pause(0, 800);
            }
            case REBUILD -> {
                check.beginRebuild(anyOf(check.names()), false, SLOW_EVENTS_PER_SECOND);
                pause(0, 2_000);
            }
            case SWITCH -> {
                var rebuild = check.beginRebuild(anyOf(check.names()), false, 0);
                check.await(() -> !check.status(rebuild).equals("BUILDING"));
                pause(0, 80);
            }
        }
        server.kill();
        sending.join();
    }

    /** Sends until the server is killed; a backlog is sent once, as imported history. */
    private void send(KillMoment moment) {
        try {
            var client = server.client(Duration.ZERO);
            if (moment == KillMoment.CATCHING_UP) client.importLines("crash", lines.next(BACKLOG));
            else while (true) client.sendLines(lines.next(LIVE_COMMANDS));
        } catch (CliException | IOException killed) {
            // as intended
        }
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

    private void pause(int least, int most) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(least + random.nextInt(most - least));
    }
}
