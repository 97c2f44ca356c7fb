package io.sagadesk.testbed.crash;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.BulkAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends batches one after another until the server is killed, and keeps track of which were acknowledged. */
final class InterruptedSending {

    private static final String ACCEPTED = String.valueOf(BulkAnswer.ACCEPTED);
    private static final String REPEATED = String.valueOf(BulkAnswer.REPEATED);

    private final List<List<SentCommand>> batches;
    private final Semaphore startedBatches = new Semaphore(0);
    private volatile int sent;
    private volatile int acknowledged;
    private volatile long nanosOfLast;
    private volatile @Nullable RuntimeException failure;

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

    /** Sends all batches for the first time, until the last batch or the end of the server. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others read
    void sendTo(SagadeskClient server) {
        try {
            for (var batch : batches) {
                sent++;
                startedBatches.release();
                var begin = System.nanoTime();
                CrashBatches.send(server, batch, ACCEPTED);
                nanosOfLast = System.nanoTime() - begin;
                acknowledged++;
            }
        } catch (RuntimeException broken) {
            failure = broken;
        } finally {
            startedBatches.release(batches.size());
        }
    }

    /** Waits until this number of batches has been sent; returns the duration of the last response, in nanoseconds. */
    long awaitBatches(int count) throws InterruptedException {
        startedBatches.acquire(count);
        return nanosOfLast;
    }

    /** Throws the failure, if there was one before the server was killed. */
    void requireNoFailure() {
        var thrown = failure;
        if (thrown != null) throw thrown;
    }

    /** Throws the failure, unless the kill of the server explains it. */
    void requireOnlyConnectionFailure() {
        if (!(failure instanceof CliException)) requireNoFailure();
    }

    /** Sends all acknowledged batches again; the server must recognise every command as a repeat. */
    void repeatTo(SagadeskClient server) {
        batches.subList(0, acknowledged).forEach(batch -> CrashBatches.send(server, batch, REPEATED));
    }

    /**
     * Sends the unacknowledged batches, any part of which may have been processed, and the batches that were never sent.
     *
     * @return how the number of unacknowledged commands that had been processed
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
