package io.sagadesk.testbed.bench.start;

import io.sagadesk.testbed.bench.load.MeasuredRun;
import io.sagadesk.testbed.bench.load.SagadeskAssembly;
import io.sagadesk.testbed.process.DirectoryTree;
import io.sagadesk.testbed.process.ServerProcess;
import io.sagadesk.testbed.process.TemporaryWorkspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Measures the seconds from the start of a server to its first answers, with and without the start-up cache alternately: on
 * an empty directory, and on a copy of a given one after an orderly stop and after {@code kill -9}.
 */
public final class StartBenchmark {

    private static final String EMPTY = "empty directory";
    private static final String STOPPED = "after an orderly stop";
    private static final String KILLED = "after kill -9";
    private static final String READY = ": ready";
    private static final String COMMAND = ": first command";
    private static final int CLIENTS_BEFORE_KILL = 8;
    private static final Duration LOAD_BEFORE_KILL = Duration.ofSeconds(2);
    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(30);

    private final PrintWriter progress;
    private final Options options;
    private final StartTable seconds = new StartTable("seconds from start to answer", "%.2f");

    private StartBenchmark(PrintWriter progress, Options options) {
        this.progress = progress;
        this.options = options;
    }

    /**
     * The options of the benchmark.
     *
     * @param server the command that starts a server
     * @param caches the kinds of starts that are compared
     * @param directory where temporary files are created, and deleted afterwards
     * @param rounds the number of rounds over which medians are taken
     * @param data a data directory, which is copied; null for empty ones only
     */
    public record Options(
            List<String> server,
            List<StartUpCache> caches,
            Path directory,
            int rounds,
            @Nullable Path data) {}

    /** Runs the benchmark and prints one table. */
    public static void run(PrintWriter out, PrintWriter progress, Options options)
            throws IOException, InterruptedException {
        var benchmark = new StartBenchmark(progress, options);
        benchmark.measureEmpty();
        if (options.data() != null) benchmark.measureCopy(options.data());
        out.print(benchmark.seconds.print(options.caches()));
        out.flush();
    }

    private void measureEmpty() throws IOException, InterruptedException {
        for (var round = 1; round <= options.rounds(); round++) {
            for (var cache : options.caches()) {
                try (var workspace = TemporaryWorkspace.in(options.directory())) {
                    measure(round, EMPTY, cache, workspace.directory("data")).stop();
                }
            }
        }
    }

    private void measureCopy(Path original) throws IOException, InterruptedException {
        try (var workspace = TemporaryWorkspace.in(options.directory())) {
            var data = workspace.path().resolve("data");
            DirectoryTree.copy(original, data);
            prepare(data);
            for (var round = 1; round <= options.rounds(); round++) {
                for (var cache : options.caches()) {
                    killUnderLoad(measure(round, STOPPED, cache, data), data);
                    measure(round, KILLED, cache, data).stop();
                }
            }
        }
    }

    /** The first start brings the read models to the end of the log; that is no part of what is measured. */
    private void prepare(Path data) throws IOException, InterruptedException {
        progress.println("starting once on a copy of the directory, until its read models have caught up");
        var server = ServerProcess.start(options.server(), data);
        try {
            new MeasuredRun(SagadeskAssembly.running(server, data)).awaitBacklog(LONGEST_CATCH_UP);
        } finally {
            server.stop();
        }
    }

    private static void killUnderLoad(ServerProcess server, Path data) throws IOException, InterruptedException {
        try (server) {
            new MeasuredRun(SagadeskAssembly.running(server, data))
                    .measure(newId(), CLIENTS_BEFORE_KILL, LOAD_BEFORE_KILL);
        }
    }

    /** Starts a server and measures; the caller stops it. */
    private ServerProcess measure(int round, String directory, StartUpCache cache, Path data)
            throws IOException, InterruptedException {
        var server = ServerProcess.start(options.server(), cache.environment(), data);
        try {
            var answers = FirstAnswers.of(server, newId());
            seconds.add(directory + READY, cache, answers.ready());
            seconds.add(directory + COMMAND, cache, answers.command());
            progress.printf(
                    "round %d of %d: %s, %s: ready after %.2f s, first command after %.2f s%n",
                    round, options.rounds(), directory, cache.label(), answers.ready(), answers.command());
            progress.flush();
            return server;
        } catch (IOException | RuntimeException failure) {
            server.kill();
            throw failure;
        }
    }

    private static String newId() {
        return "start-" + UUID.randomUUID();
    }
}
