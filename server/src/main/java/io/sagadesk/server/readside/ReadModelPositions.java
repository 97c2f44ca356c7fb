package io.sagadesk.server.readside;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.store.runtime.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How far the versions in service have come. */
public final class ReadModelPositions {

    private static final long MILLISECONDS_BETWEEN_LOOKS = 5;

    private final List<Projection> projections;
    private final ProjectionVersions versions;
    private final LiveProjections live;
    private volatile boolean started;

    ReadModelPositions(List<Projection> projections, ProjectionVersions versions, LiveProjections live) {
        this.projections = projections;
        this.versions = versions;
        this.live = live;
    }

    /** Up to which position a projection has folded everything; -1 before the first event. */
    public long of(String projection) {
        var known = find(projection).orElseThrow();
        return versions.of(known)
                .servingVersion()
                .map(version -> position(known, version))
                .orElse(-1L);
    }

    /** From now on what is there answers, even of a projection that could not be started. */
    void started() {
        started = true;
    }

    /** Waits until a projection is past its first catching up, before which it would deny what is in the log. */
    public boolean awaitStart(String projection, Duration patience) throws InterruptedException {
        return Deadline.in(patience).await(() -> started || isFollowing(projection), MILLISECONDS_BETWEEN_LOOKS);
    }

    private boolean isFollowing(String projection) {
        var known = find(projection).orElseThrow();
        return live.find(known, versions.of(known).serving()).isPresent();
    }

    /** Waits until a projection has folded this event, and says whether it has in time. */
    public boolean await(String projection, long position, Duration patience) throws InterruptedException {
        return Deadline.in(patience).await(() -> of(projection) >= position, MILLISECONDS_BETWEEN_LOOKS);
    }

    public Optional<Projection> find(String name) {
        return projections.stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst();
    }

    /** A version that does not follow the log stands where it stopped, or where its last build has left it. */
    public long position(Projection projection, Version version) {
        return live.find(projection, version.number())
                .map(LiveProjection::position)
                .orElseGet(() -> Math.max(version.builtTo(), live.tokenOf(projection, version.number())));
    }
}
