package io.sagadesk.replay.rebuild.bulk;

import java.util.concurrent.CancellationException;

/** Controls the speed of a build from other threads: unlimited, limited to a rate, paused, or cancelled. */
public final class RebuildThrottle {

    private static final double NANOSECONDS = 1e9;
    private static final long NANOSECONDS_IN_A_MILLISECOND = 1_000_000;
    private static final int MAX_EVENTS_AT_ONCE = 1_000_000;

    private double eventsPerSecond;
    private boolean paused;
    private boolean cancelled;
    private long position = -1;
    private long since = System.nanoTime();
    private long foldedSince;

    /** @param eventsPerSecond the rate limit; 0 for none */
    public RebuildThrottle(double eventsPerSecond) {
        this.eventsPerSecond = eventsPerSecond;
    }

    /** Thrown when the build is paused; it has to be started again later. */
    public static final class Paused extends RuntimeException {

        private Paused() {
            super("paused");
        }
    }

    /** Called before the first page, with the position before it. */
    synchronized void begin(long at) {
        position = at;
        startMeasuring();
        check();
    }

    /** The maximum number of events in a page, so that a slow build proceeds evenly. */
    synchronized int maxEventsAtOnce() {
        return eventsPerSecond <= 0
                ? Integer.MAX_VALUE
                : (int) Math.max(1, Math.min(MAX_EVENTS_AT_ONCE, eventsPerSecond));
    }

    /**
     * Called after each page: waits as long as the rate requires.
     *
     * @throws CancellationException if the build is cancelled
     * @throws Paused if the build is paused
     */
    synchronized void folded(int events, long at) throws InterruptedException {
        foldedSince += events;
        position = at;
        for (var left = remainingNanos(); left > 0 && !paused && !cancelled; left = remainingNanos()) {
            wait(Math.max(1, left / NANOSECONDS_IN_A_MILLISECOND));
        }
        check();
    }

    /**
     * Checks whether the build may continue.
     *
     * @throws CancellationException if it is cancelled
     * @throws Paused if it is paused
     */
    public synchronized void check() {
        if (cancelled) throw new CancellationException("cancelled");
        if (paused) throw new Paused();
    }

    public synchronized void pause() {
        paused = true;
        notifyAll();
    }

    public synchronized void resume() {
        paused = false;
        startMeasuring();
        notifyAll();
    }

    public synchronized void limit(double rate) {
        eventsPerSecond = rate;
        startMeasuring();
        notifyAll();
    }

    public synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    public synchronized boolean isPaused() {
        return paused;
    }

    /** The last folded position; -1 before the build begins. */
    public synchronized long position() {
        return position;
    }

    /** The rate in events a second since the build was last started, resumed or limited; 0 while paused. */
    public synchronized double rate() {
        var seconds = (System.nanoTime() - since) / NANOSECONDS;
        return paused || seconds <= 0 ? 0 : foldedSince / seconds;
    }

    private long remainingNanos() {
        var due = eventsPerSecond <= 0 ? 0 : (long) (foldedSince / eventsPerSecond * NANOSECONDS);
        return due - (System.nanoTime() - since);
    }

    private void startMeasuring() {
        since = System.nanoTime();
        foldedSince = 0;
    }
}
