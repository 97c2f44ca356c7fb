package io.sagadesk.store.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The head of the log for followers that handle every event. Each commit after a quiet time is published at once, later
 * commits together once per interval, and under load once in several intervals. Waking each of about twenty processors for
 * each commit would cost more than handling the events, and would slow down the senders of commands.
 */
final class ThrottledHead {

    private static final int MANY = 32; // events in an interval; from then on the cores are busy
    private static final int INTERVALS_UNDER_LOAD = 3;

    private final LogHead head;
    private final LogHead published;
    private final long intervalNanos;
    private boolean due;
    private boolean underLoad;
    private long publishedAt;

    private ThrottledHead(LogHead head, Duration interval) {
        this.head = head;
        this.published = new LogHead(head.last());
        this.intervalNanos = interval.toNanos();
        this.publishedAt = System.nanoTime() - intervalNanos;
        head.onAdvance(this::advanced);
        published.advanceTo(head.last()); // events committed before the callback was registered
    }

    /**
     * Returns a head that follows another one at most once per interval, or the other head itself if the interval is
     * zero.
     */
    static LogHead of(LogHead head, Duration interval) {
        return interval.isZero() ? head : new ThrottledHead(head, interval).published;
    }

    private synchronized void advanced() {
        if (due) return;
        due = true;
        var pause = underLoad ? INTERVALS_UNDER_LOAD * intervalNanos : intervalNanos;
        var wait = Math.max(0, publishedAt + pause - System.nanoTime());
        CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, Runnable::run)
                .execute(this::publish);
    }

    private void publish() {
        long last;
        synchronized (this) {
            due = false; // reset before reading the head, so that a concurrent commit is published next time
            publishedAt = System.nanoTime();
            last = head.last();
            underLoad = last - published.last() >= MANY;
        }
        published.advanceTo(last);
    }
}
