package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.RecordedEvent;
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

/**
 * Folds a stretch of the log into versions of projections, all of them in one pass: while one page is folded, by as many
 * threads as there are processors, the next one is read and decoded.
 */
public final class BulkBuild {

    private static final int PAGES_BETWEEN_WRITES = 4;

    private final EventPages log;
    private final List<BuildPartition> parts = new ArrayList<>();
    private final Map<BuildTarget, RebuildFailed> failed = new LinkedHashMap<>();
    private final RebuildThrottle rebuildThrottle;
    private final Written written;

    /** Is told up to which position everything has been written. */
    public interface Written {

        void upTo(BuildTarget target, long position);
    }

    /**
     * A build that has not begun.
     *
     * @param partitions into how many parts each projection with a key is cut; the documents are the same for any number
     */
    public BulkBuild(
            EventPages log,
            List<BuildTarget> targets,
            TargetDocuments documents,
            int partitions,
            RebuildThrottle rebuildThrottle,
            Written written) {
        this.log = log;
        this.rebuildThrottle = rebuildThrottle;
        this.written = written;
        for (var target : targets) {
            var count = target.projection().key() == null ? 1 : partitions;
            for (int n = 0; n < count; n++) parts.add(new BuildPartition(target, documents.of(target), n, count));
        }
    }

    /**
     * Folds everything up to a position, and returns the targets that could not be built further than was written: one
     * does not hold up the others.
     *
     * @throws CancellationException if the pace says so; what is written up to then stays
     */
    public Map<BuildTarget, RebuildFailed> run(long until) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() + 1, work -> {
            var thread = new Thread(work, "rebuild");
            thread.setDaemon(true);
            return thread;
        });
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
        rebuildThrottle.begin(next - 1);
        var reading = read(threads, next, end);
        while (next < end && !parts.isEmpty()) {
            var page = done(reading);
            if (page.isEmpty()) break;
            next = page.get(page.size() - 1).position() + 1;
            reading = read(threads, next, end);
            all(threads, buildPartition -> buildPartition.fold(page));
            if (++pages % PAGES_BETWEEN_WRITES == 0) write(threads, next - 1);
            keepPace(threads, page.size(), next - 1);
        }
        write(threads, next - 1);
    }

    private void keepPace(ExecutorService threads, int events, long position) throws InterruptedException {
        try {
            rebuildThrottle.folded(events, position);
        } catch (RebuildThrottle.Paused forNow) {
            write(threads, position); // it may be for long
            throw forNow;
        }
    }

    private long first() {
        return parts.stream()
                .mapToLong(buildPartition -> buildPartition.target().from())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private Future<List<RecordedEvent>> read(ExecutorService threads, long from, long end) {
        var until = Math.min(end, from + rebuildThrottle.mostAtOnce());
        return threads.submit(() -> log.page(from, until));
    }

    private void write(ExecutorService threads, long position) throws InterruptedException {
        all(threads, BuildPartition::write);
        parts.stream()
                .map(BuildPartition::target)
                .distinct()
                .filter(target -> target.from() <= position)
                .forEach(target -> written.upTo(target, position));
    }

    private void all(ExecutorService threads, Consumer<BuildPartition> work) throws InterruptedException {
        var tasks = parts.stream()
                .<Callable<BuildPartition>>map(buildPartition -> () -> {
                    work.accept(buildPartition);
                    return buildPartition;
                })
                .toList();
        var under = List.copyOf(parts);
        var outcomes = threads.invokeAll(tasks);
        for (int n = 0; n < under.size(); n++) settle(under.get(n), outcomes.get(n));
        parts.removeIf(buildPartition -> failed.containsKey(buildPartition.target()));
    }

    private void settle(BuildPartition buildPartition, Future<BuildPartition> outcome) throws InterruptedException {
        try {
            done(outcome);
        } catch (RebuildFailed poison) {
            failed.putIfAbsent(buildPartition.target(), poison);
        }
    }

    private static <T> T done(Future<T> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException reason) throw reason;
            throw new IllegalStateException(failure.getCause());
        }
    }
}
