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

/** All rebuilds of this process: one at a time is carried out, the others wait their turn. */
public final class RebuildQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildQueue.class);

    private static final String CANCELLED = "cancelled";
    private static final int SECONDS_TO_STOP = 10;

    private final List<Projection> projections;
    private final ProjectionRebuild.Tools tools;
    private final ConcurrentMap<String, ProjectionRebuild> underWay = new ConcurrentHashMap<>();
    private @Nullable ProjectionRebuild current;
    private final ExecutorService turn = Executors.newSingleThreadExecutor(DaemonThreads.named("rebuilds"));

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
     * Goes on with what a restart has interrupted; what was paused stays so. What other code had begun is given up, and
     * what was begun for nobody is dropped.
     */
    public synchronized void goOn() {
        var states = tools.states().all();
        Collections.reverse(states); // those that waited longest first
        for (var projection : projections) {
            if (underWay(projection.name()).isEmpty()) dropOrphans(projection, states);
        }
        for (var state : states) {
            if (state.status().isOver() || underWay.containsKey(state.id()) || !isKnown(state)) continue;
            var rebuild = enter(state);
            if (rebuild.isOutdated()) end(rebuild, Status.FAILED, "The code has another revision since a restart");
            else turn.execute(() -> carryOut(rebuild));
        }
    }

    /** A crash came between the beginning of a version and the note of whose it is. */
    private void dropOrphans(Projection projection, List<RebuildState> states) {
        for (var version : tools.versions().of(projection).versions()) {
            var claimed = states.stream()
                    .anyMatch(state -> state.version() == version.number()
                            && state.request().projection().equals(projection.name()));
            if (version.phase() != Phase.LIVE && !claimed) tools.versions().drop(projection, version.number());
        }
    }

    /**
     * Begins a rebuild and returns at once.
     *
     * @throws RebuildFailed if it cannot be done, such as while another one of the same projection is under way
     */
    public synchronized RebuildState begin(RebuildRequest request) {
        var projection = projection(request.projection());
        check(request, projection);
        var last = tools.log().lastPosition();
        var target = request.until() == null ? last : Math.min(last, request.until());
        var number = tools.states().all().size() + 1;
        var id = projection.name() + "-" + number;
        var rebuild = enter(tools.states().keep(RebuildState.begun(id, request, target, Instant.now())));
        turn.execute(() -> carryOut(rebuild));
        return rebuild.state();
    }

    /** How a rebuild stands, with what only this process knows. */
    public Optional<Report> find(String id) {
        return tools.states().find(id).map(this::report);
    }

    /** All there ever were, the newest first. */
    public List<Report> all() {
        return tools.states().all().stream().map(this::report).toList();
    }

    /** Has it stop after what it has in hand, and the others go on meanwhile; a restart leaves it paused. */
    public synchronized Report pause(String id) {
        var rebuild = running(id);
        rebuild.pace().pause();
        rebuild.stand(Status.PAUSED);
        return report(rebuild.state());
    }

    /** Has a paused one go on when it is its turn. */
    public synchronized Report resume(String id) {
        var rebuild = running(id);
        rebuild.pace().resume();
        rebuild.stand(Status.BUILDING);
        turn.execute(() -> carryOut(rebuild));
        return report(rebuild.state());
    }

    /** Stops it for good; the version that it made so far is dropped. */
    public synchronized Report cancel(String id) {
        var rebuild = running(id);
        rebuild.pace().cancel();
        if (rebuild != current) end(rebuild, Status.CANCELLED, CANCELLED);
        return report(rebuild.state());
    }

    /** Limits the events a second; 0 for as fast as it can. */
    public Report limit(String id, double eventsPerSecond) {
        checkRate(eventsPerSecond);
        var rebuild = running(id);
        rebuild.limit(eventsPerSecond);
        return report(rebuild.state());
    }

    /** The one under way for a projection. */
    public Optional<Report> underWay(String projection) {
        return underWay.values().stream()
                .filter(rebuild -> rebuild.state().request().projection().equals(projection))
                .findFirst()
                .map(rebuild -> report(rebuild.state()));
    }

    /** Whether a rebuild that is not over makes this version. */
    public boolean isMaking(String projection, int version) {
        return underWay.values().stream()
                .map(ProjectionRebuild::state)
                .anyMatch(state -> state.version() == version
                        && state.request().projection().equals(projection));
    }

    /** Interrupts what is under way; it goes on after a restart. */
    @Override
    public void close() {
        turn.shutdownNow();
        try {
            turn.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * How a rebuild stands at the moment.
     *
     * @param position that is folded; the target's when the bulk is done
     * @param eventsPerSecond lately
     */
    public record Report(RebuildState state, long position, double eventsPerSecond) {

        /** Until the bulk is done, at the rate of now; -1 while there is none. */
        public long secondsLeft() {
            if (state.status() != Status.BUILDING) return state.status().isOver() ? 0 : -1;
            return eventsPerSecond <= 0 ? -1 : Math.round((state.target() - position) / eventsPerSecond);
        }
    }

    private Report report(RebuildState kept) {
        var rebuild = underWay.get(kept.id());
        if (rebuild == null) return new Report(kept, kept.target(), 0);
        var rebuildThrottle = rebuild.pace();
        var state = rebuild.state();
        var past = state.status() != Status.BUILDING && state.status() != Status.PAUSED;
        return new Report(state, past ? state.target() : rebuildThrottle.position(), rebuildThrottle.rate());
    }

    private ProjectionRebuild enter(RebuildState state) {
        var rebuildThrottle = new RebuildThrottle(state.request().eventsPerSecond());
        if (state.status() == Status.PAUSED) rebuildThrottle.pause();
        var rebuild = new ProjectionRebuild(projection(state.request().projection()), tools, rebuildThrottle, state);
        underWay.put(state.id(), rebuild);
        return rebuild;
    }

    private void carryOut(ProjectionRebuild rebuild) {
        if (!take(rebuild)) return;
        try {
            rebuild.run();
            underWay.remove(rebuild.state().id());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt(); // it goes on after the restart
        } catch (RebuildThrottle.Paused forNow) {
            rebuild.stand(Status.PAUSED);
        } catch (CancellationException cancelled) {
            end(rebuild, Status.CANCELLED, CANCELLED);
        } catch (RuntimeException failure) {
            if (turn.isShutdown()) return; // what it needs is being closed; it goes on after the restart
            LOG.error("The rebuild {} failed: {}", rebuild.state().id(), kind(failure));
            end(rebuild, Status.FAILED, kind(failure));
        } finally {
            giveBack();
        }
    }

    /** It may be its turn twice, or when it was paused or cancelled meanwhile. */
    private synchronized boolean take(ProjectionRebuild rebuild) {
        if (!underWay.containsValue(rebuild) || rebuild.pace().isPaused()) return false;
        current = rebuild;
        return true;
    }

    private synchronized void giveBack() {
        current = null;
    }

    /** If the documents cannot be reached it stays under way: to be cancelled again, or gone on with after a restart. */
    private void end(ProjectionRebuild rebuild, Status status, String why) {
        var id = rebuild.state().id();
        try {
            rebuild.abandon(status, why);
            underWay.remove(id);
        } catch (RuntimeException unreachable) {
            LOG.error("The rebuild {} could not be cleaned up ({}): cancel it again", id, kind(unreachable));
        }
    }

    /** Ours say what is the matter; the text of any other may quote an event. */
    private static String kind(RuntimeException failure) {
        return failure instanceof RebuildFailed
                ? String.valueOf(failure.getMessage())
                : failure.toString().split(":", 2)[0];
    }

    private ProjectionRebuild running(String id) {
        var rebuild = underWay.get(id);
        if (rebuild == null) throw new RebuildFailed("No rebuild " + id + " is under way");
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
                .orElseThrow(() -> new RebuildFailed("There is no projection " + name + "; there are "
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
