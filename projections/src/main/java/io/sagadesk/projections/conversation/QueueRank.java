package io.sagadesk.projections.conversation;

import io.sagadesk.api.Priority;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.projections.EnumRanks;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation ranks in a queue, as it was last queued.
 *
 * @param rank the lower the sooner: by the customer's tier, then by priority; what was never queued comes last
 */
public record QueueRank(
        @Nullable CustomerTier tier, @Nullable Priority priority, int rank) {

    private static final int A_TIER = 10; // more than there are priorities

    static final QueueRank NONE = new QueueRank(null, null, A_TIER);

    static QueueRank of(ConversationQueued queued) {
        var tier = queued.tier() == CustomerTier.VIP ? -A_TIER : 0;
        return new QueueRank(queued.tier(), queued.priority(), tier + EnumRanks.of(queued.priority()));
    }
}
