package io.sagadesk.replay.rebuild;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what other instances do with versions, every two seconds: starts the processors of versions that have come, stops
 * those of dropped ones, and takes over rebuilds whose instance has died. A processor works only on the segments that fall to
 * this instance; it runs all the same, so that it takes them over when their instance dies.
 */
public final class VersionFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VersionFollower.class);
    private static final long MILLISECONDS_BETWEEN_LOOKS = 2_000;
    private static final long MILLISECONDS_TO_STOP = 10_000;

    private final List<Projection> projections;
    private final ProjectionVersions versions;
    private final LiveProjections live;
    private final RebuildQueue rebuilds;
    private final RebuildLeases leases;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;

    public VersionFollower(
            List<Projection> projections,
            ProjectionVersions versions,
            LiveProjections live,
            RebuildQueue rebuilds,
            RebuildLeases leases) {
        this.projections = List.copyOf(projections);
        this.versions = versions;
        this.live = live;
        this.rebuilds = rebuilds;
        this.leases = leases;
    }

    public synchronized void start() {
        if (thread != null) return;
        thread = DaemonThreads.of("version-follower", this::follow);
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        var following = following();
        if (following == null) return;
        try {
            following.join(MILLISECONDS_TO_STOP);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread following() {
        return thread;
    }

    private void follow() {
        try {
            while (!closing.await(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) lookOrWait();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOrWait() {
        try {
            look();
        } catch (RuntimeException unreachable) {
            LOG.warn("The versions of other instances cannot be looked at", unreachable);
        }
    }

    /** Looks once. A projection that is rebuilt here is left to its rebuild. */
    void look() {
        leases.look(); // before the versions, so that one that is new is left to its rebuild
        for (var projection : projections) {
            if (rebuilds.active(projection.name()).isPresent()) continue;
            var known = versions.of(projection).versions();
            for (var version : known) {
                if (follows(projection, version)
                        && live.find(projection, version.number()).isEmpty()) {
                    live.start(projection, version.number());
                }
            }
            stopDropped(projection, known);
        }
        rebuilds.takeOver();
    }

    private static boolean follows(Projection projection, Version version) {
        return version.phase() == Phase.LIVE && version.revision() == projection.revision();
    }

    private void stopDropped(Projection projection, List<Version> known) {
        for (var running : live.all()) {
            var isKnown = known.stream().anyMatch(version -> version.number() == running.version());
            if (running.projection().name().equals(projection.name()) && !isKnown) {
                live.stop(projection, running.version());
            }
        }
    }
}
