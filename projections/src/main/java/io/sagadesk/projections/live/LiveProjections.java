package io.sagadesk.projections.live;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.mongo.ProjectionVersions;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/** The versions of projections that follow the log in this process. */
public final class LiveProjections implements AutoCloseable {

    private final ProjectionVersions versions;
    private final LiveProjection.Surroundings surroundings;
    private final Function<String, SequencedDeadLetterQueue<EventMessage<?>>> deadLetters;
    private final ConcurrentMap<String, LiveProjection> running = new ConcurrentHashMap<>();

    /** @param deadLetters the queue of a processor, by its name */
    public LiveProjections(
            ProjectionVersions versions,
            LiveProjection.Surroundings surroundings,
            Function<String, SequencedDeadLetterQueue<EventMessage<?>>> deadLetters) {
        this.versions = versions;
        this.surroundings = surroundings;
        this.deadLetters = deadLetters;
    }

    /** The processor's name: {@code rfm_v7}. */
    public static String nameOf(Projection projection, int version) {
        return projection.name() + "_v" + version;
    }

    /** Has a version follow the log from where it is. */
    public synchronized LiveProjection start(Projection projection, int version) {
        var name = nameOf(projection, version);
        var live = running.computeIfAbsent(name, unseen -> make(name, projection, version));
        if (!live.isRunning()) live.start();
        return live;
    }

    /** Returns when the version has stopped following. */
    public synchronized void stop(Projection projection, int version) {
        var live = running.remove(nameOf(projection, version));
        if (live != null) live.stop();
    }

    public Optional<LiveProjection> find(Projection projection, int version) {
        return Optional.ofNullable(running.get(nameOf(projection, version)));
    }

    /** Up to which position a version that does not run has folded everything, by its tokens; -1 before the first. */
    public long tokenOf(Projection projection, int version) {
        return surroundings.stored().apply(nameOf(projection, version)).values().stream()
                .min(Comparator.naturalOrder())
                .orElse(-1L);
    }

    /** How many events of a version could not be folded or wait for one that could not, whether it runs or not. */
    public long parked(Projection projection, int version) {
        return deadLetters.apply(nameOf(projection, version)).size();
    }

    /** Stops a version and forgets how far it was and what it could not fold. */
    public synchronized void forget(Projection projection, int version) {
        stop(projection, version);
        var name = nameOf(projection, version);
        var tokens = surroundings.tokens();
        var segments = tokens.fetchSegments(name);
        for (int i = segments.length - 1; i >= 0; i--) { // without the first one there are none, so it goes last
            tokens.fetchToken(name, segments[i]); // claims it
            tokens.deleteToken(name, segments[i]);
        }
        deadLetters.apply(name).clear();
    }

    /** Has a version that does not run go on after this position when it is started: what is before was folded in bulk. */
    public void moveTo(Projection projection, int version, long position) {
        var name = nameOf(projection, version);
        var tokens = surroundings.tokens();
        var token = new GlobalSequenceTrackingToken(position);
        var segments = tokens.fetchSegments(name);
        if (segments.length == 0) {
            tokens.initializeTokenSegments(name, LiveProjection.segments(projection, surroundings), token);
            return;
        }
        for (var segment : segments) {
            tokens.fetchToken(name, segment); // claims it
            tokens.storeToken(token, name, segment);
            tokens.releaseClaim(name, segment);
        }
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
                () -> new ProjectionFold(projection, documents),
                deadLetters.apply(name),
                surroundings);
    }
}
