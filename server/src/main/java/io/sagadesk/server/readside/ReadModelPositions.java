package io.sagadesk.server.readside;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.store.runtime.WaitDeadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The positions of the projection versions in service. */
public final class ReadModelPositions {

    private static final long POLL_MILLISECONDS = 5;

    private final List<Projection> projections;
    private final ProjectionVersions versions;
    private final LiveProjections live;
    private volatile boolean started;

    ReadModelPositions(List<Projection> projections, ProjectionVersions versions, LiveProjections live) {
        this.projections = projections;
        this.versions = versions;
        this.live = live;
    }

    /** The position up to which a projection has folded all events; -1 before the first event. */
    public long of(String projection) {
        var known = find(projection).orElseThrow();
        return versions.answering(known)
                .map(version -> position(known, version))
                .orElse(-1L);
    }

    /** From now on queries are answered, even about a projection that could not be started. */
    void started() {
        started = true;
    }

    /**
     * Waits until a projection has finished its initial catch-up; before that, queries would miss events of the log.
     * Returns false on timeout.
     */
    public boolean awaitStart(String projection, Duration timeout) throws InterruptedException {
        return WaitDeadline.in(timeout).await(() -> started || isFollowing(projection), POLL_MILLISECONDS);
    }

    private boolean isFollowing(String projection) {
        var known = find(projection).orElseThrow();
        return answering(known).isPresent();
    }

    /** Waits until a projection has folded the event at this position. Returns false on timeout. */
    public boolean await(String projection, long position, Duration timeout) throws InterruptedException {
        require(projection, position);
        return WaitDeadline.in(timeout).await(() -> of(projection) >= position, POLL_MILLISECONDS);
    }

    /** Tells that somebody waits for a position, so that the projection does not wait for an import before it. */
    public void require(String projection, long position) {
        var known = find(projection).orElseThrow();
        answering(known).ifPresent(serving -> serving.require(position));
    }

    /** The version that answers, if it follows the log in this process. */
    public Optional<LiveProjection> answering(Projection projection) {
        return versions.answering(projection).flatMap(version -> live.find(projection, version.number()));
    }

    public Optional<Projection> find(String name) {
        return projections.stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst();
    }

    /**
     * The position of a version; if it does not follow the log, the position at which it stopped or up to which it was
     * built. Another instance may be folding it in bulk.
     */
    public long position(Projection projection, Version version) {
        var folded = live.find(projection, version.number())
                .map(LiveProjection::position)
                .orElseGet(() -> live.tokenOf(projection, version.number()));
        return Math.max(version.builtTo(), folded);
    }
}
