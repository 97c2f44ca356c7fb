package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.RecordedEvent;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Folds a range of the log into versions of projections, all of them in one pass. While one page is folded, by as many
 * threads as there are processors, the next page is read and decoded.
 */
public final class BulkBuild {

    private static final int PAGES_BETWEEN_WRITES = 4;

    private final EventPages log;
    private final List<TargetPartition> partitions = new ArrayList<>();
    private final Map<BuildTarget, RebuildFailed> failed = new LinkedHashMap<>();
    private final RebuildThrottle throttle;
    private final Written progress;

    /** Receives the position up to which all documents of a target are written. */
    public interface Written {

        void upTo(BuildTarget target, long position);

        /** Returns whether a target goes on after a write; otherwise it ends as far as it was written. */
        default boolean goesOn(BuildTarget target) {
            return true;
        }
    }

    /**
     * Prepares a build.
     *
     * @param partitions into how many partitions a projection with a key is split; the documents are the same for any
     *     number
     */
    public BulkBuild(
            EventPages log,
            List<BuildTarget> targets,
            TargetDocuments documents,
            int partitions,
            RebuildThrottle throttle,
            Written progress) {
        this.log = log;
        this.throttle = throttle;
        this.progress = progress;
        for (var target : targets) {
            var count = target.projection().key() == null ? 1 : partitions;
            for (int n = 0; n < count; n++) this.partitions.add(partition(target, documents, n, count));
        }
    }

    private TargetPartition partition(BuildTarget target, TargetDocuments documents, int number, int count) {
        var deadLetters = target.deadLetters();
        return deadLetters == null
                ? new BuildPartition(target, documents.of(target), number, count)
                : new CatchUpPartition(log, target, deadLetters, documents.of(target), number, count);
    }

    /**
     * Folds all events up to and including a position. Returns the targets that failed; they are built as far as the last
     * write, and do not stop the others.
     *
     * @throws CancellationException if the throttle is cancelled; written documents stay
     */
    public Map<BuildTarget, RebuildFailed> run(long until) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors() + 1, DaemonThreads.named("rebuild"));
        try {
            fold(threads, until + 1);
            return failed;
        } finally {
            threads.shutdownNow();
        }
    }

    private void fold(ExecutorService threads, long end) throws InterruptedException {
        var pages = 0;
        var next = first();
        throttle.begin(next - 1);
        var reading = read(threads, next, end);
        while (next < end && !partitions.isEmpty()) {
            var page = await(reading);
            if (page.isEmpty()) break;
            next = page.get(page.size() - 1).position() + 1;
            reading = read(threads, next, end);
            var writing = writingAfter(++pages);
            runAll(threads, partition -> {
                partition.fold(page);
                if (writing.contains(partition.target())) partition.write();
            });
            noteWritten(writing, next - 1);
            throttle(threads, page.size(), next - 1);
        }
        write(threads, next - 1);
    }

    private void throttle(ExecutorService threads, int events, long position) throws InterruptedException {
        try {
            throttle.folded(events, position);
        } catch (RebuildThrottle.Paused forNow) {
            write(threads, position); // the pause may be long
            throw forNow;
        }
    }

    private long first() {
        return partitions.stream()
                .mapToLong(partition -> partition.target().from())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private Future<List<RecordedEvent>> read(ExecutorService threads, long from, long end) {
        var until = Math.min(end, from + throttle.maxEventsAtOnce());
        return threads.submit(() -> log.page(from, until));
    }

    /**
     * The targets that write after a page: each after some pages, and not all after the same one, so that some fold while
     * others wait for the database.
     */
    private List<BuildTarget> writingAfter(int page) {
        var all = targets();
        return IntStream.range(0, all.size())
                .filter(n -> (page + n) % PAGES_BETWEEN_WRITES == 0)
                .mapToObj(all::get)
                .toList();
    }

    private List<BuildTarget> targets() {
        return partitions.stream().map(TargetPartition::target).distinct().toList();
    }

    private void write(ExecutorService threads, long position) throws InterruptedException {
        runAll(threads, TargetPartition::write);
        noteWritten(targets(), position);
    }

    private void noteWritten(List<BuildTarget> writing, long position) {
        var written = targets().stream().filter(writing::contains).toList(); // without those that failed
        written.stream().filter(target -> target.from() <= position).forEach(target -> progress.upTo(target, position));
        var ended = written.stream().filter(target -> !progress.goesOn(target)).toList();
        partitions.removeIf(partition -> ended.contains(partition.target()));
    }

    private void runAll(ExecutorService threads, Consumer<TargetPartition> work) throws InterruptedException {
        var tasks = partitions.stream()
                .<Callable<TargetPartition>>map(partition -> () -> {
                    work.accept(partition);
                    return partition;
                })
                .toList();
        var running = List.copyOf(partitions);
        var outcomes = threads.invokeAll(tasks);
        for (int n = 0; n < running.size(); n++) settle(running.get(n), outcomes.get(n));
        partitions.removeIf(partition -> failed.containsKey(partition.target()));
    }

    private void settle(TargetPartition partition, Future<TargetPartition> outcome) throws InterruptedException {
        try {
            await(outcome);
        } catch (RebuildFailed poison) {
            failed.putIfAbsent(partition.target(), poison);
        }
    }

    private static <T> T await(Future<T> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException reason) throw reason;
            throw new IllegalStateException(failure.getCause());
        }
    }
}
