package io.sagadesk.server.reactions;

import io.sagadesk.server.clock.Follower;
import org.springframework.stereotype.Component;

/** Processes and automations have reacted to what has happened. */
@Component
final class SeenByReactions implements Follower {

    private final Reactions reactions;

    SeenByReactions(Reactions reactions) {
        this.reactions = reactions;
    }

    @Override
    public boolean hasSeen(long position) {
        return reactions.haveSeen(position);
    }
}
