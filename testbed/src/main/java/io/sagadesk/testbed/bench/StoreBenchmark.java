package io.sagadesk.testbed.bench;

import io.sagadesk.testbed.process.DirectoryTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Measures durable appends and replay of Sagadesk's store and of Axon's own JDBC store, both on SQLite or both on PostgreSQL,
 * with the same durability. The stores are measured alternately, and medians of several rounds are compared, because the speed of a
 * machine varies over time.
 */
public final class StoreBenchmark {

    private static final List<Integer> CALLERS = List.of(1, 8, 64);
    private static final int WARM_UP_CALLERS = 4;
    private static final int FILL_AT_ONCE = 1_000;
    private static final String SAGADESK = "sagadesk";
    private static final String AXON = "axon jdbc";

    private final PrintWriter progress;
    private final Options options;
    private final RateTable rates = new RateTable();

    private StoreBenchmark(PrintWriter progress, Options options) {
        this.progress = progress;
        this.options = options;
    }

    /**
     * The options of the benchmark.
     *
     * @param directory where the stores are created, and deleted afterwards; it must be on the disk to measure
     * @param rounds the number of rounds over which medians are taken
     * @param appending the duration of appends for each number of callers in each round
     * @param replayed the number of events to replay
     * @param onPostgres whether both are on a PostgreSQL server that is started for this, and not on SQLite
     */
    public record Options(Path directory, int rounds, Duration appending, int replayed, boolean onPostgres) {

        public static Options inDirectory(Path directory) {
            return new Options(directory, 3, Duration.ofSeconds(3), 200_000, false);
        }
    }

    /** Runs the benchmark and prints one table; progress goes to standard error. */
    public static void run(PrintWriter out, Options options) throws IOException, InterruptedException, SQLException {
        PrintWriter progress = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Path directory = Files.createTempDirectory(options.directory(), "bench-");
        try (StorePairing stores =
                options.onPostgres() ? StorePairing.onPostgres(directory) : StorePairing.onSqlite()) {
            StoreBenchmark benchmark = new StoreBenchmark(progress, options);
            benchmark.measureAppends(stores, directory);
            benchmark.measureReplay(stores, directory);
            out.print(benchmark.rates.table(SAGADESK, AXON));
            out.flush();
        } finally {
            DirectoryTree.delete(directory);
        }
    }

    /** Runs the benchmark in the directory given as the argument; the default is the current one. */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        Path directory = Path.of(arguments.length == 0 ? "." : arguments[0]);
        run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), Options.inDirectory(directory));
    }

    private void measureAppends(StorePairing stores, Path directory)
            throws IOException, InterruptedException, SQLException {
        for (int round = 1; round <= options.rounds(); round++) {
            Path fresh = Files.createDirectory(directory.resolve("appends-" + round));
            try (StoreContender sagadesk = stores.sagadesk(fresh);
                    StoreContender axon = stores.axon(fresh)) {
                append(sagadesk, WARM_UP_CALLERS);
                append(axon, WARM_UP_CALLERS);
                for (int callers : CALLERS) {
                    String test = "durable appends, %s caller%s".formatted(callers, callers == 1 ? "" : "s");
                    record(round, test, SAGADESK, append(sagadesk, callers));
                    record(round, test, AXON, append(axon, callers));
                }
            }
        }
    }

    private void measureReplay(StorePairing stores, Path directory)
            throws IOException, InterruptedException, SQLException {
        try (SagadeskStore sagadesk = stores.sagadesk(directory);
                StoreContender axon = stores.axon(directory)) {
            fill(sagadesk);
            fill(axon);
            replay(sagadesk::replay); // once each to warm up
            replay(sagadesk::scan);
            replay(axon::replay);
            for (int round = 1; round <= options.rounds(); round++) {
                double axonRate = replay(axon::replay);
                record(round, "replay through Axon, decoded", SAGADESK, replay(sagadesk::replay));
                record(round, "replay through Axon, decoded", AXON, axonRate);
                record(round, "replay as a rebuild does, decoded", SAGADESK, replay(sagadesk::scan));
                record(
                        round,
                        "replay as a rebuild does, decoded",
                        AXON,
                        axonRate); // Axon's store has no other way to read
            }
        }
    }

    /** Measures appends of concurrent callers, each for its own tickets; returns the total rate in events per second. */
    private double append(StoreContender contender, int callers) {
        LongAdder appended = new LongAdder();
        long start = System.nanoTime();
        long end = start + options.appending().toNanos();
        var running = IntStream.range(0, callers)
                .mapToObj(caller -> CompletableFuture.runAsync(
                        () -> {
                            String prefix = "t" + callers + "-" + caller;
                            for (int number = 0; System.nanoTime() < end; number++) {
                                contender.append(ReplyEvent.event(prefix, number));
                                appended.increment();
                            }
                        },
                        task -> new Thread(task).start()))
                .toList();
        running.forEach(CompletableFuture::join);
        return perSecond(appended.sum(), start);
    }

    private void fill(StoreContender contender) {
        progress.printf(
                Locale.ROOT,
                "filling %s with %,d events%n",
                contender.getClass().getSimpleName(),
                options.replayed());
        for (int first = 0; first < options.replayed(); first += FILL_AT_ONCE) {
            contender.fill(ReplyEvent.events("r", first, Math.min(FILL_AT_ONCE, options.replayed() - first)));
        }
    }

    private double replay(Consumer<Consumer<Object>> replay) {
        LongAdder words = new LongAdder();
        long start = System.nanoTime();
        replay.accept(payload -> words.add(((ReplyEvent) payload).words()));
        double rate = perSecond(options.replayed(), start);
        if (words.sum() != 15L * options.replayed()) {
            throw new IllegalStateException("A replay did not see every event once");
        }
        return rate;
    }

    private void record(int round, String test, String contender, double rate) {
        progress.printf(Locale.ROOT, "round %d: %-34s %-10s %,10.0f/s%n", round, test, contender, rate);
        rates.add(test, contender, rate);
    }

    private static double perSecond(long events, long startNanos) {
        return events * 1e9 / (System.nanoTime() - startNanos);
    }
}
