package io.sagadesk.replay.rebuild;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.BacklogClaim;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.rebuild.bulk.EventPages;
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

    private final List<Projection> projections;
    private final EventPages log;
    private final ProjectionVersions versions;
    private final LiveProjections live;
    private final RebuildQueue rebuilds;
    private final BulkCatchUp catchUp;
    private final long farBehind;

    /** @param farBehind the backlog, in events, from which a version catches up in bulk */
    public ReadSideStart(
            List<Projection> projections,
            EventPages log,
            MongoDatabase database,
            ProjectionVersions versions,
            LiveProjections live,
            RebuildQueue rebuilds,
            long farBehind) {
        this.projections = List.copyOf(projections);
        this.log = log;
        this.versions = versions;
        this.live = live;
        this.rebuilds = rebuilds;
        this.catchUp = new BulkCatchUp(log, database, versions);
        this.farBehind = farBehind;
    }

    /**
     * Starts the versions that are near the end of the log at once, and returns when the others have caught up. May be
     * repeated after a failure.
     */
    public void run() throws InterruptedException {
        var behind = new ArrayList<Behind>();
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

    /** A version that is far behind the log; {@code fresh} if it has no documents yet. */
    private record Behind(Projection projection, int version, long position, boolean fresh) {}

    /** Cancels the catching up. */
    public void cancel() {
        catchUp.cancel();
    }

    private static boolean follows(Projection projection, Version version) {
        return version.phase() == Phase.LIVE && version.revision() == projection.revision();
    }

    private void startOrCollect(List<Behind> behind, Projection projection, Version version, boolean fresh) {
        if (live.find(projection, version.number()).isPresent()) return; // already started, in an earlier attempt
        versions.prepare(projection, version.number());
        var position = Math.max(version.builtTo(), live.tokenOf(projection, version.number()));
        if (log.lastPosition() - position > farBehind) {
            behind.add(new Behind(projection, version.number(), position, fresh));
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

    private void catchUp(List<Behind> behind) throws InterruptedException {
        var claims = new ArrayList<BacklogClaim>();
        var fresh = new ArrayList<BacklogClaim>();
        var elsewhere = new ArrayList<Behind>();
        try {
            for (var one : behind) {
                var claim = live.claim(one.projection(), one.version(), one.position());
                claim.ifPresentOrElse(claims::add, () -> elsewhere.add(one));
                if (one.fresh()) claim.ifPresent(fresh::add);
            }
        } catch (RuntimeException unreachable) {
            claims.forEach(BacklogClaim::release);
            throw unreachable;
        }
        catchUp.run(claims, fresh::contains, claim -> true);
        elsewhere.forEach(one -> follow(one.projection(), one.version(), one.position()));
    }

    private void rebuildIfOutdated(Projection projection) {
        var serving = versions.of(projection).servingVersion().orElseThrow();
        if (serving.revision() >= projection.revision() // a newer release runs beside this one, and has rebuilt it
                || rebuilds.active(projection.name()).isPresent()) return;
        LOG.info(
                "{} was folded by revision {}, the code is of revision {}: rebuilding",
                LiveProjections.nameOf(projection, serving.number()),
                serving.revision(),
                projection.revision());
        rebuilds.start(new RebuildRequest(projection.name(), null, null, false, 0));
    }
}
