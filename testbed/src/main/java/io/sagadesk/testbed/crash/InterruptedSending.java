package io.sagadesk.testbed.crash;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.BulkAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends batches one after the other until it is cut off, and knows which of them were acknowledged. */
final class InterruptedSending {

    private static final String ACCEPTED = String.valueOf(BulkAnswer.ACCEPTED);
    private static final String REPEATED = String.valueOf(BulkAnswer.REPEATED);

    private final List<List<SentCommand>> batches;
    private final Semaphore begun = new Semaphore(0);
    private volatile int sent;
    private volatile int acknowledged;
    private volatile long nanosOfLast;
    private volatile @Nullable RuntimeException trouble;

    InterruptedSending(List<List<SentCommand>> batches) {
        this.batches = batches;
    }

    Stream<SentCommand> all() {
        return lines(0, batches.size());
    }

    Stream<SentCommand> sent() {
        return lines(0, sent);
    }

    Stream<SentCommand> acknowledged() {
        return lines(0, acknowledged);
    }

    /** Sends for the first time, until the last batch or the server's end. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others read
    void sendTo(SagadeskClient server) {
        try {
            for (var batch : batches) {
                sent++;
                begun.release();
                var begin = System.nanoTime();
                CrashBatches.send(server, batch, ACCEPTED);
                nanosOfLast = System.nanoTime() - begin;
                acknowledged++;
            }
        } catch (RuntimeException broken) {
            trouble = broken;
        } finally {
            begun.release(batches.size());
        }
    }

    /** Returns as soon as so many batches were handed to the server, with the time that the last answer took. */
    long awaitBatches(int count) throws InterruptedException {
        begun.acquire(count);
        return nanosOfLast;
    }

    /** Throws what went wrong before the server was killed. */
    void requireUndisturbed() {
        var known = trouble;
        if (known != null) throw known;
    }

    /** Throws what went wrong apart from the server's end. */
    void requireNothingButTheEnd() {
        if (!(trouble instanceof CliException)) requireUndisturbed();
    }

    /** Sends again what was acknowledged: nothing of it may be new to the server. */
    void repeatTo(SagadeskClient server) {
        batches.subList(0, acknowledged).forEach(batch -> CrashBatches.send(server, batch, REPEATED));
    }

    /**
     * Sends what was cut off, of which any part may have been carried out, and what was never sent.
     *
     * @return how many of the lines that were cut off had been carried out
     */
    long resumeTo(SagadeskClient server) {
        var carriedOut = batches.subList(acknowledged, sent).stream()
                .map(batch -> CrashBatches.send(server, batch, ACCEPTED + REPEATED))
                .mapToLong(results -> results.chars()
                        .filter(result -> result == BulkAnswer.REPEATED)
                        .count())
                .sum();
        batches.subList(sent, batches.size()).forEach(batch -> CrashBatches.send(server, batch, ACCEPTED));
        return carriedOut;
    }

    private Stream<SentCommand> lines(int from, int to) {
        return batches.subList(from, to).stream().flatMap(List::stream);
    }
}
