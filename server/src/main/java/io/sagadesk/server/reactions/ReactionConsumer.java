package io.sagadesk.server.reactions;

import io.sagadesk.server.clock.LogConsumer;
import org.springframework.stereotype.Component;

/** Waits for sagas and automations, when a movable clock is moved. */
@Component
final class ReactionConsumer implements LogConsumer {

    private final ReactionProcessors reactions;

    ReactionConsumer(ReactionProcessors reactions) {
        this.reactions = reactions;
    }

    @Override
    public boolean hasSeen(long position) {
        return reactions.haveSeen(position);
    }
}
