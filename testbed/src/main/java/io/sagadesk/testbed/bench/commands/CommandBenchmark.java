package io.sagadesk.testbed.bench.commands;

import io.sagadesk.testbed.bench.load.MeasuredRun;
import io.sagadesk.testbed.bench.load.ServerAssembly;
import io.sagadesk.testbed.bench.load.ServerAssembly.Running;
import io.sagadesk.testbed.process.TemporaryWorkspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures commands over HTTP until they are on disk, for one assembly or for two that are measured alternately. In each
 * run only one assembly is running, with empty stores; afterwards all acknowledged events are counted in its store.
 */
public final class CommandBenchmark {

    private static final int WARM_UP_CLIENTS = 8;

    private final PrintWriter progress;
    private final Options options;
    private final ResultTable table = new ResultTable();
    private final Map<String, Long> events = new LinkedHashMap<>();

    private CommandBenchmark(PrintWriter progress, Options options) {
        this.progress = progress;
        this.options = options;
    }

    /**
     * The options of the benchmark.
     *
     * @param directory where temporary files are created, and deleted afterwards; it must be on the disk to measure
     * @param clients the numbers of concurrent clients, measured one after another
     * @param rounds the number of rounds over which medians are taken
     * @param warmUp the duration of the warm-up before each run
     * @param rest the maximum wait for the backlog of read models and reactions, before each number of clients
     * @param time the duration of the measurement for each number of clients
     */
    public record Options(
            Path directory, List<Integer> clients, int rounds, Duration warmUp, Duration rest, Duration time) {}

    /** Runs the benchmark and prints one table; returns the number of events that each assembly stored. */
    public static Map<String, Long> run(
            PrintWriter out, PrintWriter progress, Options options, BenchmarkContest contest)
            throws IOException, InterruptedException {
        var benchmark = new CommandBenchmark(progress, options);
        for (var round = 1; round <= options.rounds(); round++) {
            for (var assembly : contest.assemblies()) benchmark.run(round, assembly);
        }
        var names = contest.assemblies().stream().map(ServerAssembly::name).toList();
        out.print(benchmark.table.print(options.clients(), names));
        contest.explanations().forEach(out::println);
        benchmark.events.forEach((name, count) -> out.printf(
                Locale.ROOT, "All %,d events that %s acknowledged were found where it stores them.%n", count, name));
        out.flush();
        return benchmark.events;
    }

    private void run(int round, ServerAssembly assembly) throws IOException, InterruptedException {
        progress.printf("round %s of %s: starting %s%n", round, options.rounds(), assembly.name());
        try (var workspace = TemporaryWorkspace.in(options.directory())) {
            var running = assembly.start(workspace.path());
            try {
                measure(round, assembly.name(), running);
            } finally {
                running.stop();
            }
        }
    }

    private void measure(int round, String name, Running running) throws IOException, InterruptedException {
        var measuredRun = new MeasuredRun(running);
        progress.printf("round %s of %s: warming up%n", round, options.rounds());
        measuredRun.warmUp(WARM_UP_CLIENTS, options.warmUp());
        for (var clients : options.clients()) {
            awaitBacklog(round, name, measuredRun);
            var measured = measuredRun.measure(clients, options.time());
            table.add(clients, name, measured);
            report(round, name, clients, measured);
        }
        check(name, running, measuredRun);
    }

    private void awaitBacklog(int round, String name, MeasuredRun measuredRun)
            throws IOException, InterruptedException {
        var backlog = measuredRun.awaitBacklog(options.rest());
        if (backlog == 0) return;
        progress.printf(
                Locale.ROOT,
                "round %d of %d: %s goes on, with %,d events that have not been acted on%n",
                round,
                options.rounds(),
                name,
                backlog);
    }

    private void report(int round, String name, int clients, MeasuredRun.Measured measured) {
        progress.printf(
                Locale.ROOT,
                "round %d of %d: %-10s %4d clients %,8.0f commands/s%s%n",
                round,
                options.rounds(),
                name,
                clients,
                measured.perSecond(),
                measured.refused() == 0 ? "" : String.format(Locale.ROOT, ", %,d refused", measured.refused()));
    }

    private void check(String name, Running running, MeasuredRun measuredRun) throws IOException, InterruptedException {
        var stored = running.events();
        if (stored != measuredRun.events()) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "%s acknowledged %,d events and has stored %,d of them",
                    name,
                    measuredRun.events(),
                    stored));
        }
        events.merge(name, stored, Long::sum);
    }
}
