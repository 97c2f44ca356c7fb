package io.sagadesk.server.axonserver;

import io.sagadesk.projections.live.DelegatingLog;
import java.time.Duration;
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
final class ReconnectingLog extends DelegatingLog {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final AxonServerOutage outage;

    ReconnectingLog(StreamableMessageSource<TrackedEventMessage<?>> log, AxonServerOutage outage) {
        super(log);
        this.outage = outage;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new ReconnectingStream(log, trackingToken, BETWEEN_ATTEMPTS, outage);
    }
}
