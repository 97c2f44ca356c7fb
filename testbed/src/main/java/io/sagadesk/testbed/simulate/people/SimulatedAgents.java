package io.sagadesk.testbed.simulate.people;

import io.sagadesk.api.Command;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationCommand.CloseConversation;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskCommand.AcceptConversation;
import io.sagadesk.api.desk.DeskCommand.DeclineConversation;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketCommand.AssignTicket;
import io.sagadesk.api.ticket.TicketCommand.AwaitCustomer;
import io.sagadesk.api.ticket.TicketCommand.ReplyToTicket;
import io.sagadesk.api.ticket.TicketCommand.SolveTicket;
import io.sagadesk.testbed.simulate.host.ObservedEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Simulated agents: they accept, decline or ignore assigned conversations and serve customers; they work on tickets,
 * sometimes too late.
 */
public final class SimulatedAgents implements SimulatedPerson {

    private static final AgentId BACK_OFFICE = new AgentId("agent-1");

    private final ActionSchedule schedule;
    private final SeededChance chance;
    private final ConversationStates conversations;

    public SimulatedAgents(ActionSchedule schedule, SeededChance chance, ConversationStates conversations) {
        this.schedule = schedule;
        this.chance = chance;
        this.conversations = conversations;
    }

    @Override
    public void notice(ObservedEvent observedEvent) {
        switch (observedEvent.type()) {
            case "desk.ConversationAssigned" -> decideOnAssignment(observedEvent);
            case "desk.AssignmentAccepted" -> serve(observedEvent);
            case "ticket.TicketOpened" -> work(observedEvent);
            default -> {}
        }
    }

    private void decideOnAssignment(ObservedEvent offer) {
        var id = new ConversationId(offer.text("conversationId"));
        var agent = new AgentId(offer.text("agentId"));
        var key = id.value() + "/" + agent.value() + "/" + offer.at().toEpochMilli();
        if (chance.of(0.08, key + "/leaves")) return;
        var at = offer.at().plusMillis(chance.between(2_000, 24_000, key));
        if (chance.of(0.08, key + "/declines")) {
            schedule.plan(
                    key, new DeclineConversation(SimulatedCompany.DESK, id, agent, DeclineReason.DECLINED, null, at));
        } else {
            schedule.plan(key, new AcceptConversation(SimulatedCompany.DESK, id, agent, at));
        }
    }

    private void serve(ObservedEvent accepted) {
        var id = new ConversationId(accepted.text("conversationId"));
        var author = Author.agent(accepted.text("agentId"));
        var key = id.value() + "/served/" + accepted.at().toEpochMilli();
        var answered = accepted.at().plusMillis(chance.between(5_000, 40_000, key + "/answers"));
        var closed = answered.plusMillis(chance.between(60_000, 600_000, key + "/closes"));
        var outcome = chance.of(0.8, key + "/solves") ? ConversationOutcome.RESOLVED : ConversationOutcome.UNRESOLVED;
        schedule.plan(
                key + "/answer",
                answered,
                () -> ifOpen(
                        id,
                        new PostMessage(
                                id, new MessageId("a-" + answered.toEpochMilli()), author, "Let me see.", answered)));
        schedule.plan(key + "/close", closed, () -> ifOpen(id, new CloseConversation(id, author, outcome, closed)));
    }

    private @Nullable Command ifOpen(ConversationId id, Command command) {
        return conversations.isOpen(id.value()) ? command : null;
    }

    private void work(ObservedEvent opened) {
        var id = new TicketId(opened.text("ticketId"));
        var key = "ticket/" + id.value();
        var assigned = opened.at().plusMillis(chance.between(60_000, 3_600_000, key + "/assigned"));
        schedule.plan(key + "/assign", new AssignTicket(id, BACK_OFFICE, assigned));
        if (chance.of(0.15, key + "/forgotten")) return; // the ticket misses all targets
        var replied = assigned.plus(minutes(10, 900, key + "/replied"));
        reply(id, Author.agent(BACK_OFFICE.value()), "r-1", replied);
        var next = replied;
        if (chance.of(0.4, key + "/asks")) {
            schedule.plan(key + "/await", new AwaitCustomer(id, replied.plusSeconds(30)));
            next = replied.plus(minutes(30, 2_000, key + "/customer"));
            reply(id, Author.CUSTOMER, "c-1", next);
            next = next.plus(minutes(10, 700, key + "/again"));
            reply(id, Author.agent(BACK_OFFICE.value()), "r-2", next);
        }
        schedule.plan(key + "/solve", new SolveTicket(id, Author.agent(BACK_OFFICE.value()), next.plusSeconds(90)));
    }

    private void reply(TicketId id, Author author, String message, Instant at) {
        schedule.plan(
                "ticket/" + id.value() + "/" + message,
                new ReplyToTicket(id, new MessageId(message), author, "About your request.", at));
    }

    private Duration minutes(int least, int most, String decision) {
        return Duration.ofMillis(
                60_000L * chance.between(least, most, decision) + chance.between(0, 59_999, decision + "ms"));
    }
}
