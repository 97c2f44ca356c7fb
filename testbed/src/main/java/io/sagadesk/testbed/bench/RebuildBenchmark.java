package io.sagadesk.testbed.bench;

import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.rebuild.bulk.BuildTarget;
import io.sagadesk.replay.rebuild.bulk.BulkBuild;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.replay.rebuild.bulk.RebuildThrottle;
import io.sagadesk.replay.rebuild.bulk.TargetDocuments;
import io.sagadesk.store.engine.LogEventStore;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.log.StoredLogReader;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.sqlite.SqliteEventLog;
import io.sagadesk.testbed.bench.history.CopiedTexts;
import io.sagadesk.testbed.bench.history.GrownLog;
import io.sagadesk.testbed.process.DirectoryTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Measures the bulk rebuild of all projections from logs of several sizes, compared with a scan that only decodes and
 * with Axon's own replay. Each measurement has an embedded MongoDB of its own.
 */
public final class RebuildBenchmark {

    private static final TypeNames NAMES = TypeNames.ofVocabulary();

    private final PrintWriter progress;
    private final Path directory;
    private final EventLog seed;

    private RebuildBenchmark(PrintWriter progress, Path directory, EventLog seed) {
        this.progress = progress;
        this.directory = directory;
        this.seed = seed;
    }

    /**
     * The options of the benchmark.
     *
     * @param seed a log of real events, from which larger ones are grown
     * @param directory where temporary files are created, and deleted afterwards
     * @param sizes the size of each log, in events
     * @param baselineEvents the number of events for Axon's own replay, which is too slow for the larger logs
     */
    public record Options(Path seed, Path directory, List<Long> sizes, long baselineEvents) {}

    /** The rates for one size of log, in events a second. */
    private record Measured(long events, double scan, double bulk) {}

    /** Runs the benchmark and prints one table. */
    public static void run(PrintWriter out, PrintWriter progress, Options options)
            throws IOException, SQLException, InterruptedException {
        var directory = Files.createTempDirectory(options.directory(), "bench-");
        try (var seed = SqliteEventLog.open(options.seed())) {
            var benchmark = new RebuildBenchmark(progress, directory, seed);
            benchmark.warmUp();
            var baseline = benchmark.baseline(options.baselineEvents());
            out.printf(
                    "%12s %16s %16s %16s %12s %12s%n",
                    "events", "only decoded/s", "bulk rebuild/s", "Axon's replay/s", "bulk:Axon", "bulk:decode");
            for (var size : options.sizes()) {
                var measured = benchmark.measure(size);
                out.printf(
                        Locale.ROOT,
                        "%,12d %,16.0f %,16.0f %,16.0f %11.1fx %11.2fx%n",
                        measured.events(),
                        measured.scan(),
                        measured.bulk(),
                        baseline,
                        measured.bulk() / baseline,
                        measured.bulk() / measured.scan());
                out.flush();
            }
            out.println(MemoryUse.report());
        } finally {
            DirectoryTree.delete(directory);
        }
    }

    private void warmUp() throws IOException, SQLException, InterruptedException {
        progress.println("warming up");
        measure(20_000);
    }

    private Measured measure(long events) throws IOException, SQLException, InterruptedException {
        var home = Files.createTempDirectory(directory, "size-");
        var file = home.resolve("events.db");
        progress.printf(Locale.ROOT, "growing a log of %,d events%n", events);
        GrownLog.grow(file, seed, events, CopiedTexts.UNREADABLE);
        try (var log = SqliteEventLog.open(file)) {
            var pages = new EventPages(new StoredLogReader(log, decoder()::decode));
            progress.println("decoding all of it");
            var scan = scan(pages, events);
            progress.println("rebuilding every projection");
            var bulk = bulk(pages, events, home);
            return new Measured(events, scan, bulk);
        } finally {
            DirectoryTree.delete(home);
        }
    }

    private static double scan(EventPages pages, long events) {
        var start = System.nanoTime();
        long seen = 0;
        for (var page = pages.page(0, events); !page.isEmpty(); page = pages.page(seen, events)) seen += page.size();
        if (seen != events) throw new IllegalStateException("A scan saw " + seen + " of " + events + " events");
        return perSecond(events, start);
    }

    private static double bulk(EventPages pages, long events, Path home) throws InterruptedException {
        try (var mongo = MongoDatabases.open(null, home.resolve("documents"))) {
            var versions = new ProjectionVersions(mongo.database());
            var targets = ProjectionCatalog.ALL.stream()
                    .map(projection -> BuildTarget.after(
                            projection,
                            versions.create(projection, Phase.BUILDING).number(),
                            -1,
                            true))
                    .toList();
            var start = System.nanoTime();
            new BulkBuild(
                            pages,
                            targets,
                            TargetDocuments.in(mongo.database()),
                            1,
                            new RebuildThrottle(0),
                            (target, position) -> {})
                    .run(events - 1);
            MemoryUse.measure();
            return perSecond(events, start);
        }
    }

    private double baseline(long events) throws IOException, SQLException, InterruptedException {
        var home = Files.createTempDirectory(directory, "stock-");
        var file = home.resolve("events.db");
        GrownLog.grow(file, seed, events, CopiedTexts.UNREADABLE);
        progress.printf(Locale.ROOT, "replaying %,d events as Axon does%n", events);
        try (var engine = GrownLog.engine(file);
                var mongo = MongoDatabases.open(null, home.resolve("documents"))) {
            var store = LogEventStore.builder(engine).build();
            var log = store.viewThrough(SagadeskSerializer.sealed(NAMES), Duration.ZERO);
            var start = System.nanoTime();
            new BaselineReplay(new ProjectionVersions(mongo.database()), log).run(ProjectionCatalog.ALL, events - 1);
            return perSecond(events, start);
        } finally {
            DirectoryTree.delete(home);
        }
    }

    private static EventDecoder decoder() {
        return new EventDecoder(SagadeskSerializer.sealed(NAMES), EventUpcasters.chain(NAMES));
    }

    private static double perSecond(long events, long startNanos) {
        return events * 1e9 / (System.nanoTime() - startNanos);
    }
}
