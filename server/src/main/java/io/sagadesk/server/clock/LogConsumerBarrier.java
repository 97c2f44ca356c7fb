package io.sagadesk.server.clock;

import io.sagadesk.store.runtime.WaitDeadline;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/** Polls all log consumers until each has reached the head of the log and the head has not moved since. */
final class LogConsumerBarrier implements QuiescenceBarrier {

    private static final long UNKNOWN_POSITION = -2;
    private static final long POLL_MILLISECONDS = 1;

    private final LongSupplier head;
    private final Map<String, LogConsumer> consumers;
    private final Duration timeout;

    /** @param consumers by the name that the message of {@link NotSettled} uses */
    LogConsumerBarrier(LongSupplier head, Map<String, LogConsumer> consumers, Duration timeout) {
        this.head = head;
        this.consumers = consumers;
        this.timeout = timeout;
    }

    @Override
    public void await() throws InterruptedException {
        var deadline = WaitDeadline.in(timeout);
        for (var last = UNKNOWN_POSITION; last != head.getAsLong(); ) {
            last = head.getAsLong();
            for (var consumer : consumers.entrySet()) await(consumer, last, deadline);
        }
    }

    private void await(Map.Entry<String, LogConsumer> consumer, long position, WaitDeadline deadline)
            throws InterruptedException {
        if (deadline.await(() -> consumer.getValue().hasSeen(position), POLL_MILLISECONDS)) return;
        throw new NotSettled(
                "For " + timeout.toSeconds() + " s " + consumer.getKey() + " has not come to the end of the log");
    }
}
