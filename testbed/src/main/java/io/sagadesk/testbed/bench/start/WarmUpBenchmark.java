package io.sagadesk.testbed.bench.start;

import io.sagadesk.testbed.bench.load.MeasuredRun;
import io.sagadesk.testbed.bench.load.SagadeskAssembly;
import io.sagadesk.testbed.process.TemporaryWorkspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Measures how fast a server is right after its start, as a share of its rate after a warm-up, with and without the start-up
 * cache alternately. Each start is on an empty directory.
 */
public final class WarmUpBenchmark {

    private static final double PERCENT = 100;

    private final PrintWriter progress;
    private final Options options;
    private final StartTable rates = new StartTable("commands a second", "%,.0f");
    private final StartTable shares = new StartTable("share of the warm rate", "%.0f %%");

    private WarmUpBenchmark(PrintWriter progress, Options options) {
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
     * @param clients the number of concurrent clients
     * @param time the duration of a measurement; the first begins when the server is ready
     * @param warmUp the duration of the load between the measurements
     * @param rest the maximum wait for the backlog of read models and reactions before the second measurement
     */
    public record Options(
            List<String> server,
            List<StartUpCache> caches,
            Path directory,
            int rounds,
            int clients,
            Duration time,
            Duration warmUp,
            Duration rest) {}

    /** Runs the benchmark and prints two tables. */
    public static void run(PrintWriter out, PrintWriter progress, Options options)
            throws IOException, InterruptedException {
        var benchmark = new WarmUpBenchmark(progress, options);
        for (var round = 1; round <= options.rounds(); round++) {
            for (var cache : options.caches()) benchmark.measure(round, cache);
        }
        out.print(benchmark.rates.print(options.caches()));
        out.print(benchmark.shares.print(options.caches()));
        out.flush();
    }

    private void measure(int round, StartUpCache cache) throws IOException, InterruptedException {
        try (var workspace = TemporaryWorkspace.in(options.directory())) {
            var running = new SagadeskAssembly(options.server(), cache.environment()).start(workspace.path());
            try {
                measure(round, cache, new MeasuredRun(running));
            } finally {
                running.stop();
            }
        }
    }

    private void measure(int round, StartUpCache cache, MeasuredRun run) throws IOException, InterruptedException {
        var first = run.measure("first", options.clients(), options.time()).perSecond();
        run.warmUp(options.clients(), options.warmUp());
        run.awaitBacklog(options.rest());
        var warm = run.measure("warm", options.clients(), options.time()).perSecond();
        rates.add("first %d s".formatted(options.time().toSeconds()), cache, first);
        rates.add("warm", cache, warm);
        shares.add("first %d s".formatted(options.time().toSeconds()), cache, first / warm * PERCENT);
        progress.printf(
                "round %d of %d: %s: %,.0f commands/s at first, %,.0f warm: %.0f %%%n",
                round, options.rounds(), cache.label(), first, warm, first / warm * PERCENT);
        progress.flush();
    }
}
