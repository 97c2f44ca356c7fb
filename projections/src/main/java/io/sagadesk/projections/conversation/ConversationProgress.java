package io.sagadesk.projections.conversation;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The course of a conversation.
 *
 * @param startedAt null for a conversation that a desk has queued and that has not started
 * @param closedAt the time of the last closing, kept when the conversation is reopened, like {@code closedBy} and
 * {@code outcome}
 * @param humanRequested whether a person was asked for and no desk has queued the conversation since
 * @param unasked whether a policy started the conversation to notify the customer
 * @param stars the last rating, which may belong to an earlier closing
 */
public record ConversationProgress(
        boolean open,
        @Nullable Instant startedAt,
        @Nullable Instant closedAt,
        @Nullable Author closedBy,
        @Nullable ConversationOutcome outcome,
        int reopenings,
        boolean humanRequested,
        boolean unasked,
        @Nullable Integer stars,
        @Nullable Instant ratedAt) {

    static final ConversationProgress NONE =
            new ConversationProgress(true, null, null, null, null, 0, false, false, null, null);

    ConversationProgress started(Instant at, boolean byPolicy) {
        return new ConversationProgress(
                open,
                MillisecondTimes.of(at),
                closedAt,
                closedBy,
                outcome,
                reopenings,
                humanRequested,
                byPolicy,
                stars,
                ratedAt);
    }

    /** Marks that the customer wants to talk, even if a policy started the conversation. */
    ConversationProgress asked(DeskAssignment place) {
        return new ConversationProgress(
                open, startedAt, closedAt, closedBy, outcome, reopenings, !place.atDesk(), false, stars, ratedAt);
    }

    ConversationProgress queued() {
        return new ConversationProgress(
                open, startedAt, closedAt, closedBy, outcome, reopenings, false, unasked, stars, ratedAt);
    }

    ConversationProgress after(ConversationClosed closed) {
        var at = MillisecondTimes.of(closed.at());
        return new ConversationProgress(
                false, startedAt, at, closed.by(), closed.outcome(), reopenings, false, unasked, stars, ratedAt);
    }

    ConversationProgress reopened() {
        return new ConversationProgress(
                true, startedAt, closedAt, closedBy, outcome, reopenings + 1, humanRequested, unasked, stars, ratedAt);
    }

    ConversationProgress after(ConversationRated rated) {
        var at = MillisecondTimes.of(rated.at());
        return new ConversationProgress(
                open, startedAt, closedAt, closedBy, outcome, reopenings, humanRequested, unasked, rated.stars(), at);
    }
}
