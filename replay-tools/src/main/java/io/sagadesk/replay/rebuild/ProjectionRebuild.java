package io.sagadesk.replay.rebuild;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.projections.mongo.ProjectionVersions;
import io.sagadesk.replay.rebuild.RebuildState.Status;
import io.sagadesk.replay.rebuild.bulk.BuildTarget;
import io.sagadesk.replay.rebuild.bulk.BulkBuild;
import io.sagadesk.replay.rebuild.bulk.EventPages;
import io.sagadesk.replay.rebuild.bulk.RebuildFailed;
import io.sagadesk.replay.rebuild.bulk.RebuildThrottle;
import io.sagadesk.replay.rebuild.bulk.TargetDocuments;
import io.sagadesk.replay.rebuild.compare.DocumentDifference;
import io.sagadesk.replay.rebuild.compare.KeyReplacement;
import io.sagadesk.replay.rebuild.compare.ModelDigest;
import io.sagadesk.replay.rebuild.compare.VersionComparison;
import io.sagadesk.store.runtime.WaitDeadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * One rebuild, from its current state to its end: in bulk to a fixed position, then live, then compared with the version
 * in service at one position, then switched. Each step may be repeated after a crash; the switch is one write.
 */
final class ProjectionRebuild {

    private static final int MAX_EXAMPLES = 100;
    private static final long CAUGHT_UP_LAG = 500;
    private static final long MILLISECONDS_BETWEEN_POLLS = 20;
    private static final Duration TIME_TO_BEGIN_CATCHING_UP = Duration.ofSeconds(10);
    private static final Duration TIME_TO_RELEASE = Duration.ofSeconds(30);

    private final Projection projection;
    private final Tools tools;
    private final RebuildThrottle throttle;
    private volatile RebuildState state;

    /** The collaborators of a rebuild. */
    record Tools(
            EventPages log,
            MongoDatabase database,
            ProjectionVersions versions,
            LiveProjections live,
            RebuildStates states,
            RebuildLeases leases) {

        /**
         * Waits until no other instance works on a version: they leave the versions of a projection to the one that has its
         * lease. One that has died keeps its claims until they lapse.
         *
         * @param check throws if the caller shall not wait on
         */
        void awaitRelease(Projection projection, int version, Runnable check) throws InterruptedException {
            BooleanSupplier isReleased = () -> {
                check.run();
                return !live.isElsewhere(projection, version);
            };
            if (WaitDeadline.in(TIME_TO_RELEASE).await(isReleased, MILLISECONDS_BETWEEN_POLLS)) return;
            throw new RebuildFailed("Another instance does not release version " + version);
        }
    }

    ProjectionRebuild(Projection projection, Tools tools, RebuildThrottle throttle, RebuildState state) {
        this.projection = projection;
        this.tools = tools;
        this.throttle = throttle;
        this.state = state;
    }

    RebuildState state() {
        return state;
    }

    RebuildThrottle throttle() {
        return throttle;
    }

    void run() throws InterruptedException {
        check();
        if (state.position() >= 0 && isTemporary() && builtVersion().isEmpty()) {
            finish(); // a crash came after the work, before the status was stored
            return;
        }
        build();
        if (state.request().until() != null) finish();
        else if (state.request().only() != null) replaceOnly();
        else compareAndSwitch(follow());
    }

    /** Changes the status. A finished rebuild keeps its status. */
    void setStatus(Status status) {
        change(before -> before.status().isOver() ? before : before.in(status));
    }

    /** Limits the rate, in events a second; also after a restart. */
    void limit(double eventsPerSecond) {
        throttle.limit(eventsPerSecond);
        change(before -> before.limitedTo(eventsPerSecond));
    }

    /** Ends the rebuild and drops its version, unless that version is in service already. */
    void abandon(Status status, String reason) {
        if (state.version() > 0 && tools.versions().of(projection).serving() == state.version()) {
            finish();
            return;
        }
        drop();
        change(before -> before.finished(status, reason, Instant.now()));
    }

    /** Whether the version was begun by another revision of the projection's code. */
    boolean isOutdated() {
        return builtVersion()
                .map(version -> version.revision() != projection.revision())
                .orElse(false);
    }

    /**
     * Changes and stores the state. Synchronized, because the thread that controls and the thread that runs both change
     * it.
     */
    private synchronized void change(UnaryOperator<RebuildState> change) {
        state = tools.states().save(change.apply(state));
    }

    private boolean isTemporary() {
        return state.request().dryRun() || state.request().only() != null;
    }

    private void build() throws InterruptedException {
        var fresh = state.version() == 0;
        if (fresh) begin();
        var version = builtVersion()
                .orElseThrow(() -> new RebuildFailed("Version " + state.version() + " was dropped meanwhile"));
        if (version.phase() == Phase.LIVE) return; // this step was finished before a restart
        setStatus(Status.BUILDING);
        var from = version.builtTo() + 1;
        var target = new BuildTarget(
                projection, version.number(), from, fresh, state.request().onlyId());
        fold(target, state.target(), Runtime.getRuntime().availableProcessors());
    }

    private void begin() {
        var aside = state.request().until() != null || state.request().only() != null;
        var version = tools.versions().create(projection, aside ? Phase.ASIDE : Phase.BUILDING);
        change(before -> before.making(version.number()));
    }

    private Optional<Version> builtVersion() {
        return tools.versions().of(projection).version(state.version());
    }

    private void fold(BuildTarget target, long until, int partitions) throws InterruptedException {
        var failed = new BulkBuild(
                        tools.log(),
                        List.of(target),
                        TargetDocuments.in(tools.database()),
                        partitions,
                        throttle,
                        (built, position) -> tools.versions().builtTo(projection, built.version(), position))
                .run(until);
        if (!failed.isEmpty()) throw failed.values().iterator().next();
    }

