package io.sagadesk.replay.rebuild;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.live.BacklogClaim;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.rebuild.bulk.BuildTarget;
import io.sagadesk.replay.rebuild.bulk.BulkBuild;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.replay.rebuild.bulk.RebuildFailed;
import io.sagadesk.replay.rebuild.bulk.RebuildThrottle;
import io.sagadesk.replay.rebuild.bulk.TargetDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the backlogs of projection versions in bulk, all of them in one read of the log, until each is near its end. Then
 * they follow the log again. The progress is stored with the version, so that a killed process goes on where it was.
 */
final class BulkCatchUp {

    /** A backlog that live processing folds in a moment. */
    static final long NEAR = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(BulkCatchUp.class);

    private final EventPages log;
    private final MongoDatabase database;
    private final ProjectionVersions versions;
    private final RebuildThrottle throttle = new RebuildThrottle(0);

    BulkCatchUp(EventPages log, MongoDatabase database, ProjectionVersions versions) {
        this.log = log;
        this.database = database;
        this.versions = versions;
    }

    /** Ends the current run after its page; later runs end at once. */
    void cancel() {
        throttle.cancel();
    }

    /**
     * Folds and returns when every claim has ended.
     *
     * @param fresh whether the documents of a claim's version do not exist yet
     * @param goesOn whether a version goes on in bulk; asked after each write
     * @return the versions that failed; they follow the log from where they were written
     * @throws CancellationException if it was cancelled
     */
    Map<BacklogClaim, RebuildFailed> run(
            List<BacklogClaim> claims, Predicate<BacklogClaim> fresh, Predicate<BacklogClaim> goesOn)
            throws InterruptedException {
        var run = new Run(new ArrayList<>(claims), goesOn);
        try {
            run.fold(fresh);
            while (!run.open.isEmpty()) run.fold(none -> false);
            return run.failed;
        } finally {
            run.open.forEach(BacklogClaim::release);
        }
    }

    /** One run, which reads the log several times over if it has grown meanwhile. */
    private final class Run implements BulkBuild.Written {

        private final List<BacklogClaim> open;
        private final Predicate<BacklogClaim> goesOn;
        private final Map<BacklogClaim, RebuildFailed> failed = new HashMap<>();
        private Map<BuildTarget, BacklogClaim> targets = Map.of();

        private Run(List<BacklogClaim> open, Predicate<BacklogClaim> goesOn) {
            this.open = open;
            this.goesOn = goesOn;
        }

        private void fold(Predicate<BacklogClaim> fresh) throws InterruptedException {
            var head = log.lastPosition();
            targets = new HashMap<>();
            for (var claim : open) targets.put(BuildTarget.of(claim, fresh.test(claim)), claim);
            LOG.info("Catching up in bulk to position {}: {}", head, names(open));
            new BulkBuild(
                            log,
                            List.copyOf(targets.keySet()),
                            TargetDocuments.in(database),
                            Runtime.getRuntime().availableProcessors(),
                            throttle,
                            this)
                    .run(head)
                    .forEach(this::fail);
            var near = log.lastPosition() - NEAR;
            var done = open.stream()
                    .filter(claim -> claim.position() >= near || failed.containsKey(claim) || !mayGoOn(claim))
                    .toList();
            open.removeAll(done);
            done.forEach(BacklogClaim::goLive);
            LOG.info("Caught up in bulk: {}", names(done));
        }

        private void fail(BuildTarget target, RebuildFailed reason) {
            failed.put(claimOf(target), reason);
            LOG.error("{}: it goes on event by event", reason.getMessage());
        }

        @Override
        public void upTo(BuildTarget target, long position) {
            var claim = claimOf(target);
            versions.builtTo(claim.projection(), claim.version(), position);
            claim.advanceTo(position);
        }

        @Override
        public boolean goesOn(BuildTarget target) {
            return mayGoOn(claimOf(target));
        }

        private boolean mayGoOn(BacklogClaim claim) {
            return claim.goesOn() && goesOn.test(claim);
        }

        private BacklogClaim claimOf(BuildTarget target) {
            return Objects.requireNonNull(targets.get(target));
        }
    }

    private static String names(List<BacklogClaim> claims) {
        return String.join(
                ", ", claims.stream().map(claim -> claim.owner().name()).toList());
    }
}
