package io.sagadesk.store.sqlite;

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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that writes for all: what callers ask for while it writes becomes its next group, and a group shares one
 * transaction and one fsync. A caller returns when its request is on disk, or with the reason why it is not.
 *
 * <p>When a group cannot be written, each of its callers is told, and so is everybody after them: a disk that failed
 * once is not trusted again until the store is opened anew.
 *
 * @param <R> what is written; the transaction may leave a result in it for the caller to read afterwards
 */
public final class GroupCommitWriter<R> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final long IDLE_MILLIS = 50; // how long closing may have to wait for an idle writer

    private final String name;
    private final int groupSize;
    private final Duration patience;
    private final Transaction<R> transaction;
    private final BlockingQueue<Pending<R>> queue;
    private final Thread thread;
    private volatile @Nullable StoreFailedException failure;
    private volatile boolean closing;
    private volatile boolean stopped;

    /**
     * @param name of the writer's thread, and of the store in what it says
     * @param queueCapacity requests that may wait; a caller who finds the queue full waits too
     * @param groupSize the most requests that share a transaction
     * @param patience how long a caller waits for a place in the queue before it is turned away
     */
    public GroupCommitWriter(
            String name, int queueCapacity, int groupSize, Duration patience, Transaction<R> transaction) {
        this.name = name;
        this.groupSize = groupSize;
        this.patience = patience;
        this.transaction = transaction;
        this.queue = new ArrayBlockingQueue<>(queueCapacity);
        this.thread = DaemonThreads.of(name, this::run);
        thread.start();
    }

    /** Writes one group in one transaction. */
    @FunctionalInterface
    public interface Transaction<R> {

        /**
         * Writes what it does not {@linkplain Pending#refuse refuse}, and commits; afterwards it is on disk.
         *
         * @throws Exception if nothing of the group may be acknowledged: the store takes nothing more
         */
        void write(List<Pending<R>> group) throws Exception;
    }

    /** A request whose caller waits. */
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

        /** Lets this request fail alone; the transaction must have undone all that it wrote for it. */
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
     * Returns when the request is on disk.
     *
     * @throws StoreOverloadedException if there was no place in the queue in time; nothing was written
     * @throws StoreFailedException if the store cannot write, now or since an earlier failure
     * @throws RuntimeException that the transaction refused this request with
     */
    public void write(R request) {
        Pending<R> pending = new Pending<>(request);
        enqueue(pending);
        if (stopped) {
            turnAwayTheQueue(); // the writer may have left between the check and the enqueuing
        }
        try {
            pending.done.join(); // deaf to interrupts: whoever asked for a write must learn what became of it
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    /** Why the store takes nothing more, if that is so. */
    public Optional<StoreFailedException> failure() {
        return Optional.ofNullable(failure);
    }

    /** How many requests wait for a place in a group. */
    public int waiting() {
        return queue.size();
    }

    /** Writes what waits, then stops. Whoever comes later gets a {@link StoreFailedException}. */
    @Override
    public void close() {
        closing = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void enqueue(Pending<R> pending) {
        refuseIfUnable();
        try {
            if (!queue.offer(pending) && !queue.offer(pending, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                refuseIfUnable();
                throw new StoreOverloadedException("The " + name + " has been full for " + patience.toMillis()
                        + " ms: nothing was written, try again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreOverloadedException("Interrupted while waiting for the " + name + ": nothing was written");
        }
    }

    private void refuseIfUnable() {
        StoreFailedException known = failure;
        if (known != null) {
            throw failed(known);
        }
        if (closing) {
            throw closed();
        }
    }

    private void run() {
        List<Pending<R>> group = new ArrayList<>(groupSize);
        while (gather(group)) {
            commit(group);
            group.clear();
        }
        stopped = true;
        turnAwayTheQueue();
    }

    /** Waits for work; false when there is none left and none will come. */
    private boolean gather(List<Pending<R>> group) {
        while (group.isEmpty()) {
            try {
                Pending<R> first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
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
            if (failure == null) {
                transaction.write(group);
            }
        } catch (Throwable e) { // even an error: nothing of the group may be acknowledged, and nobody may wait for ever
            stopAccepting(e);
        }
        StoreFailedException known = failure;
        for (Pending<R> pending : group) {
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

    private void turnAwayTheQueue() {
        for (Pending<R> late = queue.poll(); late != null; late = queue.poll()) {
            late.done.completeExceptionally(closed());
        }
    }

    private static StoreFailedException failed(StoreFailedException known) {
        return new StoreFailedException(String.valueOf(known.getMessage()), known.getCause());
    }

    private StoreFailedException closed() {
        return new StoreFailedException("The " + name + " is closed: nothing was written", null);
    }
}
