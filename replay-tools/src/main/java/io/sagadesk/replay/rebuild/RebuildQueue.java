package io.sagadesk.replay.rebuild;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.rebuild.RebuildState.Status;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.replay.rebuild.bulk.RebuildFailed;
import io.sagadesk.replay.rebuild.bulk.RebuildThrottle;
import io.sagadesk.store.runtime.DaemonThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rebuilds of this process. One runs at a time, the others wait. */
public final class RebuildQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildQueue.class);

    private static final String CANCELLED = "cancelled";
    private static final int SECONDS_TO_STOP = 10;

    private final List<Projection> projections;
    private final ProjectionRebuild.Tools tools;
    private final ConcurrentMap<String, ProjectionRebuild> underWay = new ConcurrentHashMap<>();
    private @Nullable ProjectionRebuild current;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(DaemonThreads.named("rebuilds"));

    public RebuildQueue(
            List<Projection> projections,
            EventPages log,
            MongoDatabase database,
            ProjectionVersions versions,
            LiveProjections live) {
        this.projections = projections;
        this.tools = new ProjectionRebuild.Tools(log, database, versions, live, new RebuildStates(database));
    }

    /**
     * Resumes the rebuilds that a restart interrupted, except the paused ones. Fails those that another code revision
     * began, and drops versions that belong to no rebuild.
     */
    public synchronized void resumeInterrupted() {
        var states = tools.states().all();
        Collections.reverse(states); // the oldest first
        for (var projection : projections) {
            if (active(projection.name()).isEmpty()) dropOrphans(projection, states);
        }
        for (var state : states) {
            if (state.status().isOver() || underWay.containsKey(state.id()) || !isKnown(state)) continue;
            var rebuild = register(state);
            if (rebuild.isOutdated()) end(rebuild, Status.FAILED, "The code has another revision since a restart");
            else executor.execute(() -> run(rebuild));
        }
    }

    /**
     * Drops versions without a rebuild: a crash may come after a version was begun and before the rebuild refers to it.
     */
    private void dropOrphans(Projection projection, List<RebuildState> states) {
        for (var version : tools.versions().of(projection).versions()) {
            var referenced = states.stream()
                    .anyMatch(state -> state.version() == version.number()
                            && state.request().projection().equals(projection.name()));
            if (version.phase() != Phase.LIVE && !referenced) tools.versions().drop(projection, version.number());
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

    /** Interrupts the running rebuild; it continues after a restart. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            executor.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
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
        if (rebuild == null) return new Report(kept, kept.target(), 0);
        var throttle = rebuild.throttle();
        var state = rebuild.state();
        var bulkDone = state.status() != Status.BUILDING && state.status() != Status.PAUSED;
        return new Report(state, bulkDone ? state.target() : throttle.position(), throttle.rate());
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
            underWay.remove(rebuild.state().id());
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

    /**
     * Ends a rebuild and drops its version. If the database cannot be reached, the rebuild stays under way: it can be
     * cancelled again, or resumes after a restart.
     */
    private void end(ProjectionRebuild rebuild, Status status, String reason) {
        var id = rebuild.state().id();
        try {
            rebuild.abandon(status, reason);
            underWay.remove(id);
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
        if (rebuild == null) throw new RebuildFailed("No rebuild of this id is under way");
        return rebuild;
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

    private static void checkRate(double eventsPerSecond) {
        if (eventsPerSecond >= 0) return;
        throw new RebuildFailed("The events a second are a number from 0 up; 0 is as fast as it can");
    }

    private void check(RebuildRequest request, Projection projection) {
        var other = tools.states().all().stream()
                .anyMatch(state ->
                        !state.status().isOver() && state.request().projection().equals(projection.name()));
        if (other) {
            throw new RebuildFailed("A rebuild of " + projection.name() + " is under way");
        }
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
