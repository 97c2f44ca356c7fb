package io.sagadesk.replay.rebuild;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.live.LiveProjection;
import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.projections.mongo.Versions;
import io.sagadesk.replay.rebuild.RebuildState.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One rebuild from wherever it stands to its end: in bulk to a fixed position, then live, then compared with the version
 * in service at one position, then switched. Each step may be repeated after a crash; the switch is one write.
 */
final class Rebuild {

    private static final int EXAMPLES = 100;
    private static final long NEAR = 500;
    private static final long MILLISECONDS_BETWEEN_LOOKS = 20;

    private final Projection projection;
    private final Tools tools;
    private final Pace pace;
    private RebuildState state;

    /** What a rebuild works with. */
    record Tools(
            EventPages log, MongoDatabase database, Versions versions, LiveProjections live, RebuildStates states) {}

    Rebuild(Projection projection, Tools tools, Pace pace, RebuildState state) {
        this.projection = projection;
        this.tools = tools;
        this.pace = pace;
        this.state = state;
    }

    RebuildState state() {
        return state;
    }

    Pace pace() {
        return pace;
    }

    void run() throws InterruptedException {
        build();
        if (state.request().until() != null) {
            over();
        } else if (state.request().only() != null) {
            replaceOnly();
        } else {
            compareAndSwitch(follow());
        }
    }

    void stand(Status status) {
        state = tools.states().keep(state.in(status));
    }

    /** Leaves nothing behind: what was made so far is dropped, unless it serves. */
    void abandon(Status status, String why) {
        drop();
        state = tools.states().keep(state.over(status, why, Instant.now()));
    }

    private void build() throws InterruptedException {
        var fresh = state.version() == 0;
        if (fresh) begin();
        var version = made();
        if (version.phase() == Phase.LIVE) return; // before a restart it had come further
        stand(Status.BUILDING);
        var from = version.builtTo() + 1;
        var target = new Target(
                projection, version.number(), from, fresh, state.request().onlyId());
        new BulkBuild(
                        tools.log(),
                        List.of(target),
                        TargetDocuments.in(tools.database()),
                        Runtime.getRuntime().availableProcessors(),
                        pace,
                        position -> tools.versions().builtTo(projection, version.number(), position))
                .run(state.target());
    }

    private void begin() {
        var aside = state.request().until() != null || state.request().only() != null;
        var version = tools.versions().begin(projection, aside ? Phase.ASIDE : Phase.BUILDING);
        state = tools.states().keep(state.making(version.number()));
    }

    private Version made() {
        return tools.versions()
                .of(projection)
                .version(state.version())
                .orElseThrow(() -> new RebuildFailed("Version " + state.version() + " was dropped meanwhile"));
    }

    private LiveProjection follow() throws InterruptedException {
        stand(Status.CATCHING_UP);
        var version = made();
        if (version.phase() != Phase.LIVE) {
            tools.live().moveTo(projection, version.number(), state.target());
            tools.versions().enter(projection, version.number(), Phase.LIVE);
        }
        var live = tools.live().start(projection, version.number());
        while (live.position() < tools.log().lastPosition() - NEAR) {
            pace.check();
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
        return live;
    }

    private void compareAndSwitch(LiveProjection fresh) throws InterruptedException {
        stand(Status.COMPARING);
        var old = serving();
        if (tools.versions().of(projection).serving() == state.version()) { // a crash came right after the switch
            over();
            return;
        }
        var both = new ArrayList<>(List.of(fresh));
        old.flatMap(version -> tools.live().find(projection, version.number())).ifPresent(both::add);
        try (var standstill = Standstill.of(both)) {
            compare(both.size() == 2 ? old : Optional.empty(), standstill.position());
            pace.check();
            if (!state.request().dryRun()) tools.versions().serve(projection, state.version());
        }
        if (state.request().dryRun()) drop();
        else dropAllBut(old.map(Version::number).orElse(0));
        over();
    }

    private Optional<Version> serving() {
        return tools.versions().of(projection).servingVersion();
    }

    private void compare(Optional<Version> old, long position) {
        var comparison = new Comparison(tools.database(), projection);
        var after = comparison.digests(state.version());
        var before = old.map(version -> comparison.digests(version.number())).orElse(List.of());
        var examples = new ArrayList<Difference>();
        var differences = before.isEmpty() || before.equals(after)
                ? 0
                : comparison.differences(old.orElseThrow().number(), state.version(), EXAMPLES, examples::add);
        state = tools.states().keep(state.compared(position, before, after, differences, examples));
    }

    /** The documents of one key, folded anew up to where the version in service stands, take the place of its own. */
    private void replaceOnly() throws InterruptedException {
        stand(Status.COMPARING);
        var old = serving().orElseThrow(() -> new RebuildFailed("No version is in service yet"));
        var live = tools.live()
                .find(projection, old.number())
                .orElseThrow(() -> new RebuildFailed("The version in service does not follow the log"));
        try (var standstill = Standstill.of(List.of(live))) {
            foldRest(standstill.position());
            var replacement = new Replacement(tools.database(), projection, old.number(), state.version());
            var examples = new ArrayList<Difference>();
            var differences = replacement.differences(EXAMPLES, examples::add);
            if (!state.request().dryRun()) replacement.carryOut();
            state = tools.states()
                    .keep(state.compared(standstill.position(), List.of(), List.of(), differences, examples));
        }
        drop();
        over();
    }

    private void foldRest(long until) throws InterruptedException {
        var rest = new Target(
                projection,
                state.version(),
                state.target() + 1,
                false,
                state.request().only());
        new BulkBuild(tools.log(), List.of(rest), TargetDocuments.in(tools.database()), 1, pace, position -> {})
                .run(until);
    }

    private void drop() {
        if (state.version() == 0 || tools.versions().of(projection).serving() == state.version()) return;
        tools.live().stop(projection, state.version());
        tools.versions().drop(projection, state.version());
    }

    /** Two versions are kept: the one that serves, and the one before it, which follows the log, too, for rolling back. */
    private void dropAllBut(int before) {
        for (var version : tools.versions().of(projection).versions()) {
            var kept = version.number() == before || version.number() == state.version();
            if (!kept && version.phase() == Phase.LIVE) {
                tools.live().stop(projection, version.number());
                tools.versions().drop(projection, version.number());
            }
        }
    }

    private void over() {
        state = tools.states().keep(state.over(Status.DONE, null, Instant.now()));
    }
}