    private LiveProjection follow() throws InterruptedException {
        setStatus(Status.CATCHING_UP);
        var version = builtVersion().orElseThrow();
        if (version.phase() != Phase.LIVE) {
            tools.live().moveTo(projection, version.number(), state.target());
            tools.versions().enter(projection, version.number(), Phase.LIVE);
        }
        var live = tools.live().start(projection, version.number());
        await(() -> isNear(live, tools.log().lastPosition()));
        return live;
    }

    /** A version that is waited for does not wait for an import. */
    private static boolean isNear(LiveProjection version, long position) {
        version.require(position - CAUGHT_UP_LAG);
        return version.position() >= position - CAUGHT_UP_LAG;
    }

    /** Waits until the version in service is near the new one, as long as it catches up; the barrier sets the end. */
    private void awaitCatchingUp(LiveProjection version, LiveProjection fresh) throws InterruptedException {
        var patience = WaitDeadline.in(TIME_TO_BEGIN_CATCHING_UP);
        await(() -> isNear(version, fresh.position()) || (!version.isCatchingUp() && patience.isOver()));
    }

    /** Ends the rebuild if it is paused or cancelled, or if another instance may have taken it over. */
    private void check() {
        throttle.check();
        if (!tools.leases().holds(projection.name())) throw new CancellationException("the lease has lapsed");
    }

    private void await(BooleanSupplier reached) throws InterruptedException {
        while (!reached.getAsBoolean()) {
            check();
            Thread.sleep(MILLISECONDS_BETWEEN_POLLS);
        }
    }

    private void compareAndSwitch(LiveProjection fresh) throws InterruptedException {
        setStatus(Status.COMPARING);
        var old = serving();
        if (tools.versions().of(projection).serving() == state.version()) { // a crash came right after the switch
            dropAllExcept(state.replaces());
            finish();
            return;
        }
        var both = new ArrayList<>(List.of(fresh));
        old.flatMap(version -> tools.live().find(projection, version.number())).ifPresent(both::add);
        if (both.size() == 2) awaitCatchingUp(both.get(1), fresh);
        for (var version : both) tools.awaitRelease(projection, version.version(), this::check);
        try (var barrier = VersionBarrier.of(both)) {
            requireNoDeadLetters();
            compare(old, both.size() == 2, barrier.position());
            check();
            if (!state.request().dryRun()) tools.versions().serve(projection, state.version());
        }
        if (state.request().dryRun()) drop();
        else dropAllExcept(state.replaces());
        finish();
    }

    private void requireNoDeadLetters() {
        var count = tools.live().deadLetterCount(projection, state.version());
        if (count > 0) throw new RebuildFailed(count + " of the events recorded meanwhile could not be folded");
    }

    private Optional<Version> serving() {
        return tools.versions().of(projection).servingVersion();
    }

    private void compare(Optional<Version> old, boolean comparable, long position) {
        var comparison = new VersionComparison(tools.database(), projection);
        int with = old.map(Version::number).orElse(0);
        var after = comparison.digests(state.version());
        var before = comparable ? comparison.digests(with) : List.<ModelDigest>of();
        var examples = new ArrayList<DocumentDifference>();
        var differences = before.isEmpty() || before.equals(after)
                ? 0
                : comparison.differences(with, state.version(), MAX_EXAMPLES, examples::add);
        change(found -> found.compared(position, with, before, after, differences, examples));
    }

    /** Rebuilds the documents of one key up to the position of the version in service, and replaces its documents. */
    private void replaceOnly() throws InterruptedException {
        setStatus(Status.COMPARING);
        var old = serving().orElseThrow(() -> new RebuildFailed("No version is in service yet"));
        var live = tools.live()
                .find(projection, old.number())
                .orElseThrow(() -> new RebuildFailed("The version in service does not follow the log"));
        live.require(state.target());
        tools.awaitRelease(projection, old.number(), this::check);
        await(() -> live.position() >= state.target()); // else the new documents would be ahead of those in service
        try (var barrier = VersionBarrier.of(List.of(live))) {
            foldRest(barrier.position());
            var replacement = new KeyReplacement(tools.database(), projection, old.number(), state.version());
            var examples = new ArrayList<DocumentDifference>();
            var differences = replacement.differences(MAX_EXAMPLES, examples::add);
            check();
            if (!state.request().dryRun()) replacement.replace();
            var position = barrier.position();
            change(found -> found.compared(position, old.number(), List.of(), List.of(), differences, examples));
        }
        drop();
        finish();
    }

    private void foldRest(long until) throws InterruptedException {
        var from = state.target() + 1;
        fold(
                new BuildTarget(
                        projection,
                        state.version(),
                        from,
                        false,
                        state.request().onlyId()),
                until,
                1);
    }

    private void drop() {
        if (builtVersion().isPresent()) drop(state.version());
    }

    private void drop(int version) {
        tools.live().forget(projection, version);
        tools.versions().drop(projection, version);
    }

    /**
     * Drops all versions but two: the one in service, and the one before it, which keeps following the log for a
     * rollback.
     */
    private void dropAllExcept(int before) throws InterruptedException {
        for (var version : tools.versions().of(projection).versions()) {
            var kept = version.number() == before || version.number() == state.version();
            if (kept || version.phase() != Phase.LIVE) continue;
            tools.awaitRelease(projection, version.number(), this::check);
            drop(version.number());
        }
    }

    private void finish() {
        change(before -> before.finished(Status.DONE, null, Instant.now()));
    }
}
