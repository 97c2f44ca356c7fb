package io.sagadesk.server.axonserver;

import io.sagadesk.store.runtime.WaitDeadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * A stream of the log that is opened again behind its last event when the connection is lost, as soon as somebody asks for more.
 * One thread uses it at a time.
 */
final class ReconnectingStream implements BlockingStream<TrackedEventMessage<?>> {

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Duration pause;
    private final AxonServerOutage outage;
    private @Nullable TrackingToken last;
    private @Nullable BlockingStream<TrackedEventMessage<?>> open;
    private @Nullable Runnable onAvailable;
    private WaitDeadline nextAttempt = WaitDeadline.in(Duration.ZERO);

    /**
     * Creates a stream that is not connected yet.
     *
     * @param last the token of the event behind which it begins; null for the first event
     * @param pause the shortest time between two attempts to connect
     */
    ReconnectingStream(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            @Nullable TrackingToken last,
            Duration pause,
            AxonServerOutage outage) {
        this.log = log;
        this.last = last;
        this.pause = pause;
        this.outage = outage;
    }

    private interface Reading<T> {
        T from(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        try {
            return read(BlockingStream::peek, Optional.empty());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return read(stream -> stream.hasNextAvailable(timeout, unit), false);
    }

    /** Returns the next event. Use {@link #hasNextAvailable()} first: this call does not wait for a connection. */
    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        var stream = connected();
        if (stream == null) throw new IllegalStateException("There is no event while the log cannot be reached");
        var next = stream.nextAvailable();
        last = next.trackingToken();
        return next;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return open == null || open.setOnAvailableCallback(callback);
    }

    @Override
    public void close() {
        if (open != null) open.close();
        open = null;
    }

    private <T> T read(Reading<T> reading, T nothing) throws InterruptedException {
        try {
            var stream = connected();
            return stream == null ? nothing : reading.from(stream);
        } catch (RuntimeException failure) {
            if (!outage.explains(failure)) throw failure;
            outage.noticed(failure);
            close();
            nextAttempt = WaitDeadline.in(pause);
            return nothing;
        }
    }

    /** Axon opens a stream without waiting for the connection, so the log is asked for something first. */
    private @Nullable BlockingStream<TrackedEventMessage<?>> connected() {
        if (open == null && nextAttempt.isOver()) {
            log.createHeadToken();
            outage.ended();
            open = log.openStream(last);
            if (onAvailable != null) open.setOnAvailableCallback(onAvailable);
        }
        return open;
    }
}
