package io.sagadesk.store.groupcommit;

import io.sagadesk.store.runtime.DaemonThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the requests of many threads on one thread with group commit: the requests that arrive during a write form the
 * next group, and a group shares one transaction and one fsync. A caller returns when its request is on disk, or with
 * the exception that prevented it.
 *
 * <p>If a group cannot be written, all of its callers and all later callers fail: after one failure the disk is not
 * trusted until the store is opened again.
 *
 * @param <R> the type of a request; the transaction may leave a result in it for the caller to read afterwards
 */
public final class GroupCommitWriter<R> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final long IDLE_MILLIS = 50; // the longest time for which closing waits for an idle writer

    private final String name;
    private final int groupSize;
    private final Duration enqueueTimeout;
    private final Transaction<R> transaction;
    private final BlockingQueue<Pending<R>> queue;
    private final Thread thread;
    private volatile @Nullable StoreFailedException failure;
    private volatile boolean closing;
    private volatile boolean stopped;

    /**
     * Starts the writer's thread.
     *
     * @param name the name of the thread, and of the store in messages
     * @param queueCapacity the number of requests that may wait; a caller that finds the queue full waits too
     * @param groupSize the most requests that share a transaction
     * @param enqueueTimeout how long a caller waits for a place in the queue before its request is rejected
     */
    public GroupCommitWriter(
            String name, int queueCapacity, int groupSize, Duration enqueueTimeout, Transaction<R> transaction) {
        this.name = name;
        this.groupSize = groupSize;
        this.enqueueTimeout = enqueueTimeout;
        this.transaction = transaction;
        this.queue = new ArrayBlockingQueue<>(queueCapacity);
        this.thread = DaemonThreads.of(name, this::run);
        thread.start();
    }

    /** Writes one group in one transaction. */
    @FunctionalInterface
    public interface Transaction<R> {

        /**
         * Writes the requests that it does not {@linkplain Pending#refuse refuse}, and commits. On return they are on
         * disk.
         *
         * @throws Exception if no request of the group may be acknowledged; the store then accepts no more requests
         */
        void write(List<Pending<R>> group) throws Exception;
    }

    /** A request whose caller waits for its completion. */
    public static final class Pending<R> {

        private final R request;
        private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        private @Nullable RuntimeException refusal;

        private Pending(R request) {
            this.request = request;
        }

        public R request() {
            return request;
        }

        /** Fails this request alone; the transaction must have undone its writes. */
        public void refuse(RuntimeException because) {
            refusal = because;
        }

        private void complete() {
            if (refusal == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(refusal);
            }
        }
    }

    /**
     * Writes a request and returns when it is on disk.
     *
     * @throws StoreOverloadedException if the queue stayed full; nothing was written
     * @throws StoreFailedException if the store cannot write, now or since an earlier failure
     * @throws RuntimeException with which the transaction refused this request
     */
    public void write(R request) {
        var pending = new Pending<R>(request);
        enqueue(pending);
        if (stopped) {
            rejectWaiting(this::closed); // the writer may have ended between the check and the enqueuing
        }
        try {
            pending.done.join(); // not interruptible: the caller must learn the result of its write
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    /** Returns the failure since which the store accepts no more requests, if there was one. */
    public Optional<StoreFailedException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns the backlog: the number of requests that wait for a group. */
    public int waiting() {
        return queue.size();
    }

    /** Writes the waiting requests, then stops. Later requests fail with {@link StoreFailedException}. */
    @Override
    public void close() {
        closing = true;
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void enqueue(Pending<R> pending) {
        rejectIfStopped();
        try {
            if (!queue.offer(pending) && !queue.offer(pending, enqueueTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                rejectIfStopped();
                throw new StoreOverloadedException("The " + name + " has been full for " + enqueueTimeout.toMillis()
                        + " ms: nothing was written, try again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreOverloadedException("Interrupted while waiting for the " + name + ": nothing was written");
        }
    }

    private void rejectIfStopped() {
        var known = failure;
        if (known != null) throw failed(known);
        if (closing) throw closed();
    }

    private void run() {
        var group = new ArrayList<Pending<R>>(groupSize);
        while (gather(group)) {
            commit(group);
            group.clear();
        }
        stopped = true;
        rejectWaiting(this::closed);
    }

    /** Waits for requests. Returns false when the queue is empty and the writer is closing. */
    private boolean gather(List<Pending<R>> group) {
        while (group.isEmpty()) {
            try {
                var first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, groupSize - 1);
                } else if (closing) {
                    return false;
                }
            } catch (InterruptedException e) {
                log.warn("Somebody interrupted the {}, which only stops when it is closed", name);
            }
        }
        return true;
    }

    private void commit(List<Pending<R>> group) {
        try {
            if (failure == null) transaction.write(group);
        } catch (
                Throwable
                        e) { // errors too: no request of the group may be acknowledged, and no caller may wait for ever
            stopAccepting(e);
        }
        var known = failure;
        for (var pending : group) {
            if (known == null) {
                pending.complete();
            } else {
                pending.done.completeExceptionally(failed(known));
            }
        }
    }

    private void stopAccepting(Throwable because) {
        failure = new StoreFailedException(
                "The " + name + " could not write and takes nothing more: " + because.getMessage()
                        + ". Free space or mend the disk, then restart; what was acknowledged is safe",
                because);
        log.error("{}", failure.getMessage(), because);
    }

    /** Rejects the requests that wait for a group; for a transaction that cannot write for a while. */
    public void rejectWaiting(Supplier<? extends RuntimeException> because) {
        for (var late = queue.poll(); late != null; late = queue.poll()) {
            late.done.completeExceptionally(because.get());
        }
    }

    private static StoreFailedException failed(StoreFailedException known) {
        return new StoreFailedException(String.valueOf(known.getMessage()), known.getCause());
    }

    private StoreFailedException closed() {
        return new StoreFailedException("The " + name + " is closed: nothing was written", null);
    }
}
