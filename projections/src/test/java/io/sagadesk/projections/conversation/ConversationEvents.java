package io.sagadesk.projections.conversation;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.ChannelChanged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.ConversationTagged;
import io.sagadesk.api.conversation.ConversationEvent.HumanRequested;
import io.sagadesk.api.conversation.ConversationEvent.IntentReported;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationEvent.SentimentReported;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.DeskEvent.SeniorRequired;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates the events of one conversation, each at a settable time after the previous one. */
final class ConversationEvents {

    static final DeskId SALES = new DeskId("sales");
    static final DeskId BILLING = new DeskId("billing");
    static final AgentId ANN = new AgentId("a-1");
    static final AgentId BOB = new AgentId("a-2");
    static final Instant START = Instant.parse("2026-03-02T09:00:00.000999Z");

    final ConversationId id;
    final CustomerId customer;
    private Instant at = START;
    private int messages;

    ConversationEvents(String name) {
        id = new ConversationId(name);
        customer = new CustomerId("customer-of-" + name);
    }

    /** Returns the time of the given number of milliseconds after the start, in the precision of documents. */
    static Instant later(long millis) {
        return Instant.parse("2026-03-02T09:00:00Z").plusMillis(millis);
    }

    ConversationEvents after(long nanos) {
        at = at.plusNanos(nanos);
        return this;
    }

    ConversationStarted started() {
        return new ConversationStarted(id, customer, Channel.WEB_CHAT, at);
    }

    MessagePosted said(Author author) {
        var number = messages++;
        return new MessagePosted(id, customer, new MessageId("m-" + number), author, "pd1.text" + number, at);
    }

    IntentReported meant(String... intents) {
        return new IntentReported(id, customer, null, List.of(intents), at);
    }

    SentimentReported felt(int score) {
        return new SentimentReported(id, customer, null, score, at);
    }

    ConversationTagged tagged(String tag) {
        return new ConversationTagged(id, customer, tag, at);
    }

    HumanRequested askedForHuman() {
        return new HumanRequested(id, customer, HumanReason.CUSTOMER_ASKED, List.of(), null, at);
    }

    ChannelChanged moved(Channel from, Channel to) {
        return new ChannelChanged(id, customer, from, to, at);
    }

    ConversationClosed closed(Author by) {
        return new ConversationClosed(id, customer, by, ConversationOutcome.RESOLVED, at);
    }

    ConversationReopened reopened() {
        return new ConversationReopened(id, customer, Author.CUSTOMER, at);
    }

    ConversationRated rated(int stars) {
        return new ConversationRated(id, customer, Author.agent("a-1"), stars, "pd1.comment", at);
    }

    ConversationQueued queued(DeskId desk, CustomerTier tier, Priority priority) {
        return new ConversationQueued(desk, id, customer, tier, priority, List.of(), null, false, at);
    }

    ConversationAssigned assigned(DeskId desk, AgentId agent) {
        var because = new Decision("routing", 0, Map.of());
        return new ConversationAssigned(desk, id, customer, agent, because, List.of(), at);
    }

    AssignmentAccepted accepted(DeskId desk, AgentId agent) {
        return new AssignmentAccepted(desk, id, customer, agent, at);
    }

    AssignmentDeclined declined(DeskId desk, AgentId agent) {
        return new AssignmentDeclined(desk, id, customer, agent, DeclineReason.TIMED_OUT, at);
    }

    ConversationReturned returned(DeskId desk, AgentId agent) {
        return new ConversationReturned(desk, id, customer, agent, at);
    }

    SeniorRequired seniorRequired(DeskId desk) {
        return new SeniorRequired(desk, id, customer, new Decision("routing", 0, Map.of()), at);
    }

    ConversationTransferred transferred(
            DeskId from, @Nullable AgentId fromAgent, @Nullable AgentId toAgent, @Nullable DeskId toDesk) {
        return new ConversationTransferred(from, id, customer, fromAgent, toAgent, toDesk, false, "knows it", at);
    }

    ConversationLeftQueue leftQueue(DeskId desk) {
        return new ConversationLeftQueue(desk, id, customer, LeaveReason.ABANDONED, at);
    }

    ConversationReleased released(DeskId desk, AgentId agent) {
        return new ConversationReleased(desk, id, customer, agent, at);
    }
}
