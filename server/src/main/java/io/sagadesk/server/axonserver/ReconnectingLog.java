package io.sagadesk.server.axonserver;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log of Axon Server for event processors. While it cannot be reached its streams have no events, and go on by themselves
 * afterwards. A stream of Axon's fails instead: then each processor releases its claims, logs a stack trace at each attempt, and
 * waits up to a minute.
 */
final class ReconnectingLog implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final AxonServerOutage outage;

    ReconnectingLog(StreamableMessageSource<TrackedEventMessage<?>> log, AxonServerOutage outage) {
        this.log = log;
        this.outage = outage;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new ReconnectingStream(log, trackingToken, BETWEEN_ATTEMPTS, outage);
    }

    @Override
    public TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return log.createTokenAt(dateTime);
    }
}
