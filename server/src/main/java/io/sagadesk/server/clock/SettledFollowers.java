package io.sagadesk.server.clock;

import io.sagadesk.store.runtime.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/** Settled is the log when all followers are at its end and it has not grown since they were asked. */
final class SettledFollowers implements QuiescenceBarrier {

    private static final long NOT_ASKED = -2;
    private static final long MILLISECONDS_BETWEEN_LOOKS = 1;

    private final LongSupplier head;
    private final Map<String, LogConsumer> followers;
    private final Duration patience;

    /** @param followers by the names that they are called by when they do not come to rest */
    SettledFollowers(LongSupplier head, Map<String, LogConsumer> followers, Duration patience) {
        this.head = head;
        this.followers = followers;
        this.patience = patience;
    }

    @Override
    public void await() throws InterruptedException {
        var deadline = Deadline.in(patience);
        for (var last = NOT_ASKED; last != head.getAsLong(); ) {
            last = head.getAsLong();
            for (var follower : followers.entrySet()) await(follower, last, deadline);
        }
    }

    private void await(Map.Entry<String, LogConsumer> follower, long position, Deadline deadline)
            throws InterruptedException {
        if (!deadline.await(() -> follower.getValue().hasSeen(position), MILLISECONDS_BETWEEN_LOOKS)) {
            throw new NotSettled(
                    "For " + patience.toSeconds() + " s " + follower.getKey() + " has not come to the end of the log");
        }
    }
}
