package io.sagadesk.replay.rebuild;

import io.sagadesk.projections.live.LiveProjection;
import io.sagadesk.replay.rebuild.bulk.RebuildFailed;
import io.sagadesk.store.runtime.WaitDeadline;
import java.time.Duration;
import java.util.List;

/** Holds several versions of a projection at one position until it is closed. Commands and reads continue meanwhile. */
final class VersionBarrier implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long MILLISECONDS_BETWEEN_POLLS = 10;

    private final List<LiveProjection> versions;
    private final long position;

    private VersionBarrier(List<LiveProjection> versions, long position) {
        this.versions = versions;
        this.position = position;
    }

    /**
     * Advances all versions to the position of the furthest one.
     *
     * @throws RebuildFailed if one does not reach that position within a minute
     */
    static VersionBarrier of(List<LiveProjection> versions) throws InterruptedException {
        var furthest = versions.stream().mapToLong(LiveProjection::hold).max().orElseThrow();
        var barrier = new VersionBarrier(versions, furthest);
        try {
            versions.forEach(version -> version.resumeTo(furthest));
            for (var version : versions) barrier.await(version);
        } catch (InterruptedException | RuntimeException failure) {
            barrier.close();
            throw failure;
        }
        return barrier;
    }

    long position() {
        return position;
    }

    private void await(LiveProjection version) throws InterruptedException {
        if (!WaitDeadline.in(TIMEOUT).await(() -> version.position() >= position, MILLISECONDS_BETWEEN_POLLS)) {
            throw new RebuildFailed("A version did not reach position " + position + " within a minute"
                    + version.failure().map(error -> " (" + error + ")").orElse(""));
        }
    }

    @Override
    public void close() {
        versions.forEach(LiveProjection::resume);
    }
}
