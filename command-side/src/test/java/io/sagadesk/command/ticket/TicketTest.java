package io.sagadesk.command.ticket;

import static io.sagadesk.api.conversation.Author.CUSTOMER;
import static io.sagadesk.command.ticket.TicketSamples.AGENT;
import static io.sagadesk.command.ticket.TicketSamples.ANNA;
import static io.sagadesk.command.ticket.TicketSamples.ANNA_REPLIED;
import static io.sagadesk.command.ticket.TicketSamples.ASSIGNED;
import static io.sagadesk.command.ticket.TicketSamples.AWAITED;
import static io.sagadesk.command.ticket.TicketSamples.BOB;
import static io.sagadesk.command.ticket.TicketSamples.BOB_REPLIED;
import static io.sagadesk.command.ticket.TicketSamples.CLOSED;
import static io.sagadesk.command.ticket.TicketSamples.ESCALATED;
import static io.sagadesk.command.ticket.TicketSamples.EVE;
import static io.sagadesk.command.ticket.TicketSamples.FIRST_RESPONSE;
import static io.sagadesk.command.ticket.TicketSamples.HELD;
import static io.sagadesk.command.ticket.TicketSamples.ID;
import static io.sagadesk.command.ticket.TicketSamples.LATER;
import static io.sagadesk.command.ticket.TicketSamples.M1;
import static io.sagadesk.command.ticket.TicketSamples.MERGED;
import static io.sagadesk.command.ticket.TicketSamples.NOON;
import static io.sagadesk.command.ticket.TicketSamples.NOTED;
import static io.sagadesk.command.ticket.TicketSamples.OPEN;
import static io.sagadesk.command.ticket.TicketSamples.OPENED;
import static io.sagadesk.command.ticket.TicketSamples.OTHER;
import static io.sagadesk.command.ticket.TicketSamples.REOPENED;
import static io.sagadesk.command.ticket.TicketSamples.RESUMED;
import static io.sagadesk.command.ticket.TicketSamples.SLA;
import static io.sagadesk.command.ticket.TicketSamples.SOLVED;
import static io.sagadesk.command.ticket.TicketSamples.breached;
import static io.sagadesk.command.ticket.TicketSamples.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.TicketCommand.AssignTicket;
import io.sagadesk.api.ticket.TicketCommand.AwaitCustomer;
import io.sagadesk.api.ticket.TicketCommand.ChangePriority;
import io.sagadesk.api.ticket.TicketCommand.CloseTicket;
import io.sagadesk.api.ticket.TicketCommand.EscalateTicket;
import io.sagadesk.api.ticket.TicketCommand.HoldTicket;
import io.sagadesk.api.ticket.TicketCommand.MergeTicket;
import io.sagadesk.api.ticket.TicketCommand.NoteOnTicket;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketCommand.RecordBreach;
import io.sagadesk.api.ticket.TicketCommand.RecordTargetMet;
import io.sagadesk.api.ticket.TicketCommand.ReopenTicket;
import io.sagadesk.api.ticket.TicketCommand.ResumeTicket;
import io.sagadesk.api.ticket.TicketCommand.SolveTicket;
import io.sagadesk.api.ticket.TicketEvent.PriorityChanged;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketEscalated;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.ticket.TicketEvent.TicketTookOver;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.command.KnownSubjects;
import io.sagadesk.command.Refusals;
import io.sagadesk.command.Snapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class TicketTest {

    private final KnownSubjects facts = TicketFixture.facts();
    private final List<TicketId> takenOver = new ArrayList<>();
    private final AggregateTestFixture<Ticket> ticket =
            TicketFixture.create(facts, (into, from, imported, at) -> takenOver.add(into));

    @Test
    void a_ticket_is_opened_with_the_policy_that_applies() {
        var policy = new PolicyVersion(PolicyId.of(PolicyKind.SLA), 3);
        facts.with(policy, Map.of());
        ticket.givenNoPriorActivity()
                .when(new OpenTicket(ID, ANNA, null, Priority.HIGH, "Parcel", policy, NOON))
                .expectEvents(new TicketOpened(ID, ANNA, null, Priority.HIGH, "Parcel", policy, NOON));
    }

    @Test
    void a_ticket_follows_from_a_conversation_of_its_customer() {
        var talk = new ConversationId("talk-1");
        var open = new OpenTicket(ID, ANNA, talk, Priority.HIGH, "Parcel", null, NOON);
        ticket.givenNoPriorActivity().when(open).expectException(Refusals.with("conversation-unknown"));
        facts.of(new CustomerId("c-2"), talk);
        ticket.givenNoPriorActivity().when(open).expectException(Refusals.with("wrong-customer"));
        facts.of(ANNA, talk);
        ticket.givenNoPriorActivity()
                .when(open)
                .expectEvents(new TicketOpened(ID, ANNA, talk, Priority.HIGH, "Parcel", null, NOON));
    }

    @Test
    void a_ticket_is_opened_with_a_published_version_of_the_service_level_only() {
        var unknown = new PolicyVersion(PolicyId.of(PolicyKind.SLA), 7);
        var routing = new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), 0);
        ticket.givenNoPriorActivity()
                .when(new OpenTicket(ID, ANNA, null, Priority.HIGH, "Parcel", unknown, NOON))
                .expectException(Refusals.with("policy-unknown"));
        ticket.givenNoPriorActivity()
                .when(new OpenTicket(ID, ANNA, null, Priority.HIGH, "Parcel", routing, NOON))
                .expectException(Refusals.with("no-service-level"));
    }

    @Test
    void opening_twice_changes_nothing_whatever_has_happened_since() {
        var again = new OpenTicket(ID, ANNA, null, Priority.NORMAL, "Parcel", null, LATER);
        given(OPENED).when(again).expectSuccessfulHandlerExecution().expectNoEvents();
        given(OPENED, new PriorityChanged(ID, ANNA, Priority.NORMAL, Priority.URGENT, NOON), CLOSED)
                .when(again)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_ticket_under_the_same_id_is_refused() {
        var another = new OpenTicket(ID, ANNA, null, Priority.NORMAL, "Refund", null, NOON);
        refused(another, "ticket-exists", OPENED);
    }

    @Test
    void a_ticket_that_was_never_opened_is_not_found() {
        ticket.givenNoPriorActivity().when(assignTo(BOB)).expectException(AggregateNotFoundException.class);
    }

    @Test
    void a_ticket_is_assigned_and_passed_on() {
        given(OPENED).when(assignTo(BOB)).expectEvents(ASSIGNED);
        given(OPENED, ASSIGNED).when(assignTo(EVE)).expectEvents(new TicketAssigned(ID, ANNA, BOB, EVE, NOON));
    }

    @Test
    void a_ticket_is_assigned_only_to_an_agent_who_has_signed_in_but_for_history() {
        var nobody = new AgentId("nobody");
        refused(assignTo(nobody), "agent-unknown", OPENED);
        given(OPENED)
                .when(assignTo(nobody), Map.of(EventMetadata.IMPORTED, "true"))
                .expectEvents(new TicketAssigned(ID, ANNA, null, nobody, NOON));
    }

    @Test
    void the_same_assignment_again_changes_nothing() {
        given(OPENED, ASSIGNED)
                .when(assignTo(BOB))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(OPENED, ASSIGNED, CLOSED)
                .when(assignTo(BOB))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_assignment_opens_a_new_ticket_and_leaves_another_where_it_stands() {
        stateAfter(TicketState.NEW, OPENED);
        stateAfter(TicketState.OPEN, OPENED, ASSIGNED);
        stateAfter(TicketState.PENDING, OPENED, AWAITED, ASSIGNED);
    }

    @Test
    void the_priority_changes_once() {
        var raised = new PriorityChanged(ID, ANNA, Priority.NORMAL, Priority.URGENT, NOON);
        given(OPENED).when(new ChangePriority(ID, Priority.URGENT, NOON)).expectEvents(raised);
        given(OPENED, raised)
                .when(new ChangePriority(ID, Priority.URGENT, LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_reply_is_recorded() {
        given(OPENED).when(reply(CUSTOMER, "Any news?")).expectEvents(ANNA_REPLIED);
        given(OPENED).when(reply(AGENT, "It is on its way")).expectEvents(BOB_REPLIED);
    }

    @Test
    void a_reply_of_an_agent_opens_a_new_ticket_and_one_of_a_bot_or_the_customer_does_not() {
        var bot = new TicketReplied(ID, ANNA, M1, Author.bot("b-1"), "Thank you", NOON);
        stateAfter(TicketState.OPEN, OPENED, BOB_REPLIED);
        stateAfter(TicketState.NEW, OPENED, ANNA_REPLIED);
        stateAfter(TicketState.NEW, OPENED, bot);
    }

    @Test
    void a_reply_of_the_customer_resumes_a_pending_ticket() {
        given(OPENED, AWAITED).when(reply(CUSTOMER, "Any news?")).expectEvents(RESUMED, ANNA_REPLIED);
        given(OPENED, HELD).when(reply(CUSTOMER, "Any news?")).expectEvents(ANNA_REPLIED);
    }

    @Test
    void a_reply_of_the_customer_reopens_a_solved_ticket() {
        given(OPENED, SOLVED)
                .when(reply(CUSTOMER, "Any news?"))
                .expectEvents(new TicketReopened(ID, ANNA, CUSTOMER, NOON), ANNA_REPLIED);
    }

    @Test
    void a_reply_of_an_agent_wakes_nothing_up() {
        given(OPENED, AWAITED).when(reply(AGENT, "It is on its way")).expectEvents(BOB_REPLIED);
        given(OPENED, SOLVED).when(reply(AGENT, "It is on its way")).expectEvents(BOB_REPLIED);
    }

    @Test
    void a_repeated_reply_or_note_changes_nothing_in_any_state() {
        given(OPENED, ANNA_REPLIED, SOLVED)
                .when(reply(CUSTOMER, "Any news?"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(OPENED, ANNA_REPLIED, CLOSED)
                .when(reply(CUSTOMER, "Any news?"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(OPENED, NOTED, CLOSED)
                .when(note("Called the carrier"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_reply_or_note_under_the_same_id_is_refused() {
        refused(reply(CUSTOMER, "Hello?"), "message-exists", OPENED, ANNA_REPLIED);
        refused(reply(AGENT, "Any news?"), "message-exists", OPENED, ANNA_REPLIED);
        refused(reply(AGENT, "Called the carrier"), "message-exists", OPENED, NOTED);
        refused(note("It is on its way"), "message-exists", OPENED, BOB_REPLIED);
    }

    @Test
    void a_note_is_taken_in_every_state() {
        given(OPENED).when(note("Called the carrier")).expectEvents(NOTED);
        given(OPENED, CLOSED).when(note("Called the carrier")).expectEvents(NOTED);
        stateAfter(TicketState.NEW, OPENED, NOTED);
    }

    @Test
    void a_ticket_waits_for_the_customer() {
        given(OPENED).when(new AwaitCustomer(ID, NOON)).expectEvents(AWAITED);
        given(OPENED, AWAITED)
                .when(new AwaitCustomer(ID, LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        refused(new AwaitCustomer(ID, NOON), "ticket-solved", OPENED, SOLVED);
    }

    @Test
    void a_ticket_is_held_for_one_reason_and_then_for_another() {
        var warehouse = new TicketHeld(ID, ANNA, "warehouse", NOON);
        given(OPENED).when(new HoldTicket(ID, "carrier", NOON)).expectEvents(HELD);
        given(OPENED, HELD)
                .when(new HoldTicket(ID, "carrier", LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(OPENED, HELD).when(new HoldTicket(ID, "warehouse", NOON)).expectEvents(warehouse);
        given(OPENED, HELD, RESUMED).when(new HoldTicket(ID, "carrier", NOON)).expectEvents(HELD);
        refused(new HoldTicket(ID, "carrier", NOON), "ticket-solved", OPENED, SOLVED);
    }

    @Test
    void a_waiting_ticket_is_resumed() {
        given(OPENED, AWAITED).when(new ResumeTicket(ID, NOON)).expectEvents(RESUMED);
        given(OPENED, HELD).when(new ResumeTicket(ID, NOON)).expectEvents(RESUMED);
        given(OPENED, HELD, RESUMED)
                .when(new ResumeTicket(ID, NOON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        refused(new ResumeTicket(ID, NOON), "ticket-solved", OPENED, SOLVED);
    }

    @Test
    void a_ticket_is_escalated_upwards_only() {
        given(OPENED).when(escalateTo(Tier.SUPERVISOR)).expectEvents(ESCALATED);
        given(OPENED, ESCALATED)
                .when(escalateTo(Tier.SUPERVISOR))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(OPENED, ESCALATED)
                .when(escalateTo(Tier.SENIOR))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(OPENED, ESCALATED, SOLVED)
                .when(escalateTo(Tier.MANAGER))
                .expectEvents(new TicketEscalated(ID, ANNA, Tier.SUPERVISOR, Tier.MANAGER, SLA, NOON));
    }

    @Test
    void a_ticket_is_solved_once() {
        given(OPENED).when(new SolveTicket(ID, AGENT, NOON)).expectEvents(SOLVED);
        given(OPENED, SOLVED)
                .when(new SolveTicket(ID, AGENT, LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_rule_reopens_what_was_solved_before_and_not_what_was_solved_since() {
        var late = new ReopenTicket(ID, Author.SYSTEM, NOON.minusSeconds(9));
        var inTime = new ReopenTicket(ID, Author.SYSTEM, LATER);
        given(OPENED, SOLVED).when(inTime).expectEvents(new TicketReopened(ID, ANNA, Author.SYSTEM, LATER));
        given(OPENED, SOLVED).when(late).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void a_rule_finds_a_ticket_closed_that_was_closed_before_and_has_nothing_to_do_with_one_closed_since() {
        given(OPENED, CLOSED)
                .when(new ReopenTicket(ID, Author.SYSTEM, LATER))
                .expectException(Refusals.with("ticket-closed"));
        given(OPENED, CLOSED)
                .when(new ReopenTicket(ID, Author.SYSTEM, NOON.minusSeconds(9)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_agent_reopens_whatever_the_clock_says() {
        given(OPENED, SOLVED)
                .when(new ReopenTicket(ID, AGENT, NOON.minusSeconds(9)))
                .expectEvents(new TicketReopened(ID, ANNA, AGENT, NOON.minusSeconds(9)));
    }

    @Test
    void a_solved_ticket_is_reopened_once() {
        given(OPENED, SOLVED).when(new ReopenTicket(ID, AGENT, NOON)).expectEvents(REOPENED);
        given(OPENED, SOLVED, REOPENED)
                .when(new ReopenTicket(ID, AGENT, LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_ticket_is_closed_once() {
        var close = new CloseTicket(ID, AGENT, NOON);
        given(OPENED, SOLVED).when(close).expectEvents(new TicketClosed(ID, ANNA, AGENT, NOON));
        given(OPENED).when(close).expectEvents(CLOSED);
        given(OPENED, CLOSED).when(close).expectSuccessfulHandlerExecution().expectNoEvents();
        refused(new CloseTicket(ID, CUSTOMER, NOON), "ticket-closed", OPENED, CLOSED);
    }

    @Test
    void a_ticket_is_merged_once_and_then_closed() {
        given(OPENED).when(new MergeTicket(ID, OTHER, NOON)).expectEvents(MERGED);
        given(OPENED, MERGED)
                .when(new MergeTicket(ID, OTHER, LATER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        assertThat(takenOver).containsExactly(OTHER);
    }

    @Test
    void a_merged_ticket_names_the_ticket_that_is_left() {
        for (var command : List.of(reply(CUSTOMER, "Any news?"), assignTo(BOB), new SolveTicket(ID, AGENT, NOON))) {
            given(OPENED, MERGED)
                    .when(command)
                    .expectException(Refusals.with("ticket-merged"))
                    .expectExceptionMessage("The ticket was merged into ticket t-2, which is left");
        }
        given(OPENED, MERGED)
                .when(new NoteOnTicket(ID, M1, AGENT, "Called the carrier", NOON))
                .expectEvents(NOTED);
    }

    @Test
    void a_ticket_is_merged_only_into_a_ticket_of_the_same_customer() {
        var unknown = new TicketId("nothing");
        refused(new MergeTicket(ID, unknown, NOON), "ticket-unknown", OPENED);
        facts.of(new CustomerId("c-2"), OTHER);
        refused(new MergeTicket(ID, OTHER, NOON), "wrong-customer", OPENED);
        assertThat(takenOver).isEmpty();
    }

    @Test
    void an_open_ticket_takes_over_another_one() {
        takeOver(false, OPENED).expectEvents(new TicketTookOver(ID, ANNA, OTHER, NOON));
        takeOver(false, OPENED, CLOSED).expectException(Refusals.with("ticket-closed"));
        takeOver(false, OPENED, MERGED).expectException(Refusals.with("ticket-merged"));
    }

    @Test
    void imported_history_may_tell_first_that_the_target_was_closed_later() {
        takeOver(true, OPENED, CLOSED).expectEvents(new TicketTookOver(ID, ANNA, OTHER, NOON));
        takeOver(true, OPENED, MERGED).expectException(Refusals.with("ticket-merged"));
    }

    private ResultValidator<Ticket> takeOver(boolean imported, Object... given) {
        return given(given).whenInvoking(ID.toString(), known -> known.takeOver(OTHER, imported, NOON));
    }

    @Test
    void a_rule_that_reopens_compares_times_as_clients_see_them() {
        var solved = new TicketSolved(ID, ANNA, AGENT, NOON.plusNanos(1_234_567));
        var at = NOON.plusMillis(1);
        given(OPENED, solved)
                .when(new ReopenTicket(ID, Author.SYSTEM, at))
                .expectEvents(new TicketReopened(ID, ANNA, Author.SYSTEM, at));
    }

    @Test
    void a_ticket_is_not_merged_into_itself() {
        refused(new MergeTicket(ID, ID, NOON), "merge-into-itself", OPENED);
    }

    @Test
    void a_snapshot_decides_as_the_ticket_does() {
        var snapshots = new ArrayList<String>();
        given(OPENED, ANNA_REPLIED, HELD, breached(1), CLOSED)
                .when(new CloseTicket(ID, AGENT, LATER))
                .expectState(state -> snapshots.add(Snapshots.write(state)));
        var restored = TicketFixture.create().givenState(() -> Snapshots.read(snapshots.get(0), Ticket.class));
        restored.when(OPEN).expectSuccessfulHandlerExecution().expectNoEvents();
        restored.when(reply(CUSTOMER, "Any news?"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        restored.when(breach(1, LATER)).expectSuccessfulHandlerExecution().expectNoEvents();
        restored.when(breach(2, LATER)).expectException(Refusals.with("ticket-closed"));
    }

    @Test
    void once_the_customer_was_forgotten_the_state_has_nothing_to_encrypt() {
        var forgotten = PersonalData.FORGOTTEN;
        var opened = new TicketOpened(ID, ANNA, null, Priority.NORMAL, forgotten, null, NOON);
        var replied = new TicketReplied(ID, ANNA, M1, CUSTOMER, forgotten, NOON);
        given(opened, replied)
                .when(assignTo(BOB))
                .expectState(state -> assertThat(Snapshots.write(state))
                        .contains("\"messages\":null", "\"opening\":\"" + forgotten + "\""));
    }

    @Test
    void a_closed_ticket_refuses_what_would_change_it() {
        List.of(
                        assignTo(BOB),
                        new ChangePriority(ID, Priority.URGENT, NOON),
                        reply(CUSTOMER, "Any news?"),
                        reply(AGENT, "It is on its way"),
                        new AwaitCustomer(ID, NOON),
                        new HoldTicket(ID, "carrier", NOON),
                        new ResumeTicket(ID, NOON),
                        escalateTo(Tier.SENIOR),
                        breach(1, LATER),
                        met(LATER),
                        new SolveTicket(ID, AGENT, NOON),
                        new ReopenTicket(ID, AGENT, NOON),
                        new MergeTicket(ID, OTHER, NOON))
                .forEach(command -> refused(command, "ticket-closed", OPENED, CLOSED));
    }

    private TestExecutor<Ticket> given(Object... events) {
        return ticket.given(events);
    }

    private void refused(Object command, String code, Object... given) {
        given(given).when(command).expectNoEvents().expectException(Refusals.with(code));
    }

    private void stateAfter(TicketState expected, Object... given) {
        given(given)
                .when(new ChangePriority(ID, Priority.LOW, NOON))
                .expectState(state -> assertThat(Snapshots.write(state)).contains("\"state\":\"" + expected + "\""));
    }

    private static AssignTicket assignTo(AgentId agent) {
        return new AssignTicket(ID, agent, NOON);
    }

    private static NoteOnTicket note(String text) {
        return new NoteOnTicket(ID, M1, AGENT, text, NOON);
    }

    private static EscalateTicket escalateTo(Tier tier) {
        return new EscalateTicket(ID, tier, SLA, NOON);
    }

    private static RecordBreach breach(int level, Instant at) {
        return new RecordBreach(ID, FIRST_RESPONSE, level, SLA, at);
    }

    private static RecordTargetMet met(Instant at) {
        return new RecordTargetMet(ID, FIRST_RESPONSE, SLA, at);
    }
}
