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
 * A conversation as shown in an inbox. Its messages are in {@link TranscriptChunk}s.
 *
 * @param customerId who started the conversation; null for one that a desk has queued and that has not started
 * @param channel the current channel
 * @param channels all channels so far, each once, in the order of their first use
 * @param updatedAt the latest time in any event of the conversation
 * @param entries the number of entries in its transcript
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

    static ConversationDocument initial(String id) {
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

    /** The customer of the first event; events of a desk only repeat whom a command named. */
    ConversationDocument ownedBy(CustomerId customer) {
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
                updatedAt,
                entries);
    }

    /** Applies the time that every event contains. */
    ConversationDocument at(Instant at) {
        var time = MillisecondTimes.of(at);
        var latest = updatedAt == null || time.isAfter(updatedAt) ? time : updatedAt;
        return new ConversationDocument(
                conversationId,
                customerId,
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
            DeskAssignment nextPlace,
            QueueRank nextUrgency,
            MessageCounts nextTalk,
            ConversationTopics nextTopics,
            ConversationProgress nextCourse,
            int nextEntries) {
        return new ConversationDocument(
                conversationId,
                customerId,
                state(nextPlace, nextTalk, nextCourse),
                channel,
                channels,
                nextPlace,
                nextUrgency,
                nextTalk,
                nextTopics,
                nextCourse,
                updatedAt,
                nextEntries);
    }

    private static boolean isUnanswered(MessageCounts counts, ConversationProgress progress) {
        return progress.unasked() && counts.byCustomer() == 0;
    }

    private static ConversationState stateWithoutDesk(MessageCounts counts, ConversationProgress progress) {
        if (progress.humanRequested()) return ConversationState.REQUESTED;
        return isUnanswered(counts, progress) ? ConversationState.NOTICE : ConversationState.BOT;
    }

    private static ConversationState state(
            DeskAssignment assignment, MessageCounts counts, ConversationProgress progress) {
        if (!progress.open()) return ConversationState.CLOSED;
        if (!assignment.atDesk()) return stateWithoutDesk(counts, progress);
        if (assignment.agentId() == null) return ConversationState.WAITING;
        return assignment.accepted() ? ConversationState.ASSIGNED : ConversationState.OFFERED;
    }
}
