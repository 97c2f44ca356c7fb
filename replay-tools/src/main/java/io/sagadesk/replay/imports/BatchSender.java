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
 * Sends one batch while the next one is prepared, never two at once: what happened to one subject must arrive in order.
 */
final class BatchSender implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("sender"));
    private final Function<byte[], BulkAnswer> server;
    private final BiConsumer<ImportBatch, BulkAnswer> settled;
    private @Nullable UnderWay underWay;

    private record UnderWay(ImportBatch batch, Future<BulkAnswer> answer) {}

    /** Whoever wants to know what became of a batch is told on the thread that sends the next one, or finishes. */
    BatchSender(Function<byte[], BulkAnswer> server, BiConsumer<ImportBatch, BulkAnswer> settled) {
        this.server = server;
        this.settled = settled;
    }

    void send(ImportBatch batch) {
        finish();
        underWay = new UnderWay(batch, thread.submit(() -> server.apply(batch.body())));
    }

    /** Waits for the batch under way. */
    void finish() {
        var sent = underWay;
        if (sent == null) return;
        underWay = null;
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
            if (failed.getCause() instanceof RuntimeException why) throw why;
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
