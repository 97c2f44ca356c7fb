package io.sagadesk.projections.conversation;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationState;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as an inbox shows it. What was said is in {@link TranscriptChunk}s.
 *
 * @param customerId absent only before its first event
 * @param channel the one it is on now
 * @param channels all it was on, each once, in the order of their first use
 * @param updatedAt the latest time that an event of it names
 * @param entries how many its transcripts have
 */
public record ConversationDocument(
        ConversationId conversationId,
        @Nullable CustomerId customerId,
        ConversationState state,
        @Nullable Channel channel,
        List<Channel> channels,
        DeskAssignment place,
        QueueRank urgency,
        MessageCounts talk,
        ConversationTopics topics,
        ConversationProgress course,
        @Nullable Instant updatedAt,
        int entries) {

    static ConversationDocument unheardOf(String id) {
        return new ConversationDocument(
                new ConversationId(id),
                null,
                ConversationState.BOT,
                null,
                List.of(),
                DeskAssignment.NOWHERE,
                QueueRank.NONE,
                MessageCounts.NONE,
                ConversationTopics.NONE,
                ConversationProgress.NONE,
                null,
                0);
    }

    /** What every event says. */
    ConversationDocument about(CustomerId customer, Instant at) {
        var time = MillisecondTimes.of(at);
        var latest = updatedAt == null || time.isAfter(updatedAt) ? time : updatedAt;
        return new ConversationDocument(
                conversationId,
                customer,
                state,
                channel,
                channels,
                place,
                urgency,
                talk,
                topics,
                course,
                latest,
                entries);
    }

    ConversationDocument on(Channel current) {
        var all =
                Stream.concat(channels.stream(), Stream.of(current)).distinct().toList();
        return new ConversationDocument(
                conversationId,
                customerId,
                state,
                current,
                all,
                place,
                urgency,
                talk,
                topics,
                course,
                updatedAt,
                entries);
    }

    ConversationDocument with(DeskAssignment next) {
        return with(next, urgency, talk, topics, course, entries);
    }

    ConversationDocument with(QueueRank next) {
        return with(place, next, talk, topics, course, entries);
    }

    ConversationDocument with(MessageCounts next) {
        return with(place, urgency, next, topics, course, entries);
    }

    ConversationDocument with(ConversationTopics next) {
        return with(place, urgency, talk, next, course, entries);
    }

    ConversationDocument with(ConversationProgress next) {
        return with(place, urgency, talk, topics, next, entries);
    }

    ConversationDocument counted() {
        return with(place, urgency, talk, topics, course, entries + 1);
    }

    private ConversationDocument with(
            DeskAssignment where,
            QueueRank how,
            MessageCounts said,
            ConversationTopics what,
            ConversationProgress went,
            int count) {
        return new ConversationDocument(
                conversationId,
                customerId,
                state(where, said, went),
                channel,
                channels,
                where,
                how,
                said,
                what,
                went,
                updatedAt,
                count);
    }

    private static boolean isUnanswered(MessageCounts messageCounts, ConversationProgress conversationProgress) {
        return conversationProgress.unasked() && messageCounts.byCustomer() == 0;
    }

    private static ConversationState state(
            DeskAssignment deskAssignment, MessageCounts messageCounts, ConversationProgress conversationProgress) {
        if (!conversationProgress.open()) return ConversationState.CLOSED;
        if (!deskAssignment.atDesk())
            return isUnanswered(messageCounts, conversationProgress) ? ConversationState.NOTICE : ConversationState.BOT;
        if (deskAssignment.agentId() == null) return ConversationState.WAITING;
        return deskAssignment.accepted() ? ConversationState.ASSIGNED : ConversationState.OFFERED;
    }
}
