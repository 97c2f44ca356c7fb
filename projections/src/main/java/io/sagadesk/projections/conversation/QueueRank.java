package io.sagadesk.projections.conversation;

import io.sagadesk.api.Priority;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.projections.EnumRanks;
import org.jspecify.annotations.Nullable;

/**
 * A conversation's rank in the queue, as of its last queueing.
 *
 * @param rank lower ranks come first: by the customer's tier, then by priority; the rank is highest if the conversation
 * was never queued
 */
public record QueueRank(
        @Nullable CustomerTier tier, @Nullable Priority priority, int rank) {

    private static final int TIER_STEP = 10; // larger than the number of priorities

    static final QueueRank NONE = new QueueRank(null, null, TIER_STEP);

    static QueueRank of(ConversationQueued queued) {
        var tier = queued.tier() == CustomerTier.VIP ? -TIER_STEP : 0;
        return new QueueRank(queued.tier(), queued.priority(), tier + EnumRanks.of(queued.priority()));
    }
}
