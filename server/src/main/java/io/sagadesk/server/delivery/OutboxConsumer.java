package io.sagadesk.server.delivery;

import io.sagadesk.server.clock.DueTimes;
import io.sagadesk.server.clock.LogConsumer;
import io.sagadesk.server.delivery.outbox.OutboxQueue;
import io.sagadesk.server.reactions.ReactionProcessors;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Lets a movable clock stop at the due times of deliveries and wait until all due messages are sent. */
final class OutboxConsumer implements LogConsumer, DueTimes {

    private final OutboxQueue outbox;
    private final OutboxDispatcher dispatcher;
    private final ReactionProcessors reactions;
    private final Clock clock;
    private final boolean onlyWhenMoved;

    OutboxConsumer(
            OutboxQueue outbox,
            OutboxDispatcher dispatcher,
            ReactionProcessors reactions,
            Clock clock,
            boolean onlyWhenMoved) {
        this.outbox = outbox;
        this.dispatcher = dispatcher;
        this.reactions = reactions;
        this.clock = clock;
        this.onlyWhenMoved = onlyWhenMoved;
    }

    @Override
    public boolean hasSeen(long position) {
        if (!reactions.haveSeen(position)) return false; // they may still put something there
        if (onlyWhenMoved && dispatcher.tryNext(1, () -> false)) return false;
        return outbox.firstDue().filter(due -> !due.isAfter(clock.instant())).isEmpty();
    }

    @Override
    public Optional<Instant> next() {
        return outbox.nextDue();
    }
}
