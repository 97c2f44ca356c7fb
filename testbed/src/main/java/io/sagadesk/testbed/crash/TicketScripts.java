package io.sagadesk.testbed.crash;

import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketCommand.AwaitCustomer;
import io.sagadesk.api.ticket.TicketCommand.ChangePriority;
import io.sagadesk.api.ticket.TicketCommand.CloseTicket;
import io.sagadesk.api.ticket.TicketCommand.NoteOnTicket;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketCommand.ReplyToTicket;
import io.sagadesk.api.ticket.TicketCommand.SolveTicket;
import io.sagadesk.api.ticket.TicketEvent.CustomerAwaited;
import io.sagadesk.api.ticket.TicketEvent.PriorityChanged;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketNoted;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketResumed;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import java.util.List;

/** Generates scripts of tickets. */
final class TicketScripts {

    private static final Author AGENT = ConversationScripts.AGENT;

    private final TicketId id;
    private final SubjectScript script;

    private TicketScripts(String id) {
        this.id = new TicketId(id);
        this.script = new SubjectScript(this.id, id);
    }

    /** A ticket with repeated changes, which are distinguished only by their request ids. */
    static SubjectScript ticket(String id, CustomerId customer) {
        var ticket = new TicketScripts(id);
        ticket.open(customer);
        ticket.changePriority(Priority.HIGH);
        ticket.changePriority(Priority.LOW);
        ticket.awaitCustomer();
        ticket.reply(Author.CUSTOMER, List.of(TicketResumed.class));
        ticket.changePriority(Priority.HIGH);
        ticket.changePriority(Priority.LOW);
        ticket.note();
        ticket.changePriority(Priority.HIGH);
        ticket.reply(AGENT, List.of());
        ticket.solve();
        ticket.reply(Author.CUSTOMER, List.of(TicketReopened.class));
        ticket.solve();
        ticket.close();
        return ticket.script;
    }

    private void open(CustomerId customer) {
        var subject = script.nextText();
        script.add(
                new OpenTicket(id, customer, null, Priority.NORMAL, subject, null, script.now()),
                List.of(ExpectedEvent.of(TicketOpened.class).withText(subject)));
    }

    private void changePriority(Priority priority) {
        script.once(new ChangePriority(id, priority, script.now()), PriorityChanged.class);
    }

    private void awaitCustomer() {
        script.once(new AwaitCustomer(id, script.now()), CustomerAwaited.class);
    }

    private void reply(Author author, List<Class<? extends Event>> before) {
        var message = script.nextMessage();
        var text = script.nextText();
        var expectedEvent = ExpectedEvent.of(TicketReplied.class).about(message).withText(text);
        script.add(
                new ReplyToTicket(id, message, author, text, script.now()),
                SubjectScript.expectedEvents(expectedEvent, before));
    }

    private void note() {
        var message = script.nextMessage();
        var text = script.nextText();
        var expectedEvent = ExpectedEvent.of(TicketNoted.class).about(message).withText(text);
        script.add(new NoteOnTicket(id, message, AGENT, text, script.now()), List.of(expectedEvent));
    }

    private void solve() {
        script.once(new SolveTicket(id, AGENT, script.now()), TicketSolved.class);
    }

    private void close() {
        script.once(new CloseTicket(id, AGENT, script.now()), TicketClosed.class);
    }
}
