package io.sagadesk.replay.rebuild;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.live.BacklogClaim;
import io.sagadesk.projections.live.LiveProjection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.store.runtime.DaemonThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the backlogs of the projections that follow the log. Those that are far behind fold their backlogs in bulk, in one
 * read of the log; while an import runs, they wait for it first.
 */
public final class BacklogMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BacklogMonitor.class);
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(500);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(30);
    private static final long MILLISECONDS_TO_STOP = 10_000;

    private final EventPages log;
    private final LiveProjections live;
    private final BulkCatchUp catchUp;
    private final ImportPause importPause;
    private final long farBehind;
    private final Map<String, Long> restUntil = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;
    private boolean failing; // used by the thread only

    /**
     * Creates a monitor that does not watch yet.
     *
     * @param importing returns whether an import has sent something just now
     * @param farBehind the backlog, in events, from which a version catches up in bulk
     */
    public BacklogMonitor(
            EventPages log,
            MongoDatabase database,
            ProjectionVersions versions,
            LiveProjections live,
            BooleanSupplier importing,
            long farBehind) {
        this.log = log;
        this.live = live;
        this.catchUp = new BulkCatchUp(log, database, versions);
        this.importPause = new ImportPause(importing, System::nanoTime);
        this.farBehind = farBehind;
    }

    public synchronized void start() {
        if (thread != null) return;
        thread = DaemonThreads.of("backlogs", this::watch);
        thread.start();
    }

    /** Stops. What is being caught up goes on at the next start where it was written last. */
    @Override
    public void close() {
        closing.countDown();
        catchUp.cancel();
        var watching = watching();
        if (watching == null) return;
        try {
            watching.join(MILLISECONDS_TO_STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread watching() {
        return thread;
    }

    private void watch() {
        try {
            while (!closing.await(BETWEEN_CHECKS.toMillis(), TimeUnit.MILLISECONDS)) checkOrRest();
        } catch (InterruptedException | CancellationException stopped) {
            LOG.debug("Stopped while projections caught up; the next start goes on");
        } finally {
            live.all().forEach(version -> version.setWaitingForImport(false)); // nobody else lets them go on
        }
    }

    private void checkOrRest() throws InterruptedException {
        try {
            check();
            failing = false;
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException unreachable) { // the processors report it, too
            if (!failing) LOG.warn("Backlogs cannot be folded in bulk", unreachable);
            failing = true;
            rest(live.all().stream().map(LiveProjection::name).toList());
        }
    }

    private void check() throws InterruptedException {
        var head = log.lastPosition();
        var behind = new ArrayList<LiveProjection>();
        var isFar = false;
        for (var version : live.all()) {
            version.limitRequirement(head);
            var backlog = head - version.position();
            version.setWaitingForImport(isImportFirst(version, backlog));
            if (version.isWaitingForImport() || backlog <= BulkCatchUp.NEAR || isResting(version)) continue;
            behind.add(version);
            isFar |= backlog > farBehind;
        }
        if (isFar) fold(behind);
    }

    /** Folds the backlogs of all versions that are behind, because one read of the log serves all of them. */
    private void fold(List<LiveProjection> behind) throws InterruptedException {
        var claims =
                claimed(behind.stream().filter(LiveProjection::prepareClaim).toList());
        if (claims.isEmpty()) return;
        var failed = catchUp.run(claims, claim -> false, this::goesOn);
        rest(failed.keySet().stream().map(claim -> claim.owner().name()).toList());
    }

    private List<BacklogClaim> claimed(List<LiveProjection> prepared) throws InterruptedException {
        var claims = new ArrayList<BacklogClaim>();
        try {
            for (var version : prepared) {
                version.claim().ifPresentOrElse(claims::add, () -> rest(List.of(version.name())));
            }
            return claims;
        } catch (RuntimeException | InterruptedException failure) {
            claims.forEach(BacklogClaim::release);
            throw failure;
        } finally {
            prepared.forEach(LiveProjection::endPreparation);
        }
    }

    private boolean goesOn(BacklogClaim claim) {
        return !isImportFirst(claim.owner(), log.lastPosition() - claim.position());
    }

    private boolean isImportFirst(LiveProjection version, long backlog) {
        return importPause.isFor(version.name(), version.isRequired(), backlog);
    }

    private void rest(List<String> versions) {
        var until = System.nanoTime() + REST_AFTER_FAILURE.toNanos();
        versions.forEach(name -> restUntil.put(name, until));
    }

    private boolean isResting(LiveProjection version) {
        var until = restUntil.get(version.name());
        if (until == null || System.nanoTime() - until > 0) {
            restUntil.remove(version.name());
            return false;
        }
        return true;
    }
}
