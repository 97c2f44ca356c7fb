package io.sagadesk.replay.rebuild;

import java.util.concurrent.CancellationException;

/** How a build goes on: as fast as it can, at a rate, after a pause, or no more. Steered by other threads. */
public final class Pace {

    private static final double NANOSECONDS = 1e9;

    private double eventsPerSecond;
    private boolean paused;
    private boolean cancelled;
    private long folded;
    private long position;
    private long since = System.nanoTime();
    private long foldedSince;

    /** @param eventsPerSecond 0 for as fast as it can */
    public Pace(double eventsPerSecond) {
        this.eventsPerSecond = eventsPerSecond;
    }

    /**
     * Called after each page: waits as long as it has to.
     *
     * @throws CancellationException if there is to be no next page
     */
    synchronized void folded(int events, long at) throws InterruptedException {
        folded += events;
        foldedSince += events;
        position = at;
        while (paused && !cancelled) wait();
        var due = eventsPerSecond <= 0 ? 0 : (long) (foldedSince / eventsPerSecond * NANOSECONDS);
        for (var left = due - (System.nanoTime() - since);
                left > 0 && !cancelled;
                left = due - (System.nanoTime() - since)) {
            wait(Math.max(1, left / 1_000_000));
        }
        check();
    }

    /** @throws CancellationException if there is to be no going on */
    synchronized void check() {
        if (cancelled) throw new CancellationException("cancelled");
    }

    public synchronized void pause() {
        paused = true;
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

    public synchronized long folded() {
        return folded;
    }

    public synchronized long position() {
        return position;
    }

    /** Lately: since it was last resumed or limited. */
    public synchronized double rate() {
        var seconds = (System.nanoTime() - since) / NANOSECONDS;
        return paused || seconds <= 0 ? 0 : foldedSince / seconds;
    }

    private void startMeasuring() {
        since = System.nanoTime();
        foldedSince = 0;
    }
}
