package io.sagadesk.server.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconnectingLogTest {

    private final FailingLog log = new FailingLog();
    private final AxonServerOutage outage = new AxonServerOutage("host:8124");
    private final BlockingStream<TrackedEventMessage<?>> stream =
            new ReconnectingStream(log, null, Duration.ZERO, outage);

    @Test
    void a_stream_goes_on_behind_its_last_event_after_an_outage() throws Exception {
        assertThat(stream.hasNextAvailable()).isTrue();
        assertThat(position(stream.nextAvailable())).isZero();

        log.failure = Status.UNAVAILABLE.asRuntimeException();
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(stream.peek()).isEmpty();

        log.failure = null;
        assertThat(stream.hasNextAvailable()).isTrue();
        assertThat(position(stream.nextAvailable())).isEqualTo(1);
        assertThat(log.opened).isEqualTo(2);
    }

    @Test
    void whoever_waits_for_events_is_woken_after_an_outage_too() throws Exception {
        Runnable waiting = () -> {};
        assertThat(stream.setOnAvailableCallback(waiting)).isTrue();

        assertThat(stream.hasNextAvailable()).isTrue();

        assertThat(log.woken).isSameAs(waiting);
    }

    @Test
    void a_failure_that_is_no_outage_is_not_hidden() {
        log.failure = new IllegalStateException("An event cannot be read");

        assertThatThrownBy(stream::hasNextAvailable).isSameAs(log.failure);
    }

    @Test
    void a_connection_that_is_closed_at_the_stop_is_no_failure() throws Exception {
        assertThat(stream.hasNextAvailable()).isTrue();

        outage.expectDisconnection();
        log.failure = new IllegalStateException("The stream has been closed");

        assertThat(stream.hasNextAvailable()).isFalse();
    }

    private static long position(TrackedEventMessage<?> event) {
        return Objects.requireNonNull(event.trackingToken()).position().orElseThrow();
    }

    /** A log whose event at each position is that position, and which fails on demand. */
    private static final class FailingLog implements StreamableMessageSource<TrackedEventMessage<?>> {

        private @Nullable RuntimeException failure;
        private @Nullable Runnable woken;
        private int opened;

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            opened++;
            return new Stream(token == null ? 0 : token.position().orElseThrow() + 1);
        }

        @Override
        public TrackingToken createHeadToken() {
            requireReachable();
            return new GlobalSequenceTrackingToken(Long.MAX_VALUE);
        }

        @Override
        public TrackingToken createTailToken() {
            return new GlobalSequenceTrackingToken(-1);
        }

        @Override
        public TrackingToken createTokenAt(Instant time) {
            return createTailToken();
        }

        private void requireReachable() {
            if (failure != null) throw failure;
        }

        private final class Stream implements BlockingStream<TrackedEventMessage<?>> {

            private long next;

            private Stream(long next) {
                this.next = next;
            }

            @Override
            public Optional<TrackedEventMessage<?>> peek() {
                requireReachable();
                return Optional.of(event(next));
            }

            @Override
            public boolean hasNextAvailable(int timeout, TimeUnit unit) {
                requireReachable();
                return true;
            }

            @Override
            public TrackedEventMessage<?> nextAvailable() {
                requireReachable();
                return event(next++);
            }

            @Override
            public boolean setOnAvailableCallback(Runnable callback) {
                woken = callback;
                return true;
            }

            @Override
            public void close() {}

            private TrackedEventMessage<?> event(long position) {
                return new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(position), new GenericEventMessage<>(position));
            }
        }
    }
}
