package io.sagadesk.replay.imports;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.BulkAnswer;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends one batch while the next one is prepared. Never sends two at once, because commands for one subject must arrive
 * in order.
 */
final class BatchSender implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("sender"));
    private final Function<byte[], BulkAnswer> server;
    private final BiConsumer<ImportBatch, BulkAnswer> settled;
    private @Nullable PendingBatch pending;

    private record PendingBatch(ImportBatch batch, Future<BulkAnswer> answer) {}

    /** The callback {@code settled} receives each batch with its result, on the thread that calls send or finish. */
    BatchSender(Function<byte[], BulkAnswer> server, BiConsumer<ImportBatch, BulkAnswer> settled) {
        this.server = server;
        this.settled = settled;
    }

    void send(ImportBatch batch) {
        finish();
        pending = new PendingBatch(batch, thread.submit(() -> server.apply(batch.body())));
    }

    /** Waits for the result of the pending batch. */
    void finish() {
        var sent = pending;
        if (sent == null) return;
        pending = null;
        var answer = answer(sent.answer());
        if (answer.results().length() != sent.batch().commands()) {
            throw new CliException("The server answered for " + answer.results().length() + " commands of "
                    + sent.batch().commands() + ": it is not of this version");
        }
        settled.accept(sent.batch(), answer);
    }

    private static BulkAnswer answer(Future<BulkAnswer> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CliException("Interrupted while waiting for the server");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
