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

    /** Returns when the keys of all who are forgotten now are destroyed, or cannot be, which is tried again. */
    public void forgetNow() {
        followQuietly();
    }

    /** Tells whether what was settled at the start is not in the log, and who has still to forget where it was. */
    public LogReplacement anotherLog() {
        return logReplacement;
    }

    /** How many events of the log have not been dealt with yet. */
    public long lag() {
        return log.lastPosition() - settledAt;
    }

    /** Whether the last attempt to follow failed; the server's log says why. */
    public boolean isFailing() {
        return failing;
    }

    /** Keeps how far the log has been dealt with, by which the next start tells whether it is still the same log. */
    @Override
    public void close() {
        if (following != null) following.cancel(false);
        timer.shutdown();
        followQuietly();
    }

    /** The next start does not find it again, however soon this one ends: what was done since is not to be forgotten. */
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

    /** What was noted stays noted until all that it asks for is done; only then is the position kept. */
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
