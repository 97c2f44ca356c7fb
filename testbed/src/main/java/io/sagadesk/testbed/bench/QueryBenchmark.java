package io.sagadesk.testbed.bench;

import io.sagadesk.testbed.bench.history.HistoryDirectory;
import io.sagadesk.testbed.bench.history.HistoryQueries;
import io.sagadesk.testbed.process.ServerProcess;
import io.sagadesk.testbed.process.TemporaryWorkspace;
import io.sagadesk.testbed.readmodel.ServedReadModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the latency of queries over HTTP, one after another, on histories of several lengths. */
public final class QueryBenchmark {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(30);
    private static final int WARM_UP = 100;
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final PrintWriter progress;
    private final Options options;
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    private QueryBenchmark(PrintWriter progress, Options options) {
        this.progress = progress;
        this.options = options;
    }

    /**
     * The options of the benchmark.
     *
     * @param seed a data directory of real events, from which longer histories are grown
     * @param directory where temporary files are created, and deleted afterwards
     * @param sizes the length of each history, in events
     * @param requests the number of measured requests of each kind of query
     * @param server the command that starts a server
     */
    public record Options(Path seed, Path directory, List<Long> sizes, int requests, List<String> server) {}

    /** Runs the benchmark and prints one table. */
    public static void run(PrintWriter out, PrintWriter progress, Options options)
            throws IOException, SQLException, InterruptedException {
        var benchmark = new QueryBenchmark(progress, options);
        for (var size : options.sizes()) benchmark.measure(size);
        out.printf("%-14s", "p50/p99 in ms");
        options.sizes().forEach(size -> out.printf("%22s", String.format(Locale.ROOT, "%,d events", size)));
        out.println();
        benchmark.rows.forEach((query, cells) -> {
            out.printf("%-14s", query);
            cells.forEach(cell -> out.printf("%22s", cell));
            out.println();
        });
        out.flush();
    }

    private void measure(long events) throws IOException, SQLException, InterruptedException {
        try (var workspace = TemporaryWorkspace.in(options.directory())) {
            var data = workspace.directory("data");
            progress.printf(Locale.ROOT, "growing a history of %,d events%n", events);
            HistoryDirectory.grow(options.seed(), data, events);
            try (var process = ServerProcess.start(options.server(), data)) {
                var server = process.client(TIMEOUT);
                new ServedReadModels(server, LONGEST_CATCH_UP).requireHead(behind -> {});
                progress.println("asking");
                var queries = HistoryQueries.of(server);
                for (var query : queries.kinds()) measureQuery(query, queries);
            }
        }
    }

    private void measureQuery(String query, HistoryQueries queries) {
        var cells = rows.computeIfAbsent(query, unseen -> new ArrayList<>());
        if (!queries.has(query)) {
            cells.add("-");
            return;
        }
        for (int n = 0; n < WARM_UP; n++) queries.send(query, n);
        var times = new ArrayList<Long>();
        for (int n = 0; n < options.requests(); n++) {
            var begin = System.nanoTime();
            queries.send(query, n);
            times.add(System.nanoTime() - begin);
        }
        times.sort(null);
        var cell = String.format(
                Locale.ROOT,
                "%.1f / %.1f",
                times.get(times.size() / 2) / NANOSECONDS_PER_MILLISECOND,
                times.get(times.size() * 99 / 100) / NANOSECONDS_PER_MILLISECOND);
        cells.add(cell);
    }
}
