package io.sagadesk.projections.live;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.mongo.ProjectionVersions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/** The projection versions that follow the log in this process. */
public final class LiveProjections implements AutoCloseable {

    private final ProjectionVersions versions;
    private final LiveProjection.Dependencies dependencies;
    private final Function<String, SequencedDeadLetterQueue<EventMessage<?>>> deadLetters;
    private final SharedFolding sharing;
    private final ConcurrentMap<String, LiveProjection> running = new ConcurrentHashMap<>();

    /** @param deadLetters returns the dead-letter queue of a processor by its name */
    public LiveProjections(
            ProjectionVersions versions,
            LiveProjection.Dependencies dependencies,
            Function<String, SequencedDeadLetterQueue<EventMessage<?>>> deadLetters) {
        this(versions, dependencies, deadLetters, SharedFolding.ALONE);
    }

    /** @param sharing how far other instances have folded that share the documents */
    public LiveProjections(
            ProjectionVersions versions,
            LiveProjection.Dependencies dependencies,
            Function<String, SequencedDeadLetterQueue<EventMessage<?>>> deadLetters,
            SharedFolding sharing) {
        this.versions = versions;
        this.dependencies = dependencies;
        this.deadLetters = deadLetters;
        this.sharing = sharing;
    }

    /** Returns the name of a version's processor: {@code rfm_v7}. */
    public static String nameOf(Projection projection, int version) {
        return projection.name() + "_v" + version;
    }

    /** Starts a version at its stored position. */
    public synchronized LiveProjection start(Projection projection, int version) {
        var name = nameOf(projection, version);
        var live = running.computeIfAbsent(name, unused -> make(name, projection, version));
        if (!live.isRunning()) live.start();
        return live;
    }

    /**
     * Claims the backlog of a version that does not follow the log yet, to fold it in bulk before it does. Empty if another
     * instance works on it.
     *
     * @param position up to which every event is folded
     */
    public Optional<BacklogClaim> claim(Projection projection, int version, long position) {
        var name = nameOf(projection, version);
        return running.computeIfAbsent(name, unused -> make(name, projection, version))
                .claimBeforeStart(position);
    }

    /** Returns the versions that follow the log, live or in bulk. */
    public List<LiveProjection> all() {
        return running.values().stream().filter(LiveProjection::isRunning).toList();
    }

    /** Returns the names of the projections that have met an event of a newer version here. */
    public Set<String> stoppedByNewerEvents() {
        return all().stream()
                .filter(LiveProjection::hasMetNewerEvent)
                .map(stopped -> stopped.projection().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Stops a version and returns when it has stopped. */
    public synchronized void stop(Projection projection, int version) {
        var live = running.remove(nameOf(projection, version));
        if (live != null) live.stop();
    }

    /** Returns whether another instance works on a segment of a version, whether it is started here or not. */
    public boolean isElsewhere(Projection projection, int version) {
        return !dependencies.elsewhere().apply(nameOf(projection, version)).isEmpty();
    }

    /** Returns a version that follows the log; empty while it catches up for the first time since the start. */
    public Optional<LiveProjection> find(Projection projection, int version) {
        return Optional.ofNullable(running.get(nameOf(projection, version))).filter(LiveProjection::hasFollowed);
    }

    /**
     * Returns the position up to which a stopped version has folded every event, by its tokens; -1 before the first.
     */
    public long tokenOf(Projection projection, int version) {
        return least(dependencies.stored().apply(nameOf(projection, version)));
    }

    /**
     * Returns the position up to which other instances have folded every event of a version that does not follow the log here;
     * -1 before the first. It may be ahead of {@link #tokenOf}.
     */
    public long positionElsewhere(Projection projection, int version) {
        var name = nameOf(projection, version);
        return least(sharing.latest(name, dependencies.stored().apply(name)));
    }

    private static long least(Map<Integer, Long> positions) {
        return positions.values().stream().min(Comparator.naturalOrder()).orElse(-1L);
    }

    /**
     * Returns the number of dead letters of a version, whether it runs or not: events that could not be folded, and
     * events that wait for an earlier one.
     */
    public long deadLetterCount(Projection projection, int version) {
        return deadLetters.apply(nameOf(projection, version)).size();
    }

    /** Stops a version and deletes its tokens and dead letters. */
    public synchronized void forget(Projection projection, int version) {
        stop(projection, version);
        var name = nameOf(projection, version);
        requireAll(name).delete();
        deadLetters.apply(name).clear();
    }

    /** Sets the tokens of a stopped version to a position up to which it was built in bulk. */
    public void moveTo(Projection projection, int version, long position) {
        var name = nameOf(projection, version);
        var tokens = dependencies.tokens();
        SegmentClaims.initialise(name, LiveProjection.segments(projection, dependencies), position, tokens);
        var claims = requireAll(name);
        claims.store(position);
        claims.release();
    }

    private SegmentClaims requireAll(String name) {
        return SegmentClaims.ofAll(name, dependencies.tokens())
                .orElseThrow(() -> new UnableToClaimTokenException("Another instance works on " + name));
    }

    @Override
    public synchronized void close() {
        running.values().forEach(LiveProjection::stop);
        running.clear();
    }

    private LiveProjection make(String name, Projection projection, int version) {
        var documents = versions.documents(version);
        return new LiveProjection(
                name,
                projection,
                version,
                () -> new ProjectionFold(projection, documents),
                deadLetters.apply(name),
                dependencies,
                sharing);
    }
}
