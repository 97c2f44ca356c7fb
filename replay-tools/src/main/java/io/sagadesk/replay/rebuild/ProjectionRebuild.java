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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * One rebuild from wherever it stands to its end: in bulk to a fixed position, then live, then compared with the version
 * in service at one position, then switched. Each step may be repeated after a crash; the switch is one write.
 */
final class ProjectionRebuild {

    private static final int EXAMPLES = 100;
    private static final long NEAR = 500;
    private static final long MILLISECONDS_BETWEEN_LOOKS = 20;

    private final Projection projection;
    private final Tools tools;
    private final RebuildThrottle rebuildThrottle;
    private volatile RebuildState state;

    /** What a rebuild works with. */
    record Tools(
            EventPages log,
            MongoDatabase database,
            ProjectionVersions versions,
            LiveProjections live,
            RebuildStates states) {}

    ProjectionRebuild(Projection projection, Tools tools, RebuildThrottle rebuildThrottle, RebuildState state) {
        this.projection = projection;
        this.tools = tools;
        this.rebuildThrottle = rebuildThrottle;
        this.state = state;
    }

    RebuildState state() {
        return state;
    }

    RebuildThrottle pace() {
        return rebuildThrottle;
    }

    void run() throws InterruptedException {
        rebuildThrottle.check();
        if (state.position() >= 0 && isOfPassingUse() && made().isEmpty()) {
            over(); // a crash came when all was done but the last note
            return;
        }
        build();
        if (state.request().until() != null) over();
        else if (state.request().only() != null) replaceOnly();
        else compareAndSwitch(follow());
    }

    /** What is over stays so. */
    void stand(Status status) {
        change(before -> before.status().isOver() ? before : before.in(status));
    }

    /** From now on, and after a restart. */
    void limit(double eventsPerSecond) {
        rebuildThrottle.limit(eventsPerSecond);
        change(before -> before.limitedTo(eventsPerSecond));
    }

    /** Leaves nothing behind: what was made so far is dropped, unless it serves. */
    void abandon(Status status, String why) {
        if (state.version() > 0 && tools.versions().of(projection).serving() == state.version()) {
            over();
            return;
        }
        drop();
        change(before -> before.over(status, why, Instant.now()));
    }

    /** Whether the version that this makes was begun by other code than today's. */
    boolean isOutdated() {
        return made().map(version -> version.revision() != projection.revision())
                .orElse(false);
    }

    /** Steered and carried out by different threads, it is kept as all of them have left it. */
    private synchronized void change(UnaryOperator<RebuildState> how) {
        state = tools.states().keep(how.apply(state));
    }

    private boolean isOfPassingUse() {
        return state.request().dryRun() || state.request().only() != null;
    }

    private void build() throws InterruptedException {
        var fresh = state.version() == 0;
        if (fresh) begin();
        var version =
                made().orElseThrow(() -> new RebuildFailed("Version " + state.version() + " was dropped meanwhile"));
        if (version.phase() == Phase.LIVE) return; // before a restart it had come further
        stand(Status.BUILDING);
        var from = version.builtTo() + 1;
        var target = new BuildTarget(
                projection, version.number(), from, fresh, state.request().onlyId());
        fold(target, state.target(), Runtime.getRuntime().availableProcessors());
    }

    private void begin() {
        var aside = state.request().until() != null || state.request().only() != null;
        var version = tools.versions().begin(projection, aside ? Phase.ASIDE : Phase.BUILDING);
        change(before -> before.making(version.number()));
    }

    private Optional<Version> made() {
        return tools.versions().of(projection).version(state.version());
    }

    private void fold(BuildTarget target, long until, int partitions) throws InterruptedException {
        var failed = new BulkBuild(
                        tools.log(),
                        List.of(target),
                        TargetDocuments.in(tools.database()),
                        partitions,
                        rebuildThrottle,
                        (built, position) -> tools.versions().builtTo(projection, built.version(), position))
                .run(until);
        if (!failed.isEmpty()) throw failed.values().iterator().next();
    }

    private LiveProjection follow() throws InterruptedException {
        stand(Status.CATCHING_UP);
        var version = made().orElseThrow();
        if (version.phase() != Phase.LIVE) {
            tools.live().moveTo(projection, version.number(), state.target());
            tools.versions().enter(projection, version.number(), Phase.LIVE);
        }
        var live = tools.live().start(projection, version.number());
        await(() -> live.position() >= tools.log().lastPosition() - NEAR);
        return live;
    }

    private void await(BooleanSupplier reached) throws InterruptedException {
        while (!reached.getAsBoolean()) {
            rebuildThrottle.check();
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
    }

    private void compareAndSwitch(LiveProjection fresh) throws InterruptedException {
        stand(Status.COMPARING);
        var old = serving();
        if (tools.versions().of(projection).serving() == state.version()) { // a crash came right after the switch
            dropAllBut(state.replaces());
            over();
            return;
        }
        var both = new ArrayList<>(List.of(fresh));
        old.flatMap(version -> tools.live().find(projection, version.number())).ifPresent(both::add);
        try (var standstill = VersionBarrier.of(both)) {
            requireWhole(fresh);
            compare(old, both.size() == 2, standstill.position());
            rebuildThrottle.check();
            if (!state.request().dryRun()) tools.versions().serve(projection, state.version());
        }
        if (state.request().dryRun()) drop();
        else dropAllBut(state.replaces());
        over();
    }

    private static void requireWhole(LiveProjection fresh) {
        var parked = fresh.parked();
        if (parked > 0) throw new RebuildFailed(parked + " of the events recorded meanwhile could not be folded");
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
                : comparison.differences(with, state.version(), EXAMPLES, examples::add);
        change(found -> found.compared(position, with, before, after, differences, examples));
    }

    /** The documents of one key, folded anew up to where the version in service stands, take the place of its own. */
    private void replaceOnly() throws InterruptedException {
        stand(Status.COMPARING);
        var old = serving().orElseThrow(() -> new RebuildFailed("No version is in service yet"));
        var live = tools.live()
                .find(projection, old.number())
                .orElseThrow(() -> new RebuildFailed("The version in service does not follow the log"));
        await(() -> live.position() >= state.target()); // what is made must not be ahead of what it is compared with
        try (var standstill = VersionBarrier.of(List.of(live))) {
            foldRest(standstill.position());
            var replacement = new KeyReplacement(tools.database(), projection, old.number(), state.version());
            var examples = new ArrayList<DocumentDifference>();
            var differences = replacement.differences(EXAMPLES, examples::add);
            rebuildThrottle.check();
            if (!state.request().dryRun()) replacement.carryOut();
            var position = standstill.position();
            change(found -> found.compared(position, old.number(), List.of(), List.of(), differences, examples));
        }
        drop();
        over();
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
        if (made().isPresent()) drop(state.version());
    }

    private void drop(int version) {
        tools.live().forget(projection, version);
        tools.versions().drop(projection, version);
    }

    /** Two versions are kept: the one that serves, and the one before it, which follows the log, too, for rolling back. */
    private void dropAllBut(int before) {
        for (var version : tools.versions().of(projection).versions()) {
            var kept = version.number() == before || version.number() == state.version();
            if (!kept && version.phase() == Phase.LIVE) drop(version.number());
        }
    }

    private void over() {
        change(before -> before.over(Status.DONE, null, Instant.now()));
    }
}
