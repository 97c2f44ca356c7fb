package io.sagadesk.testbed.bench;

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
 * Durable appends and replay of our store beside Axon's own JDBC store, both on SQLite with the same durability. The two
 * take turns, and the medians of several rounds are compared, because a machine is not equally fast all the time.
 */
public final class StoreBenchmark {

    private static final List<Integer> CALLERS = List.of(1, 8, 64);
    private static final int WARM_UP = 4; // callers
    private static final int FILL_AT_ONCE = 1_000;
    private static final String OURS = "sagadesk";
    private static final String THEIRS = "axon jdbc";

    private final PrintWriter progress;
    private final Options options;
    private final RateTable rates = new RateTable();

    private StoreBenchmark(PrintWriter progress, Options options) {
        this.progress = progress;
        this.options = options;
    }

    /**
     * How long to measure.
     *
     * @param directory where the stores are made, and removed afterwards: on the disk that matters
     * @param rounds that the medians are taken of
     * @param appending for how long each number of callers appends in each round
     * @param replayed how many events are replayed
     */
    public record Options(Path directory, int rounds, Duration appending, int replayed) {

        public static Options inDirectory(Path directory) {
            return new Options(directory, 3, Duration.ofSeconds(3), 200_000);
        }
    }

    /** Measures and prints one table; what happens meanwhile goes to standard error. */
    public static void run(PrintWriter out, Options options) throws IOException, SQLException {
        PrintWriter progress = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Path directory = Files.createTempDirectory(options.directory(), "bench-");
        try {
            StoreBenchmark benchmark = new StoreBenchmark(progress, options);
            benchmark.measureAppends(directory);
            benchmark.measureReplay(directory);
            out.print(benchmark.rates.table(OURS, THEIRS));
            out.flush();
        } finally {
            BenchmarkDirectories.delete(directory);
        }
    }

    /** The directory to measure in may be given; default is the current one. */
    public static void main(String... arguments) throws IOException, SQLException {
        Path directory = Path.of(arguments.length == 0 ? "." : arguments[0]);
        run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), Options.inDirectory(directory));
    }

    private void measureAppends(Path directory) throws IOException, SQLException {
        for (int round = 1; round <= options.rounds(); round++) {
            Path fresh = Files.createDirectory(directory.resolve("appends-" + round));
            try (StoreContender ours = new SagadeskStore(fresh);
                    StoreContender theirs = new AxonJdbc(fresh)) {
                append(ours, WARM_UP);
                append(theirs, WARM_UP);
                for (int callers : CALLERS) {
                    String test = "durable appends, %s caller%s".formatted(callers, callers == 1 ? "" : "s");
                    record(round, test, OURS, append(ours, callers));
                    record(round, test, THEIRS, append(theirs, callers));
                }
            }
        }
    }

    private void measureReplay(Path directory) throws SQLException {
        try (SagadeskStore ours = new SagadeskStore(directory);
                StoreContender theirs = new AxonJdbc(directory)) {
            fill(ours);
            fill(theirs);
            replay(ours::replay); // once each to warm up
            replay(ours::scan);
            replay(theirs::replay);
            for (int round = 1; round <= options.rounds(); round++) {
                double stock = replay(theirs::replay);
                record(round, "replay through Axon, decoded", OURS, replay(ours::replay));
                record(round, "replay through Axon, decoded", THEIRS, stock);
                record(round, "replay as a rebuild does, decoded", OURS, replay(ours::scan));
                record(round, "replay as a rebuild does, decoded", THEIRS, stock); // it has no other way
            }
        }
    }

    /** Lets so many callers append, each its own tickets; returns the events per second of all of them. */
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
