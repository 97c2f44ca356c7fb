package io.sagadesk.server.reactions.ports;

import io.sagadesk.server.readside.ReadModelPositions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a reaction wait until a read model has folded the event that it reacts to. */
@Component
class ReadModelBarrier {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelBarrier.class);

    private static final Duration STANDSTILL_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration MAX_WAIT = Duration.ofSeconds(30); // the customer is waiting

    private final ReadModelPositions positions;
    private final Map<String, CatchUpWait> byProjection = new ConcurrentHashMap<>();

    ReadModelBarrier(ReadModelPositions positions) {
        this.positions = positions;
    }

    /**
     * Waits for a read model. Returns without it if it does not advance or is too far behind, and logs a warning. If
     * the thread is interrupted, it throws, so that the event is handled again later.
     */
    void await(String projection, EventMessage<?> cause) {
        try {
            if (isSeen(projection, positionOf(cause))) return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for " + projection, stopped);
        }
        LOG.warn(
                "A reaction uses an old state of {}, which is at {} and not yet at {}",
                projection,
                positions.of(projection),
                positionOf(cause));
    }

    private boolean isSeen(String projection, long position) throws InterruptedException {
        positions.require(projection, position);
        return positions.awaitStart(projection, MAX_WAIT)
                && catchingUp(projection).await(position);
    }

    private CatchUpWait catchingUp(String projection) {
        return byProjection.computeIfAbsent(
                projection, name -> new CatchUpWait(() -> positions.of(name), STANDSTILL_TIMEOUT, MAX_WAIT));
    }

    static long positionOf(EventMessage<?> cause) {
        return cause instanceof TrackedEventMessage<?> tracked && tracked.trackingToken() != null
                ? tracked.trackingToken().position().orElse(-1)
                : -1;
    }
}
