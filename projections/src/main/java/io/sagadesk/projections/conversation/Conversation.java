package io.sagadesk.projections.conversation;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationState;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.projections.Millis;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as an inbox shows it. What was said is in {@link Transcript}s.
 *
 * @param customerId absent only before its first event
 * @param channel the one it is on now
 * @param channels all it was on, each once, in the order of their first use
 * @param updatedAt the latest time that an event of it names
 * @param entries how many its transcripts have
 */
public record Conversation(
        ConversationId conversationId,
        @Nullable CustomerId customerId,
        ConversationState state,
        @Nullable Channel channel,
        List<Channel> channels,
        Place place,
        Urgency urgency,
        Talk talk,
        Topics topics,
        Course course,
        @Nullable Instant updatedAt,
        int entries) {

    static Conversation unheardOf(String id) {
        return new Conversation(
                new ConversationId(id),
                null,
                ConversationState.BOT,
                null,
                List.of(),
                Place.NOWHERE,
                Urgency.NONE,
                Talk.NONE,
                Topics.NONE,
                Course.NONE,
                null,
                0);
    }

    /** What every event says. */
    Conversation about(CustomerId customer, Instant at) {
        var time = Millis.of(at);
        var latest = updatedAt == null || time.isAfter(updatedAt) ? time : updatedAt;
        return new Conversation(
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

    Conversation on(Channel current) {
        var all =
                Stream.concat(channels.stream(), Stream.of(current)).distinct().toList();
        return new Conversation(
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

    Conversation with(Place next) {
        return with(next, urgency, talk, topics, course, entries);
    }

    Conversation with(Urgency next) {
        return with(place, next, talk, topics, course, entries);
    }

    Conversation with(Talk next) {
        return with(place, urgency, next, topics, course, entries);
    }

    Conversation with(Topics next) {
        return with(place, urgency, talk, next, course, entries);
    }

    Conversation with(Course next) {
        return with(place, urgency, talk, topics, next, entries);
    }

    Conversation counted() {
        return with(place, urgency, talk, topics, course, entries + 1);
    }

    private Conversation with(Place where, Urgency how, Talk said, Topics what, Course went, int count) {
        return new Conversation(
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

    private static boolean isUnanswered(Talk talk, Course course) {
        return course.unasked() && talk.byCustomer() == 0;
    }

    private static ConversationState state(Place place, Talk talk, Course course) {
        if (!course.open()) return ConversationState.CLOSED;
        if (!place.atDesk()) return isUnanswered(talk, course) ? ConversationState.NOTICE : ConversationState.BOT;
        if (place.agentId() == null) return ConversationState.WAITING;
        return place.accepted() ? ConversationState.ASSIGNED : ConversationState.OFFERED;
    }
}
