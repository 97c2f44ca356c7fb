package io.sagadesk.server.log;

import io.sagadesk.projections.live.DelegatingLog;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log for a processor that handles few of its events. Of events in a row that it would not handle, only the last one is
 * delivered, so that its position advances: handing each of them to each segment costs more than reading it.
 */
public final class SkippingSource extends DelegatingLog {

    private static final int MOST_IN_A_ROW = 500;

    private final Predicate<TrackedEventMessage<?>> unhandled;

    /** @param unhandled whether the processor does nothing with an event; one on which this fails is delivered */
    public SkippingSource(
            StreamableMessageSource<TrackedEventMessage<?>> log, Predicate<TrackedEventMessage<?>> unhandled) {
        super(log);
        this.unhandled = unhandled;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Skipping(log.openStream(token));
    }

    private boolean isUnhandled(TrackedEventMessage<?> event) {
        try {
            return unhandled.test(event);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /** A stream in which the last of some unhandled events stands for all of them. */
    private final class Skipping implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;

        private Skipping(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            var next = stream.nextAvailable();
            for (var skipped = 0; skipped < MOST_IN_A_ROW && isUnhandled(next); skipped++) {
                if (!stream.hasNextAvailable()) break;
                next = stream.nextAvailable();
            }
            return next;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public boolean setOnAvailableCallback(Runnable onAvailable) {
            return stream.setOnAvailableCallback(onAvailable);
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
