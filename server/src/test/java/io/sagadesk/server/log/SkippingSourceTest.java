package io.sagadesk.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SkippingSourceTest {

    /** A log of some texts, each an event. */
    private record Texts(List<String> texts) implements StreamableMessageSource<TrackedEventMessage<?>> {

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            Queue<TrackedEventMessage<?>> left = new ArrayDeque<>();
            LongStream.range(0, texts.size())
                    .forEach(position -> left.add(new GenericTrackedEventMessage<>(
                            new GlobalSequenceTrackingToken(position),
                            GenericEventMessage.asEventMessage(texts.get((int) position)))));
            return new TextStream(left);
        }
    }

    private record TextStream(Queue<TrackedEventMessage<?>> left) implements BlockingStream<TrackedEventMessage<?>> {

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(left.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return !left.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return left.remove();
        }

        @Override
        public void close() {
            left.clear();
        }
    }

    private static boolean isUnhandled(TrackedEventMessage<?> event) {
        if (event.getPayload().equals("broken")) throw new IllegalStateException("It cannot be read");
        return event.getPayload().equals("other");
    }

    private static List<Long> delivered(List<String> texts) throws InterruptedException {
        var source = new SkippingSource(new Texts(texts), SkippingSourceTest::isUnhandled);
        var positions = new ArrayList<Long>();
        try (var stream = source.openStream(null)) {
            while (stream.hasNextAvailable()) {
                positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
            }
        }
        return positions;
    }

    @Test
    void what_is_handled_is_delivered_and_what_stands_before_it_is_not() throws Exception {
        assertThat(delivered(List.of("a", "other", "other", "b", "c", "other", "d")))
                .containsExactly(0L, 3L, 4L, 6L);
    }

    @Test
    void the_last_event_is_delivered_so_that_the_position_reaches_the_end() throws Exception {
        assertThat(delivered(List.of("a", "other", "other"))).containsExactly(0L, 2L);
    }

    @Test
    void an_event_that_cannot_be_read_is_delivered() throws Exception {
        assertThat(delivered(List.of("other", "broken", "other", "a"))).containsExactly(1L, 3L);
    }

    @Test
    void the_position_advances_at_least_every_501_events() throws Exception {
        assertThat(delivered(LongStream.range(0, 1_200).mapToObj(n -> "other").toList()))
                .containsExactly(500L, 1_001L, 1_199L);
    }
}
