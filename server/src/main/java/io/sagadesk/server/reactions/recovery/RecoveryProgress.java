package io.sagadesk.server.reactions.recovery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs every few seconds how far a pass over the log has come. */
final class RecoveryProgress {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryProgress.class);
    private static final long NANOS_BETWEEN = 5_000_000_000L;

    private String what = "";
    private long count;
    private long start;
    private long begun;
    private long logged;

    /** @param count the number of events of the pass */
    void begin(String what, long count) {
        begin(what, 0, count);
    }

    /**
     * Begins a pass.
     *
     * @param start the first position
     * @param end the position after the last one
     */
    void begin(String what, long start, long end) {
        this.what = what;
        this.start = start;
        this.count = end;
        begun = System.nanoTime();
        logged = begun;
    }

    /** @param position the position after the last event that was read */
    void reached(long position) {
        var now = System.nanoTime();
        if (now - logged < NANOS_BETWEEN) return;
        logged = now;
        LOG.info("{}: {} of {} events, {} per second", what, position, count, perSecond(position, now));
    }

    private long perSecond(long position, long now) {
        return (long) ((position - start) / ((now - begun) / 1e9));
    }
}
