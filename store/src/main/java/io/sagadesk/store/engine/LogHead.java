package io.sagadesk.store.engine;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The position of the last event in the log, with notification of followers. */
final class LogHead {

    private static final Logger log = LoggerFactory.getLogger(LogHead.class);

    private final Set<Runnable> callbacks = new CopyOnWriteArraySet<>();
    private volatile long last;

    LogHead(long last) {
        this.last = last;
    }

    long last() {
        return last;
    }

    boolean hasReached(long position) {
        return last >= position;
    }

    /** Moves the head after a commit; called by the writer's thread, and by one that learns of commits of other processes. */
    void advanceTo(long position) {
        synchronized (this) {
            if (hasReached(position)) return;
            last = position;
            notifyAll();
        }
        callbacks.forEach(LogHead::call);
    }

    /** Waits until the log has an event at a position. Returns false on timeout. */
    synchronized boolean await(long position, long time, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(time);
        while (!hasReached(position)) {
            long remaining = deadline - System.nanoTime();
            if (remaining <= 0) return false;
            TimeUnit.NANOSECONDS.timedWait(this, remaining);
        }
        return true;
    }

    /** Registers a callback to run after each commit. The callback must be short, because the writer waits for it. */
    void onAdvance(Runnable callback) {
        callbacks.add(callback);
    }

    void forget(Runnable callback) {
        callbacks.remove(callback);
    }

    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) { // for example an executor that was shut down; the write itself succeeded
            log.warn("Somebody who waits for events could not be woken", e);
        }
    }
}
