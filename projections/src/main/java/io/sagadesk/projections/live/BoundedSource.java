package io.sagadesk.projections.live;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log up to a movable bound. With it, two versions of a projection can be stopped at the same event and compared
 * while commands continue. Independently of the bound, the delivery can be paused for two reasons.
 */
final class BoundedSource extends DelegatingLog {

    private final Set<Runnable> callbacks = ConcurrentHashMap.newKeySet();
    private long bound = Long.MAX_VALUE;
    private long granted = -1;
    private boolean waiting;
    private boolean leaving;

    BoundedSource(StreamableMessageSource<TrackedEventMessage<?>> log) {
        super(log);
    }

    /** Stops delivering events and returns the position of the last delivered event. */
    synchronized long hold() {
        bound = granted;
        return bound;
    }

    /** Delivers the events up to this position. */
    void releaseTo(long position) {
        synchronized (this) {
            bound = position;
        }
        callbacks.forEach(Runnable::run);
    }

    /** Returns whether there is a bound. */
    synchronized boolean isBounded() {
        return bound != Long.MAX_VALUE;
    }

    /** Pauses while an import runs, or goes on. */
    void setWaiting(boolean wait) {
        synchronized (this) {
            waiting = wait;
        }
        if (!wait) callbacks.forEach(Runnable::run);
    }

    synchronized boolean isWaiting() {
        return waiting;
    }

    /** Pauses so that the processor can be stopped, or goes on. Returns the position of the last delivered event. */
    long setLeaving(boolean leave) {
        long last;
        synchronized (this) {
            leaving = leave;
            last = granted;
        }
        if (!leave) callbacks.forEach(Runnable::run);
        return last;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Bounded(log.openStream(token));
    }

    /**
     * Returns whether an event may be delivered. If so it counts as delivered, because the caller will fetch it next.
     */
    private synchronized boolean grants(TrackedEventMessage<?> message) {
        var position = MessageEnvelope.positionOf(message);
        if (waiting || position > bound) return false;
        if (leaving && position > granted) return false; // an event that was granted may not be fetched yet
        granted = Math.max(granted, position);
        return true;
    }

    /** A stream that delivers events up to the bound. */
    private final class Bounded implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;
        private @Nullable Runnable callback;

        private Bounded(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek().filter(BoundedSource.this::grants);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit) && peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable onAvailable) {
            callback = onAvailable;
            callbacks.add(onAvailable);
            return stream.setOnAvailableCallback(onAvailable);
        }

        @Override
        public void close() {
            if (callback != null) callbacks.remove(callback);
            stream.close();
        }
    }
}
