package io.sagadesk.replay.rebuild.bulk;

import java.util.concurrent.CancellationException;

/** How a build goes on: as fast as it can, at a rate, after a pause, or no more. Steered by other threads. */
public final class RebuildThrottle {

    private static final double NANOSECONDS = 1e9;
    private static final long NANOSECONDS_IN_A_MILLISECOND = 1_000_000;
    private static final int MOST = 1_000_000;

    private double eventsPerSecond;
    private boolean paused;
    private boolean cancelled;
    private long position = -1;
    private long since = System.nanoTime();
    private long foldedSince;

    /** @param eventsPerSecond 0 for as fast as it can */
    public RebuildThrottle(double eventsPerSecond) {
        this.eventsPerSecond = eventsPerSecond;
    }

    /** Thrown where something is to wait until it is begun anew. */
    public static final class Paused extends RuntimeException {

        private Paused() {
            super("paused");
        }
    }

    /** Called before the first page: that is where it goes on. */
    synchronized void begin(long at) {
        position = at;
        startMeasuring();
        check();
    }

    /** How many events a page may have, so that a slow build is slow evenly. */
    synchronized int mostAtOnce() {
        return eventsPerSecond <= 0 ? Integer.MAX_VALUE : (int) Math.max(1, Math.min(MOST, eventsPerSecond));
    }

    /**
     * Called after each page: waits as long as the rate says.
     *
     * @throws CancellationException if there is to be no next page
     * @throws Paused if there is to be none now
     */
    synchronized void folded(int events, long at) throws InterruptedException {
        foldedSince += events;
        position = at;
        for (var left = left(); left > 0 && !paused && !cancelled; left = left()) {
            wait(Math.max(1, left / NANOSECONDS_IN_A_MILLISECOND));
        }
        check();
    }

    /**
     * Asks whether to go on.
     *
     * @throws CancellationException if not
     * @throws Paused if not now
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

    public synchronized long position() {
        return position;
    }

    /** Lately: since it was last resumed or limited. */
    public synchronized double rate() {
        var seconds = (System.nanoTime() - since) / NANOSECONDS;
        return paused || seconds <= 0 ? 0 : foldedSince / seconds;
    }

    private long left() {
        var due = eventsPerSecond <= 0 ? 0 : (long) (foldedSince / eventsPerSecond * NANOSECONDS);
        return due - (System.nanoTime() - since);
    }

    private void startMeasuring() {
        since = System.nanoTime();
        foldedSince = 0;
    }
}
