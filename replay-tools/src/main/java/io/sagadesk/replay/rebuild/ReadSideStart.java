package io.sagadesk.replay.rebuild;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.rebuild.bulk.BuildTarget;
import io.sagadesk.replay.rebuild.bulk.BulkBuild;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.replay.rebuild.bulk.RebuildThrottle;
import io.sagadesk.replay.rebuild.bulk.TargetDocuments;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts all projections when a server starts. A version that is new or far behind the log first catches up in bulk, all
 * of them in one pass, and then follows the log. A version of another code revision is rebuilt, while the old documents
 * stay in service.
 */
public final class ReadSideStart {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSideStart.class);
    private static final long MAX_LIVE_LAG = 20_000;

    private final List<Projection> projections;
    private final EventPages log;
    private final MongoDatabase database;
    private final ProjectionVersions versions;
    private final LiveProjections live;
    private final RebuildQueue rebuilds;
    private final RebuildThrottle throttle = new RebuildThrottle(0);

    public ReadSideStart(
            List<Projection> projections,
            EventPages log,
            MongoDatabase database,
            ProjectionVersions versions,
            LiveProjections live,
            RebuildQueue rebuilds) {
        this.projections = List.copyOf(projections);
        this.log = log;
        this.database = database;
        this.versions = versions;
        this.live = live;
        this.rebuilds = rebuilds;
    }

    /**
     * Starts the versions that are near the end of the log at once, and returns when the others have caught up. May be
     * repeated after a failure.
     */
    public void run() throws InterruptedException {
        var behind = new ArrayList<BuildTarget>();
        for (var projection : projections) {
            versions.sweep(projection);
            var fresh = versions.createFirst(projection);
            for (var version : versions.of(projection).versions()) {
                if (follows(projection, version)) startOrCollect(behind, projection, version, fresh);
            }
        }
        if (!behind.isEmpty()) catchUp(behind);
        rebuilds.resumeInterrupted();
        projections.forEach(this::rebuildIfOutdated);
    }

    /** Cancels the catching up. */
    public void cancel() {
        throttle.cancel();
    }

    private static boolean follows(Projection projection, Version version) {
        return version.phase() == Phase.LIVE && version.revision() == projection.revision();
    }

    private void startOrCollect(List<BuildTarget> behind, Projection projection, Version version, boolean fresh) {
        if (live.find(projection, version.number()).isPresent()) return; // already started, in an earlier attempt
        versions.prepare(projection, version.number());
        var position = Math.max(version.builtTo(), live.tokenOf(projection, version.number()));
        var far = log.lastPosition() - position > MAX_LIVE_LAG;
        // a bulk build ignores dead letters, so the later events of their sequences would not wait
        if (far && live.deadLetterCount(projection, version.number()) == 0) {
            behind.add(BuildTarget.after(projection, version.number(), position, fresh));
        } else {
            follow(projection, version.number(), version.builtTo());
        }
    }

    private void follow(Projection projection, int version, long builtTo) {
        try {
            if (builtTo > live.tokenOf(projection, version)) live.moveTo(projection, version, builtTo);
        } catch (UnableToClaimTokenException elsewhere) {
            LOG.info("Another instance follows the log for {}", projection.name());
        }
        live.start(projection, version);
    }

    private void catchUp(List<BuildTarget> behind) throws InterruptedException {
        var last = log.lastPosition();
        LOG.info("Catching up with {} events for {}", last + 1, names(behind));
        var threads = Runtime.getRuntime().availableProcessors();
        var failed = new BulkBuild(log, behind, TargetDocuments.in(database), threads, throttle, this::recordProgress)
                .run(last);
        failed.values().forEach(poison -> LOG.error("{}: it goes on event by event", poison.getMessage()));
        for (var target : behind) follow(target.projection(), target.version(), builtTo(target));
        LOG.info("Caught up: {}", names(behind));
    }

    private void recordProgress(BuildTarget target, long position) {
        versions.builtTo(target.projection(), target.version(), position);
    }

    private long builtTo(BuildTarget target) {
        return versions.of(target.projection())
                .version(target.version())
                .orElseThrow()
                .builtTo();
    }

    private void rebuildIfOutdated(Projection projection) {
        var serving = versions.of(projection).servingVersion().orElseThrow();
        if (serving.revision() == projection.revision()
                || rebuilds.active(projection.name()).isPresent()) return;
        LOG.info(
                "{} was folded by revision {}, the code is of revision {}: rebuilding",
                LiveProjections.nameOf(projection, serving.number()),
                serving.revision(),
                projection.revision());
        rebuilds.start(new RebuildRequest(projection.name(), null, null, false, 0));
    }

    private static String names(List<BuildTarget> targets) {
        return String.join(
                ", ", targets.stream().map(target -> target.projection().name()).toList());
    }
}
