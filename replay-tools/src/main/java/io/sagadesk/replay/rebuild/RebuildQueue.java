package io.sagadesk.replay.rebuild;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.rebuild.RebuildState.Status;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.replay.rebuild.bulk.RebuildFailed;
import io.sagadesk.replay.rebuild.bulk.RebuildThrottle;
import io.sagadesk.store.runtime.DaemonThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rebuilds of this process. One runs at a time, the others wait. Several instances may share the versions: who rebuilds a
 * projection has its lease ({@link RebuildLeases}).
 */
public final class RebuildQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildQueue.class);

    private static final String CANCELLED = "cancelled";
    private static final int SECONDS_TO_STOP = 10;

    private final List<Projection> projections;
    private final ProjectionRebuild.Tools tools;
    private final RebuildLeases leases;
    private final ConcurrentMap<String, ProjectionRebuild> underWay = new ConcurrentHashMap<>();
    private @Nullable ProjectionRebuild current;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(DaemonThreads.named("rebuilds"));

    public RebuildQueue(
            List<Projection> projections,
            EventPages log,
            MongoDatabase database,
            ProjectionVersions versions,
            LiveProjections live,
            RebuildLeases leases) {
        this.projections = projections;
        this.leases = leases;
        this.tools = new ProjectionRebuild.Tools(log, database, versions, live, new RebuildStates(database), leases);
        leases.onLoss(this::stop);
    }

    /**
     * Resumes the rebuilds that a restart interrupted, except the paused ones. Fails those that another code revision began,
     * and drops versions that belong to no rebuild. Leaves alone what another instance has the lease of. May be repeated.
     */
    public void resumeInterrupted() {
        resume(state -> true);
    }

    /** Resumes the rebuilds whose instance has died or stopped, unless they build a version of another code revision. */
    void takeOver() {
        resume(this::isOfThisCode);
    }

    private synchronized void resume(Predicate<RebuildState> which) {
        var states = tools.states().all().stream().filter(which).toList();
        for (var projection : projections) {
            if (active(projection.name()).isPresent() || !hasRemains(projection, states)) continue;
            if (leases.acquire(projection.name())) resume(projection, which);
        }
    }

    /** The states are read again: until the lease was taken, another instance may have finished. */
    private void resume(Projection projection, Predicate<RebuildState> which) {
        var states = new ArrayList<>(tools.states().all());
        Collections.reverse(states); // the oldest first
        dropOrphans(projection, states);
        states.stream()
                .filter(state -> isInterrupted(state, projection))
                .filter(which)
                .forEach(state -> {
                    var rebuild = register(state);
                    if (rebuild.isOutdated())
                        end(rebuild, Status.FAILED, "The code has another revision since a restart");
                    else executor.execute(() -> run(rebuild));
                });
        releaseUnlessActive(projection.name());
    }

    private boolean isOfThisCode(RebuildState state) {
        return isKnown(state) && isOfRevision(state, projection(state.request().projection()));
    }

    private boolean isOfRevision(RebuildState state, Projection projection) {
        return tools.versions()
                .of(projection)
                .version(state.version())
                .map(version -> version.revision() == projection.revision())
                .orElse(true);
    }

    private boolean hasRemains(Projection projection, List<RebuildState> states) {
        return states.stream().anyMatch(state -> isInterrupted(state, projection))
                || tools.versions().of(projection).versions().stream()
                        .anyMatch(version -> isOrphan(version, projection, states));
    }

    private static boolean isInterrupted(RebuildState state, Projection projection) {
        return !state.status().isOver() && state.request().projection().equals(projection.name());
    }

    private void releaseUnlessActive(String projection) {
        if (active(projection).isEmpty() && leases.holds(projection)) leases.release(projection);
    }

    private static boolean isOrphan(Version version, Projection projection, List<RebuildState> states) {
        return version.phase() != Phase.LIVE
                && states.stream()
                        .noneMatch(state -> state.version() == version.number()
                                && state.request().projection().equals(projection.name()));
    }

    /**
     * Drops versions without a rebuild: a crash may come after a version was begun and before the rebuild refers to it.
     */
    private void dropOrphans(Projection projection, List<RebuildState> states) {
        for (var version : tools.versions().of(projection).versions()) {
            if (isOrphan(version, projection, states)) tools.versions().drop(projection, version.number());
        }
    }

    /**
     * Queues a rebuild and returns at once.
     *
     * @throws RebuildFailed if it cannot start, for example while another rebuild of the projection is under way
     */
    public synchronized RebuildState start(RebuildRequest request) {
        var projection = projection(request.projection());
        check(request, projection);
        if (!leases.acquire(projection.name())) throw underWay(projection);
        var last = tools.log().lastPosition();
        var target = request.until() == null ? last : Math.min(last, request.until());
        var number = tools.states().all().size() + 1;
        var id = projection.name() + "-" + number;
        var rebuild = register(tools.states().save(RebuildState.started(id, request, target, Instant.now())));
        executor.execute(() -> run(rebuild));
        return rebuild.state();
    }

    /** The stored state of a rebuild, with the progress that only this process knows. */
    public Optional<Report> find(String id) {
        return tools.states().find(id).map(this::report);
    }

    /** All rebuilds, the newest first. */
    public List<Report> all() {
        return tools.states().all().stream().map(this::report).toList();
    }

    /** Pauses a rebuild after its current page. Other rebuilds run meanwhile; it stays paused across restarts. */
    public synchronized Report pause(String id) {
        var rebuild = running(id);
        rebuild.throttle().pause();
        rebuild.setStatus(Status.PAUSED);
        return report(rebuild.state());
    }

    /** Resumes a paused rebuild; it waits in the queue first. */
    public synchronized Report resume(String id) {
        var rebuild = running(id);
        rebuild.throttle().resume();
        rebuild.setStatus(Status.BUILDING);
        executor.execute(() -> run(rebuild));
        return report(rebuild.state());
    }

    /** Cancels a rebuild and drops its unfinished version. */
    public synchronized Report cancel(String id) {
        var rebuild = running(id);
        rebuild.throttle().cancel();
        if (rebuild != current) end(rebuild, Status.CANCELLED, CANCELLED);
        return report(rebuild.state());
    }

    /** Limits the rate of a rebuild, in events a second; 0 for no limit. */
    public Report limit(String id, double eventsPerSecond) {
        checkRate(eventsPerSecond);
        var rebuild = running(id);
        rebuild.limit(eventsPerSecond);
        return report(rebuild.state());
    }

    /** The rebuild under way for a projection. */
    public Optional<Report> active(String projection) {
        return underWay.values().stream()
                .filter(rebuild -> rebuild.state().request().projection().equals(projection))
                .findFirst()
                .map(rebuild -> report(rebuild.state()));
    }

    /** Whether a rebuild under way builds this version. */
    public boolean isBuilding(String projection, int version) {
        return underWay.values().stream()
                .map(ProjectionRebuild::state)
                .anyMatch(state -> state.version() == version
                        && state.request().projection().equals(projection));
    }

    /**
     * Drops a version that is not in service. Other instances leave it to this one, as they do for a rebuild.
     *
     * @throws RebuildFailed if another instance rebuilds the projection, or does not release the version
     */
    public void drop(Projection projection, int version) throws InterruptedException {
        if (!leases.acquire(projection.name())) throw underWay(projection);
        try {
            tools.awaitRelease(projection, version, () -> {});
            tools.live().forget(projection, version);
            tools.versions().drop(projection, version);
        } finally {
            letGo(projection.name());
        }
    }

    private synchronized void letGo(String projection) {
        releaseUnlessActive(projection);
    }

    /** Interrupts the running rebuild; it continues after a restart, or on another instance. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            executor.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
            leases.close();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The current state and progress of a rebuild.
     *
     * @param position the last folded position; the target position after the bulk build
     * @param eventsPerSecond the recent rate
     */
    public record Report(RebuildState state, long position, double eventsPerSecond) {

        /** The estimated time until the end of the bulk build at the current rate, in full seconds; empty if unknown. */
        public Optional<Duration> timeLeft() {
            if (state.status().isOver()) return Optional.of(Duration.ZERO);
            if (state.status() != Status.BUILDING || eventsPerSecond <= 0) return Optional.empty();
            return Optional.of(Duration.ofSeconds(Math.round((state.target() - position) / eventsPerSecond)));
        }
    }

    private Report report(RebuildState kept) {
        var rebuild = underWay.get(kept.id());
        if (rebuild == null) return new Report(kept, writtenTo(kept), 0);
        var throttle = rebuild.throttle();
        var state = rebuild.state();
        var bulkDone = state.status() != Status.BUILDING && state.status() != Status.PAUSED;
        return new Report(state, bulkDone ? state.target() : throttle.position(), throttle.rate());
    }

    /** How far a rebuild has come that another instance carries out, by what it has written. */
    private long writtenTo(RebuildState state) {
        if (state.status() != Status.BUILDING && state.status() != Status.PAUSED) return state.target();
        return isKnown(state)
                ? tools.versions()
                        .of(projection(state.request().projection()))
                        .version(state.version())
                        .map(Version::builtTo)
                        .orElse(-1L)
                : -1;
    }

    private ProjectionRebuild register(RebuildState state) {
        var throttle = new RebuildThrottle(state.request().eventsPerSecond());
        if (state.status() == Status.PAUSED) throttle.pause();
        var rebuild = new ProjectionRebuild(projection(state.request().projection()), tools, throttle, state);
        underWay.put(state.id(), rebuild);
        return rebuild;
    }

    private void run(ProjectionRebuild rebuild) {
        if (!claim(rebuild)) return;
        try {
            rebuild.run();
            forget(rebuild);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt(); // the rebuild resumes after the restart
        } catch (RebuildThrottle.Paused forNow) {
            rebuild.setStatus(Status.PAUSED);
        } catch (CancellationException cancelled) {
            end(rebuild, Status.CANCELLED, CANCELLED);
        } catch (RuntimeException failure) {
            if (executor.isShutdown()) return; // the stores are closing; the rebuild resumes after the restart
            LOG.error("The rebuild {} failed: {}", rebuild.state().id(), describe(failure));
            end(rebuild, Status.FAILED, describe(failure));
        } finally {
            release();
        }
    }

    /** Makes the rebuild the running one. False if it was queued twice, or paused, cancelled or finished meanwhile. */
    private synchronized boolean claim(ProjectionRebuild rebuild) {
        if (!underWay.containsValue(rebuild) || rebuild.throttle().isPaused()) return false;
        current = rebuild;
        return true;
    }

    private synchronized void release() {
        current = null;
    }

    private synchronized void forget(ProjectionRebuild rebuild) {
        underWay.remove(rebuild.state().id());
        letGo(projectionOf(rebuild));
    }

    private boolean isStillOurs(String projection) {
        return leases.holds(projection) && leases.acquire(projection);
    }

    private static String projectionOf(ProjectionRebuild rebuild) {
        return rebuild.state().request().projection();
    }

    /** Stops a rebuild that another instance has taken over, because this one stood still for longer than its lease. */
    private synchronized void stop(String projection) {
        for (var rebuild : List.copyOf(underWay.values())) {
            if (!projectionOf(rebuild).equals(projection)) continue;
            rebuild.throttle().cancel();
            if (rebuild != current) underWay.remove(rebuild.state().id());
        }
    }

    /**
     * Ends a rebuild and drops its version. If the database cannot be reached, the rebuild stays under way: it can be
     * cancelled again, or resumes after a restart.
     */
    private void end(ProjectionRebuild rebuild, Status status, String reason) {
        var id = rebuild.state().id();
        try {
            if (!isStillOurs(projectionOf(rebuild))) { // another instance carries it out, or will
                underWay.remove(id);
                return;
            }
            rebuild.abandon(status, reason);
            forget(rebuild);
        } catch (RuntimeException unreachable) {
            LOG.error("The rebuild {} could not be cleaned up ({}): cancel it again", id, describe(unreachable));
        }
    }

    /** The text for logs and reports. The message of another exception may quote an event, so only its type is used. */
    private static String describe(RuntimeException failure) {
        return failure instanceof RebuildFailed
                ? String.valueOf(failure.getMessage())
                : failure.toString().split(":", 2)[0];
    }

    private ProjectionRebuild running(String id) {
        var rebuild = underWay.get(id);
        if (rebuild != null) return rebuild;
        var isElsewhere = tools.states()
                .find(id)
                .filter(state -> !state.status().isOver())
                .isPresent();
        throw new RebuildFailed(
                isElsewhere
                        ? "Another instance carries out this rebuild: ask that one"
                        : "No rebuild of this id is under way");
    }

    private boolean isKnown(RebuildState state) {
        return projections.stream()
                .anyMatch(projection -> projection.name().equals(state.request().projection()));
    }

    private Projection projection(String name) {
        return projections.stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RebuildFailed("There is no such projection; there are "
                        + String.join(
                                ", ", projections.stream().map(Projection::name).toList())));
    }

    private static RebuildFailed underWay(Projection projection) {
        return new RebuildFailed("A rebuild of " + projection.name() + " is under way");
    }

    private static void checkRate(double eventsPerSecond) {
        if (eventsPerSecond >= 0) return;
        throw new RebuildFailed("The events a second are a number from 0 up; 0 is as fast as it can");
    }

    private void check(RebuildRequest request, Projection projection) {
        var other = tools.states().all().stream()
                .anyMatch(state ->
                        !state.status().isOver() && state.request().projection().equals(projection.name()));
        if (other) throw underWay(projection);
        checkRate(request.eventsPerSecond());
        if (request.until() != null && request.until() < 0) {
            throw new RebuildFailed("Nothing was recorded until then");
        }
        if (request.until() != null && (request.only() != null || request.dryRun())) {
            throw new RebuildFailed("A read model as of then is kept aside: it is neither compared nor of one subject");
        }
        if (request.only() != null && !String.valueOf(request.onlyKey()).equals(projection.key())) {
            throw new RebuildFailed(
                    projection.key() == null
                            ? "The documents of " + projection.name()
                                    + " are not of one subject each: rebuild all of it"
                            : "The documents of " + projection.name() + " are found by " + projection.key()
                                    + ": name the subject as "
                                    + projection.key().replaceFirst("Id$", "/ID"));
        }
    }
}
