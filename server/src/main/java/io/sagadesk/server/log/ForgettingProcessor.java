package io.sagadesk.server.log;

import io.sagadesk.server.log.ForgettingPosition.Settled;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log, destroys the keys of forgotten customers, and deletes what is left of them outside the log. After a
 * crash it processes some events again, which is harmless.
 */
public final class ForgettingProcessor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ForgettingProcessor.class);
    private static final int PAGE = 5_000;
    private static final long MILLISECONDS_BETWEEN = 250;

    private final LogReader log;
    private final ForgettingPosition settled;
    private final ForgottenCustomers forgotten;
    private final LogReplacement logReplacement;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("log-follower"));
    private @Nullable Future<?> following;
    private Settled seen = Settled.NOTHING;
    private volatile long settledAt = -1;
    private volatile boolean failing;

    ForgettingProcessor(
            LogReader log, ForgettingPosition settled, ForgottenCustomers forgotten, LogReplacement logReplacement) {
        this.log = log;
        this.settled = settled;
        this.forgotten = forgotten;
        this.logReplacement = logReplacement;
    }

    void start() {
        var last = settled.read();
        if (isInLog(last)) seen = last;
        else noteAnotherLog();
        settledAt = seen.position();
        following = timer.scheduleWithFixedDelay(this::followQuietly, 0, MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    /** Returns when the keys of all customers forgotten so far are destroyed; a key that cannot be destroyed is tried again. */
    public void forgetNow() {
        followQuietly();
    }

    /** Returns whether the log was replaced since the last checkpoint, and which parts have still to reset their state. */
    public LogReplacement anotherLog() {
        return logReplacement;
    }

    /** Returns the lag: the number of events that are not yet processed. */
    public long lag() {
        return log.lastPosition() - settledAt;
    }

    /** Returns whether the last attempt failed; the server's log has the reason. */
    public boolean isFailing() {
        return failing;
    }

    /** Stores the checkpoint, by which the next start recognises whether the log is still the same. */
    @Override
    public void close() {
        if (following != null) following.cancel(false);
        timer.shutdown();
        followQuietly();
    }

    /**
     * Records the replacement and clears the checkpoint, so that the next start does not detect the same replacement again
     * and reset newer state.
     */
    private void noteAnotherLog() {
        logReplacement.found();
        settled.keep(Settled.NOTHING);
    }

    private boolean isInLog(Settled last) {
        if (last.position() < 0) return true;
        var event = log.at(last.position());
        return event.size() == 1 && event.get(0).eventId().equals(last.eventId());
    }

    private synchronized Settled readOn() {
        for (var page = log.page(seen.position() + 1, PAGE);
                !page.isEmpty();
                page = log.page(seen.position() + 1, PAGE)) {
            page.forEach(forgotten::note);
            var last = page.get(page.size() - 1);
            seen = new Settled(last.position(), last.eventId());
        }
        return seen;
    }

    /** Stores the checkpoint only after all noted customers are erased. */
    private void follow() {
        var reached = readOn();
        forgotten.forget();
        if (reached.position() > settledAt) {
            settled.keep(reached);
            settledAt = reached.position();
        }
    }

    private void followQuietly() {
        try {
            follow();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) LOG.error("What follows from the log cannot be done; trying again", failure);
            failing = true;
        }
    }
}
