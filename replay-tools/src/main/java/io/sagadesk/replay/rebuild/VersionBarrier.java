package io.sagadesk.replay.rebuild;

import io.sagadesk.projections.live.LiveProjection;
import io.sagadesk.replay.rebuild.bulk.RebuildFailed;
import io.sagadesk.store.runtime.Deadline;
import java.time.Duration;
import java.util.List;

/** Versions that were brought to one position and stay there until this is closed. Commands and reads go on meanwhile. */
final class VersionBarrier implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MILLISECONDS_BETWEEN_LOOKS = 10;

    private final List<LiveProjection> versions;
    private final long position;

    private VersionBarrier(List<LiveProjection> versions, long position) {
        this.versions = versions;
        this.position = position;
    }

    /**
     * Brings all of them to the position of the one that is furthest.
     *
     * @throws RebuildFailed if one does not get there within a minute
     */
    static VersionBarrier of(List<LiveProjection> versions) throws InterruptedException {
        var furthest = versions.stream().mapToLong(LiveProjection::hold).max().orElseThrow();
        var versionBarrier = new VersionBarrier(versions, furthest);
        try {
            versions.forEach(version -> version.goOnTo(furthest));
            for (var version : versions) versionBarrier.await(version);
        } catch (InterruptedException | RuntimeException failure) {
            versionBarrier.close();
            throw failure;
        }
        return versionBarrier;
    }

    long position() {
        return position;
    }

    private void await(LiveProjection version) throws InterruptedException {
        if (!Deadline.in(PATIENCE).await(() -> version.position() >= position, MILLISECONDS_BETWEEN_LOOKS)) {
            throw new RebuildFailed("A version did not reach position " + position + " within a minute"
                    + version.failure().map(kind -> " (" + kind + ")").orElse(""));
        }
    }

    @Override
    public void close() {
        versions.forEach(LiveProjection::goOn);
    }
}
