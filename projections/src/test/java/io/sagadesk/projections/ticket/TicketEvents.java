package io.sagadesk.projections.ticket;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.TicketEvent.CustomerAwaited;
import io.sagadesk.api.ticket.TicketEvent.PriorityChanged;
import io.sagadesk.api.ticket.TicketEvent.ServiceLevelApplied;
import io.sagadesk.api.ticket.TicketEvent.TargetAtRisk;
import io.sagadesk.api.ticket.TicketEvent.TargetBreached;
import io.sagadesk.api.ticket.TicketEvent.TargetMet;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketEscalated;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.api.ticket.TicketEvent.TicketMerged;
import io.sagadesk.api.ticket.TicketEvent.TicketNoted;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketResumed;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.ticket.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Creates the events of one ticket, each at a settable time after the previous one. */
final class TicketEvents {

    static final Author ANN = Author.agent("a-1");
    static final Author BOT = Author.bot("b-1");
    private static final Instant START = Instant.parse("2026-03-02T09:00:00.000999Z");
    private static final Decision BECAUSE = new Decision("sla", 3, Map.of());

    final TicketId id;
    final CustomerId customer;
    private Instant at = START;
    private int messages;

    TicketEvents(String name) {
        id = new TicketId(name);
        customer = new CustomerId("customer-of-" + name);
    }

    /** Returns the time of the given number of minutes after the start, in the precision of documents. */
    static Instant minute(long minutes) {
        return Instant.parse("2026-03-02T09:00:00Z").plus(Duration.ofMinutes(minutes));
    }

    TicketEvents at(long minutes) {
        at = START.plus(Duration.ofMinutes(minutes));
        return this;
    }

    TicketEvents after(long nanos) {
        at = at.plusNanos(nanos);
        return this;
    }

    Instant now() {
        return at;
    }

    TicketOpened opened() {
        var policy = new PolicyVersion(new PolicyId("sla"), 3);
        var conversation = new ConversationId("c-1");
        return new TicketOpened(id, customer, conversation, Priority.HIGH, "pd1.subject", policy, at);
    }

    TicketAssigned assigned(String agent) {
        return new TicketAssigned(id, customer, null, new AgentId(agent), at);
    }

    PriorityChanged prioritised(Priority to) {
        return new PriorityChanged(id, customer, Priority.HIGH, to, at);
    }

    TicketReplied replied(Author author) {
        var number = messages++;
        return new TicketReplied(id, customer, new MessageId("m-" + number), author, "pd1.text" + number, at);
    }

    TicketNoted noted() {
        var number = messages++;
        return new TicketNoted(id, customer, new MessageId("m-" + number), ANN, "pd1.text" + number, at);
    }

    CustomerAwaited awaited() {
        return new CustomerAwaited(id, customer, at);
    }

    TicketHeld held(String reason) {
        return new TicketHeld(id, customer, reason, at);
    }

    TicketResumed resumed() {
        return new TicketResumed(id, customer, at);
    }

    TicketEscalated escalated() {
        return new TicketEscalated(id, customer, Tier.AGENT, Tier.SENIOR, BECAUSE, at);
    }

    ServiceLevelApplied promised(int version, String plan) {
        return new ServiceLevelApplied(
                id, customer, new PolicyVersion(new PolicyId("sla"), version), plan, BECAUSE, at);
    }

    TargetAtRisk warned(ServiceLevelTarget target, int number) {
        return new TargetAtRisk(id, customer, new TargetInstance(target, number), null, BECAUSE, at);
    }

    TargetBreached breached(ServiceLevelTarget target, int number, int level) {
        return new TargetBreached(id, customer, new TargetInstance(target, number), level, BECAUSE, at);
    }

    TargetMet met(ServiceLevelTarget target, int number) {
        return new TargetMet(id, customer, new TargetInstance(target, number), BECAUSE, at);
    }

    TicketSolved solved() {
        return new TicketSolved(id, customer, ANN, at);
    }

    TicketReopened reopened() {
        return new TicketReopened(id, customer, Author.CUSTOMER, at);
    }

    TicketClosed closed() {
        return new TicketClosed(id, customer, ANN, at);
    }

    TicketMerged merged(String into) {
        return new TicketMerged(id, customer, new TicketId(into), at);
    }
}
