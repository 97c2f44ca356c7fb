package io.sagadesk.saga.desk;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.HumanRequested;
import io.sagadesk.api.conversation.ConversationEvent.SentimentReported;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sample commands and events of one conversation; times are in seconds after noon. */
final class ConversationSamples {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final ConversationId TALK = new ConversationId("v-1");
    static final CustomerId ANNA = new CustomerId("anna");
    static final DeskId SUPPORT = new DeskId("support");
    static final DeskId BILLING = new DeskId("billing");
    static final AgentId ADA = new AgentId("ada");
    static final AgentId BEN = new AgentId("ben");
    static final Decision BECAUSE = new Decision("routing", 0, Map.of());

    private ConversationSamples() {}

    static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    static HumanRequested requested(@Nullable Integer sentiment, String... intents) {
        return new HumanRequested(TALK, ANNA, HumanReason.CUSTOMER_ASKED, List.of(intents), sentiment, NOON);
    }

    static EnqueueConversation enqueue(DeskId desk, CustomerTier tier, @Nullable AgentId contact, boolean senior) {
        return new EnqueueConversation(desk, TALK, ANNA, tier, Priority.NORMAL, List.of(), contact, senior, NOON);
    }

    static EnqueueConversation enqueueAgain(DeskId desk, boolean senior, long seconds) {
        return new EnqueueConversation(
                desk, TALK, ANNA, CustomerTier.VIP, Priority.HIGH, List.of("french"), ADA, senior, at(seconds));
    }

    static ConversationQueued queued(DeskId desk, long seconds) {
        return new ConversationQueued(
                desk, TALK, ANNA, CustomerTier.VIP, Priority.HIGH, List.of("french"), ADA, false, at(seconds));
    }

    static ConversationAssigned assigned(AgentId agent, long seconds) {
        return new ConversationAssigned(SUPPORT, TALK, ANNA, agent, BECAUSE, List.of(), at(seconds));
    }

    static AssignmentAccepted accepted(AgentId agent, long seconds) {
        return new AssignmentAccepted(SUPPORT, TALK, ANNA, agent, at(seconds));
    }

    static AssignmentDeclined declined(AgentId agent, long seconds) {
        return new AssignmentDeclined(SUPPORT, TALK, ANNA, agent, DeclineReason.DECLINED, at(seconds));
    }

    static ConversationReturned returned(AgentId agent, long seconds) {
        return new ConversationReturned(SUPPORT, TALK, ANNA, agent, at(seconds));
    }

    static ConversationTransferred transferred(@Nullable AgentId agent, @Nullable DeskId desk, long seconds) {
        return new ConversationTransferred(SUPPORT, TALK, ANNA, ADA, agent, desk, false, "knows more", at(seconds));
    }

    static ConversationLeftQueue left(LeaveReason reason, long seconds) {
        return new ConversationLeftQueue(SUPPORT, TALK, ANNA, reason, at(seconds));
    }

    static ConversationReleased released(AgentId agent, long seconds) {
        return new ConversationReleased(SUPPORT, TALK, ANNA, agent, at(seconds));
    }

    static SentimentReported feels(int score, long seconds) {
        return new SentimentReported(TALK, ANNA, null, score, at(seconds));
    }

    static ConversationClosed closed(long seconds) {
        return new ConversationClosed(TALK, ANNA, Author.CUSTOMER, ConversationOutcome.RESOLVED, at(seconds));
    }
}
