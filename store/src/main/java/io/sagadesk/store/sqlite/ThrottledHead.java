package io.sagadesk.store.sqlite;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The head as those see it who act on every event: at once after a quiet time, else once in a while for all that has come
 * since. With each of some twenty processors woken by each commit, waking would cost more than the work, and whoever sends
 * commands would pay for it.
 */
final class ThrottledHead {

    private final LogHead head;
    private final LogHead shown;
    private final long nanos;
    private boolean due;
    private long shownAt;

    private ThrottledHead(LogHead head, Duration time) {
        this.head = head;
        this.shown = new LogHead(head.last());
        this.nanos = time.toNanos();
        this.shownAt = System.nanoTime() - nanos;
        head.onAdvance(this::advanced);
        shown.advanceTo(head.last()); // what came before we heard of it
    }

    /** A head that follows another one, at most once in this time; the very same one if that is zero. */
    static LogHead of(LogHead head, Duration time) {
        return time.isZero() ? head : new ThrottledHead(head, time).shown;
    }

    private synchronized void advanced() {
        if (due) return;
        due = true;
        var wait = Math.max(0, shownAt + nanos - System.nanoTime());
        CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, Runnable::run)
                .execute(this::show);
    }

    private void show() {
        synchronized (this) {
            due = false; // before looking, so that what comes meanwhile is shown next time
            shownAt = System.nanoTime();
        }
        shown.advanceTo(head.last());
    }
}
