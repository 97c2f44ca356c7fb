package io.sagadesk.replay.rebuild;

import io.sagadesk.projections.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Folds a stretch of the log into versions of projections, all of them in one pass: while one page is folded, by as many
 * threads as there are processors, the next one is read and decoded.
 */
public final class BulkBuild {

    private static final int PAGES_BETWEEN_WRITES = 4;

    private final EventPages log;
    private final List<Part> parts = new ArrayList<>();
    private final Pace pace;
    private final LongConsumer written;

    /**
     * A build that has not begun.
     *
     * @param partitions into how many parts each projection with a key is cut; the documents are the same for any number
     * @param written is told each position up to which everything has been written
     */
    public BulkBuild(
            EventPages log,
            List<Target> targets,
            TargetDocuments documents,
            int partitions,
            Pace pace,
            LongConsumer written) {
        this.log = log;
        this.pace = pace;
        this.written = written;
        for (var target : targets) {
            var count = target.projection().key() == null ? 1 : partitions;
            for (int n = 0; n < count; n++) parts.add(new Part(target, documents.of(target), n, count));
        }
    }

    /**
     * Folds everything up to a position.
     *
     * @throws CancellationException if the pace says so; what is written up to then stays
     */
    public void run(long until) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() + 1, work -> {
            var thread = new Thread(work, "rebuild");
            thread.setDaemon(true);
            return thread;
        });
        try {
            fold(threads, until + 1);
        } finally {
            threads.shutdownNow();
        }
    }

    private void fold(ExecutorService threads, long end) throws InterruptedException {
        var pages = 0;
        var next = first();
        Future<List<RecordedEvent>> reading = read(threads, next, end);
        while (next < end) {
            var page = done(reading);
            if (page.isEmpty()) break;
            next = page.get(page.size() - 1).position() + 1;
            reading = read(threads, next, end);
            all(threads, part -> part.fold(page));
            if (++pages % PAGES_BETWEEN_WRITES == 0) write(threads, next - 1);
            pace.folded(page.size(), next - 1);
        }
        write(threads, next - 1);
    }

    private long first() {
        return parts.stream().mapToLong(Part::from).min().orElse(Long.MAX_VALUE);
    }

    private Future<List<RecordedEvent>> read(ExecutorService threads, long from, long end) {
        return threads.submit(() -> log.page(from, end));
    }

    private void write(ExecutorService threads, long position) throws InterruptedException {
        all(threads, Part::write);
        written.accept(position);
    }

    private void all(ExecutorService threads, Consumer<Part> work) throws InterruptedException {
        var tasks = parts.stream()
                .<Callable<Part>>map(part -> () -> {
                    work.accept(part);
                    return part;
                })
                .toList();
        for (var task : threads.invokeAll(tasks)) done(task);
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
