package io.sagadesk.testbed.bench.commands;

import io.sagadesk.testbed.bench.commands.ServerAssembly.Running;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Commands over HTTP until they are on disk, of one assembly or of two that take turns. In each turn only one of them runs,
 * on nothing, and all that it acknowledged is counted afterwards where it is stored.
 */
public final class CommandBenchmark {

    private static final int WARM_UP = 8; // clients

    private final PrintWriter progress;
    private final Options options;
    private final ResultTable table = new ResultTable();
    private final Map<String, Long> events = new LinkedHashMap<>();

    private CommandBenchmark(PrintWriter progress, Options options) {
        this.progress = progress;
        this.options = options;
    }

    /**
     * What to measure.
     *
     * @param directory where everything is made, and removed afterwards: on the disk that matters
     * @param clients side by side, one number after the other
     * @param rounds that the medians are taken of
     * @param warmUp for how long before each turn
     * @param rest how long it is waited for all that follow the log before each number of clients
     * @param time for how long each number of clients sends in each turn
     */
    public record Options(
            Path directory, List<Integer> clients, int rounds, Duration warmUp, Duration rest, Duration time) {}

    /** Measures and prints one table; returns how many events each assembly has stored. */
    public static Map<String, Long> run(
            PrintWriter out, PrintWriter progress, Options options, BenchmarkContest contest)
            throws IOException, InterruptedException {
        var benchmark = new CommandBenchmark(progress, options);
        for (var round = 1; round <= options.rounds(); round++) {
            for (var assembly : contest.assemblies()) benchmark.turn(round, assembly);
        }
        var names = contest.assemblies().stream().map(ServerAssembly::name).toList();
        out.print(benchmark.table.print(options.clients(), names));
        contest.explanations().forEach(out::println);
        benchmark.events.forEach((name, count) -> out.printf(
                Locale.ROOT, "All %,d events that %s acknowledged were found where it stores them.%n", count, name));
        out.flush();
        return benchmark.events;
    }

    private void turn(int round, ServerAssembly assembly) throws IOException, InterruptedException {
        progress.printf("round %s of %s: starting %s%n", round, options.rounds(), assembly.name());
        try (var workplace = TemporaryWorkspace.in(options.directory())) {
            var running = assembly.start(workplace.path());
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
        measuredRun.warmUp(WARM_UP, options.warmUp());
        for (var clients : options.clients()) {
            rest(round, name, measuredRun);
            var measured = measuredRun.measure(clients, options.time());
            table.add(clients, name, measured);
            report(round, name, clients, measured);
        }
        check(name, running, measuredRun);
    }

    private void rest(int round, String name, MeasuredRun measuredRun) throws IOException, InterruptedException {
        var left = measuredRun.rest(options.rest());
        if (left == 0) return;
        progress.printf(
                Locale.ROOT,
                "round %d of %d: %s goes on, with %,d events that have not been acted on%n",
                round,
                options.rounds(),
                name,
                left);
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
