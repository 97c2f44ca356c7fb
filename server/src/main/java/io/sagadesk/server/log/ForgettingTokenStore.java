package io.sagadesk.server.log;

import io.sagadesk.server.log.ForgettingPosition.Settled;
import io.sagadesk.store.log.LogReader;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * The token of the processor that erases forgotten customers. No instance claims it, because each has to see every
 * event: each has cached aggregates and files of its own. An instance begins where the last one has stopped.
 */
final class ForgettingTokenStore implements TokenStore {

    private static final int[] THE_ONLY_SEGMENT = {0};

    private final ForgettingPosition stored;
    private final LogReader log;
    private @Nullable TrackingToken token;

    ForgettingTokenStore(ForgettingPosition stored, LogReader log) {
        this.stored = stored;
        this.log = log;
    }

    /** Returns the position by segment. */
    Map<Integer, Long> positions() {
        var current = fetchToken("", 0);
        return Map.of(0, current.position().orElse(-1));
    }

    @Override
    public synchronized void storeToken(@Nullable TrackingToken next, String processorName, int segment) {
        if (next == null || next.equals(token)) return;
        var position = next.position().orElse(-1);
        for (var event : position < 0 ? log.at() : log.at(position))
            stored.keep(new Settled(position, event.eventId()));
        token = next;
    }

    @Override
    public synchronized TrackingToken fetchToken(String processorName, int segment) {
        var current = token;
        if (current == null) {
            current = new GlobalSequenceTrackingToken(stored.read().position());
            token = current;
        }
        return current;
    }

    @Override
    public void releaseClaim(String processorName, int segment) {}

    @Override
    public int[] fetchSegments(String processorName) {
        return THE_ONLY_SEGMENT.clone();
    }
}
