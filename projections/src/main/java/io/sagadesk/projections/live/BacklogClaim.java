package io.sagadesk.projections.live;

import io.sagadesk.projections.Projection;
import java.util.concurrent.ScheduledFuture;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right of this instance to fold the backlog of a projection version in bulk: the version does not follow the log
 * meanwhile, and all its segments are claimed. It ends with {@link #goLive} or {@link #release}.
 */
public final class BacklogClaim {

    private static final Logger LOG = LoggerFactory.getLogger(BacklogClaim.class);

    private final LiveProjection owner;
    private final SegmentClaims claims;
    private final ScheduledFuture<?> extending;
    private volatile long position;
    private volatile boolean lost;
    private volatile boolean asked;

    /**
     * Begins to extend the claims.
     *
     * @param position up to which every event is folded
     */
    BacklogClaim(LiveProjection owner, SegmentClaims claims, long position) {
        this.owner = owner;
        this.claims = claims;
        this.position = position;
        this.extending = owner.everySecond(this::extend);
    }

    public Projection projection() {
        return owner.projection();
    }

    public int version() {
        return owner.version();
    }

    public LiveProjection owner() {
        return owner;
    }

    /** Returns the position up to which every event is folded and written; -1 before the first. */
    public long position() {
        return position;
    }

    /** Folds with the dead letters of the version. */
    public DeadLetteringFold deadLetters() {
        return owner.deadLetteringFold();
    }

    /** Returns whether the bulk may go on: the claims are held, and nobody has asked the version to follow or to stop. */
    public boolean goesOn() {
        return !lost && !asked;
    }

    /** Tells that every event up to a position is folded and written. */
    public void advanceTo(long written) {
        position = Math.max(position, written);
    }

    /** Stores the position in the tokens of all segments, and lets the version follow the log from there. */
    public void goLive() {
        try {
            if (!lost) claims.store(position);
        } catch (UnableToClaimTokenException elsewhere) {
            LOG.warn("{} was claimed by another instance while it caught up", owner.name());
        } finally {
            end(true);
        }
    }

    /** Lets the version follow the log again where its tokens are, if it did before. */
    public void release() {
        end(false);
    }

    /** Asks the bulk to end after what it writes now. */
    void askToEnd() {
        asked = true;
    }

    private void end(boolean follow) {
        extending.cancel(false);
        try {
            if (!lost) claims.release();
        } finally {
            owner.ended(follow);
        }
    }

    private void extend() {
        try {
            if (!claims.extend()) lost = true;
        } catch (RuntimeException unreachable) {
            LOG.debug("The claims of {} are not extended", owner.name(), unreachable); // the next second tries again
        }
    }
}
