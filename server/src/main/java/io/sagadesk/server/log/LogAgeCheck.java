package io.sagadesk.server.log;

import io.sagadesk.server.log.ForgettingPosition.Settled;
import io.sagadesk.server.log.LogReplacement.Part;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.log.LogReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks at the start that the log has the events from which the documents were derived. A log that was cut, or an older
 * copy, lacks the last of them; a log that was cut and written on, or another log, has others in their positions.
 *
 * <p>A token is stored after its event is on disk, so documents are never ahead of their own log, not even after a crash.
 */
final class LogAgeCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LogAgeCheck.class);
    private static final String REMEDY = ", or start with --accept-older-log to go on without them";

    private final ForgettingPosition settled;
    private final DerivedPositions derived;
    private final LogReplacement replacement;

    LogAgeCheck(ForgettingPosition settled, DerivedPositions derived, LogReplacement replacement) {
        this.settled = settled;
        this.derived = derived;
        this.replacement = replacement;
    }

    /** The positions up to which documents were derived from the log, and how to give them up. */
    interface DerivedPositions {

        /** Returns the furthest position; -1 if nothing was derived. */
        long furthest();

        /** Deletes the tokens with these positions. */
        void forget();
    }

    /**
     * Refuses a log that lacks events. An accepted one is recorded as a replacement, so that every part resets its state;
     * the positions of the log before are deleted, so that the next start needs no acceptance.
     *
     * @throws StoreUnusableException if the log lacks events and is not accepted; nothing was changed
     */
    void require(LogReader log, boolean isAccepted) {
        if (!replacement.isPending(Part.TOKENS)) {
            var last = settled.read();
            var furthest = Math.max(last.position(), derived.furthest());
            if (furthest < 0) return;
            var end = log.lastPosition(); // read last: other instances go on
            if (furthest <= end && last.isIn(log)) return;
            var reason = furthest > end ? missing(end, furthest) : another(last.position());
            if (!isAccepted) throw new StoreUnusableException(reason);
            LOG.warn("An older log is accepted, as --accept-older-log says: {}", reason);
            replacement.recordReplacement();
        }
        derived.forget();
        settled.keep(Settled.NOTHING);
        replacement.markReset(Part.TOKENS);
    }

    private static String missing(long end, long furthest) {
        var log = end < 0 ? "the log is empty" : "the log ends at " + end;
        return log + ", but its read models and automations have seen events up to " + furthest + ": "
                + (end + 1 == furthest ? furthest + " is" : end + 1 + " to " + furthest + " are")
                + " missing. Restore them (the files events.db and events.db-wal belong together)" + REMEDY;
    }

    private static String another(long position) {
        return "the log has another event at position " + position
                + " than the one that was handled there: it was cut and"
                + " written on, or its documents are those of another log. Restore what belongs together" + REMEDY;
    }
}
