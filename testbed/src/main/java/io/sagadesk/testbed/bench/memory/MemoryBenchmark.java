package io.sagadesk.testbed.bench.memory;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.testbed.bench.history.HistoryDirectory;
import io.sagadesk.testbed.bench.history.HistoryQueries;
import io.sagadesk.testbed.process.ServerProcess;
import io.sagadesk.testbed.process.TemporaryWorkspace;
import io.sagadesk.testbed.readmodel.ServedReadModels;
import io.sagadesk.testbed.traffic.GeneratedTraffic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Measures the memory of a server with a small heap on a long history: after it has folded the history, after an import, after
 * every kind of query, and after a rebuild.
 */
public final class MemoryBenchmark {

    private static final long SEED_OF_IMPORT = 2;
    private static final String REBUILT = "conversations";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final PrintWriter progress;
    private final Options options;
    private final MemoryTable table = new MemoryTable();
    private long lastBehind;

    private MemoryBenchmark(PrintWriter progress, Options options) {
        this.progress = progress;
        this.options = options;
    }

    /**
     * The options of the benchmark.
     *
     * @param server the command that starts a server
     * @param heap the maximum heap of the server, as {@code -Xmx} takes it
     * @param seed a data directory of real events, from which the history is grown; null for a generated one
     * @param directory where temporary files are created, and deleted afterwards
     * @param events the length of the history
     * @param customers the number of customers whose day is generated and imported
     * @param requests the number of requests of each kind of query
     */
    public record Options(
            List<String> server,
            String heap,
            @Nullable Path seed,
            Path directory,
            long events,
            int customers,
            int requests) {}

    /** Runs the benchmark and prints one table. */
    public static void run(PrintWriter out, PrintWriter progress, Options options)
            throws IOException, SQLException, InterruptedException {
        var benchmark = new MemoryBenchmark(progress, options);
        try (var workspace = TemporaryWorkspace.in(options.directory())) {
            benchmark.measure(benchmark.grow(workspace));
        }
        out.print(benchmark.table.print());
        out.flush();
    }

    private Path grow(TemporaryWorkspace workspace) throws IOException, SQLException, InterruptedException {
        var seed = options.seed();
        if (seed == null) {
            say("generating a day of %,d customers", options.customers());
            seed = workspace.directory("seed");
            HistoryDirectory.generate(seed, options.server(), options.customers());
        }
        say("growing a history of %,d events", options.events());
        var data = workspace.directory("data");
        HistoryDirectory.grow(seed, data, options.events());
        return data;
    }

    private void measure(Path data) throws IOException, InterruptedException {
        say("starting a server with a heap of %s", options.heap());
        var heap = ServerProcess.javaOption("-Xmx" + options.heap());
        try (var process = ServerProcess.start(options.server(), heap, data)) {
            var server = process.client(TIMEOUT);
            var models = new ServedReadModels(server, PATIENCE);
            awaitHead(models);
            measured("start", process);
            importInto(server);
            awaitHead(models);
            measured("import", process);
            ask(server);
            measured("queries", process);
            rebuild(models);
            measured("rebuild", process);
        }
    }

    private void awaitHead(ServedReadModels models) throws InterruptedException {
        models.requireHead(behind -> {
            if (behind > 0 && behind != lastBehind) say("folding: %,d events to go", behind);
            lastBehind = behind;
        });
    }

    private void importInto(SagadeskClient server) {
        var end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var rows = GeneratedTraffic.of(SEED_OF_IMPORT, options.customers(), end).importInto(server).stream()
                .mapToLong(answer -> answer.results().length())
                .sum();
        say("imported %,d rows", rows);
    }

    private void ask(SagadeskClient server) {
        var queries = HistoryQueries.of(server);
        for (var kind : queries.kinds()) {
            if (!queries.has(kind)) {
                say("not asking for what the history does not have: %s", kind);
                continue;
            }
            say("asking %,d times: %s", options.requests(), kind);
            for (var number = 0; number < options.requests(); number++) queries.send(kind, number);
        }
    }

    private void rebuild(ServedReadModels models) throws InterruptedException {
        say("rebuilding %s", REBUILT);
        var rebuild = models.beginRebuild(REBUILT, false, 0);
        if (models.awaitEnd(rebuild) && models.status(rebuild).equals("DONE")) return;
        throw new CliException("The rebuild of " + REBUILT + " did not succeed: " + models.status(rebuild));
    }

    private void measured(String phase, ServerProcess process) throws InterruptedException {
        table.add(phase, ServerMemory.of(process.pid()));
    }

    private void say(String format, Object... arguments) {
        progress.printf(Locale.ROOT, format + "%n", arguments);
        progress.flush();
    }
}
