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
 * Brings all projections to life when a server starts: what is far behind the log, or new, catches up in bulk, all in one
 * pass, and then follows; what was folded by other code than today's is rebuilt while the old documents answer.
 */
public final class ReadSideStart {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSideStart.class);
    private static final long FAR = 20_000;

    private final List<Projection> projections;
    private final EventPages log;
    private final MongoDatabase database;
    private final ProjectionVersions versions;
    private final LiveProjections live;
    private final RebuildQueue rebuilds;
    private final RebuildThrottle rebuildThrottle = new RebuildThrottle(0);

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

    /** Starts what is near the end of the log at once, and returns when the rest has caught up. May be repeated. */
    public void run() throws InterruptedException {
        var behind = new ArrayList<BuildTarget>();
        for (var projection : projections) {
            versions.sweep(projection);
            var fresh = versions.beginFirst(projection);
            for (var version : versions.of(projection).versions()) {
                if (follows(projection, version)) startOr(behind, projection, version, fresh);
            }
        }
        if (!behind.isEmpty()) catchUp(behind);
        rebuilds.goOn();
        projections.forEach(this::rebuildIfOutdated);
    }

    public void cancel() {
        rebuildThrottle.cancel();
    }

    private static boolean follows(Projection projection, Version version) {
        return version.phase() == Phase.LIVE && version.revision() == projection.revision();
    }

    private void startOr(List<BuildTarget> behind, Projection projection, Version version, boolean fresh) {
        if (live.find(projection, version.number()).isPresent()) return; // a start that is tried again
        versions.prepare(projection, version.number());
        var seen = Math.max(version.builtTo(), live.tokenOf(projection, version.number()));
        var far = log.lastPosition() - seen > FAR;
        // behind an event that could not be folded others have to wait, which a build in bulk does not know
        if (far && live.parked(projection, version.number()) == 0) {
            behind.add(BuildTarget.after(projection, version.number(), seen, fresh));
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
        var failed = new BulkBuild(log, behind, TargetDocuments.in(database), threads, rebuildThrottle, this::note)
                .run(last);
        failed.values().forEach(poison -> LOG.error("{}: it goes on event by event", poison.getMessage()));
        for (var target : behind) follow(target.projection(), target.version(), builtTo(target));
        LOG.info("Caught up: {}", names(behind));
    }

    private void note(BuildTarget target, long position) {
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
                || rebuilds.underWay(projection.name()).isPresent()) return;
        LOG.info(
                "{} was folded by revision {}, the code is of revision {}: rebuilding",
                LiveProjections.nameOf(projection, serving.number()),
                serving.revision(),
                projection.revision());
        rebuilds.begin(new RebuildRequest(projection.name(), null, null, false, 0));
    }

    private static String names(List<BuildTarget> targets) {
        return String.join(
                ", ", targets.stream().map(target -> target.projection().name()).toList());
    }
}
