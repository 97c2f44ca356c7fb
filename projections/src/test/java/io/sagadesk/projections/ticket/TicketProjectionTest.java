package io.sagadesk.projections.ticket;

import static io.sagadesk.projections.ticket.TicketEvents.ANN;
import static io.sagadesk.projections.ticket.TicketEvents.minute;
import static io.sagadesk.projections.ticket.TicketProjection.THREADS;
import static io.sagadesk.projections.ticket.TicketProjection.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetRisk;
import io.sagadesk.api.ticket.ThreadEntry;
import io.sagadesk.api.ticket.ThreadEntry.Kind;
import io.sagadesk.api.ticket.TicketEvent.TicketTookOver;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.projections.InMemoryProjection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketProjectionTest {

    private final TicketEvents it = new TicketEvents("t-1");
    private final InMemoryProjection folding = InMemoryProjection.of(TicketProjection.PROJECTION);

    private TicketDocument after(Event... events) {
        return folding.after(events).get(TICKETS, "t-1");
    }

    private List<TicketState> states(Event... events) {
        return Arrays.stream(events).map(event -> after(event).state()).toList();
    }

    @Test
    void a_ticket_is_listed_as_it_was_opened() {
        var opened = after(it.opened());
        assertThat(opened.customerId()).isEqualTo(it.customer);
        assertThat(opened.state()).isEqualTo(TicketState.NEW);
        assertThat(opened.opening())
                .isEqualTo(new TicketOpening(
                        new ConversationId("c-1"),
                        "pd1.subject",
                        new PolicyVersion(new PolicyId("sla"), 3),
                        null,
                        minute(0)));
        assertThat(opened.charge()).isEqualTo(new TicketOwnership(Priority.HIGH, 1, Tier.AGENT, null));
    }

    @Test
    void the_state_that_is_shown_is_the_one_that_the_ticket_has() {
        assertThat(states(
                        it.opened(),
                        it.noted(),
                        it.replied(Author.CUSTOMER),
                        it.replied(ANN),
                        it.awaited(),
                        it.assigned("a-2"),
                        it.held("the maker"),
                        it.replied(ANN),
                        it.resumed(),
                        it.solved(),
                        it.reopened(),
                        it.closed(),
                        it.noted()))
                .containsExactly(
                        TicketState.NEW,
                        TicketState.NEW,
                        TicketState.NEW,
                        TicketState.OPEN,
                        TicketState.PENDING,
                        TicketState.PENDING,
                        TicketState.ON_HOLD,
                        TicketState.ON_HOLD,
                        TicketState.OPEN,
                        TicketState.SOLVED,
                        TicketState.OPEN,
                        TicketState.CLOSED,
                        TicketState.CLOSED);
    }

    @Test
    void an_assignment_takes_a_new_ticket_up() {
        var assigned = after(it.opened(), it.assigned("a-1"));
        assertThat(assigned.state()).isEqualTo(TicketState.OPEN);
        assertThat(assigned.charge().assignee()).isEqualTo(new AgentId("a-1"));
    }

    @Test
    void who_is_in_charge_and_how_it_went_is_told() {
        var merged = after(
                it.opened(),
                it.prioritised(Priority.URGENT),
                it.escalated(),
                it.at(3).held("the maker"),
                it.at(4).solved(),
                it.at(5).reopened(),
                it.at(6).merged("t-2"));
        assertThat(merged.charge()).isEqualTo(new TicketOwnership(Priority.URGENT, 0, Tier.SENIOR, null));
        assertThat(merged.course())
                .isEqualTo(new TicketProgress("the maker", minute(4), 1, minute(6), new TicketId("t-2")));
        assertThat(merged.updatedAt()).isEqualTo(minute(6));
    }

    @Test
    void what_is_promised_and_how_that_stands_is_told() {
        var promised = after(it.opened(), it.promised(4, "vip"));
        assertThat(promised.opening().policy()).isEqualTo(new PolicyVersion(new PolicyId("sla"), 4));
        assertThat(promised.opening().plan()).isEqualTo("vip");
        assertThat(promised.risk()).isEqualTo(TargetRisk.NONE);
        assertThat(after(it.warned(ServiceLevelTarget.FIRST_RESPONSE, 1)).risk())
                .isEqualTo(TargetRisk.AT_RISK);
        assertThat(after(it.breached(ServiceLevelTarget.RESOLUTION, 1, 1)).risk())
                .isEqualTo(TargetRisk.MISSED);
        assertThat(after(it.solved()).risk())
                .as("what is solved waits for nothing but a first word")
                .isEqualTo(TargetRisk.AT_RISK);
        assertThat(after(it.replied(ANN), it.met(ServiceLevelTarget.FIRST_RESPONSE, 1))
                        .risk())
                .isEqualTo(TargetRisk.NONE);
        assertThat(after(it.reopened()).risk()).isEqualTo(TargetRisk.MISSED);
        assertThat(folding.get(THREADS, "t-1#0").entries())
                .extracting(ThreadEntry::kind)
                .contains(Kind.SERVICE_LEVEL_APPLIED, Kind.TARGET_AT_RISK);
    }

    @Test
    void a_thread_has_what_was_written_sealed_and_what_was_done() {
        folding.after(it.opened(), it.replied(Author.CUSTOMER), it.noted(), it.escalated(), it.merged("t-2"));
        var entries = folding.get(THREADS, "t-1#0").entries();
        assertThat(entries)
                .extracting(ThreadEntry::position, ThreadEntry::kind, ThreadEntry::text)
                .containsExactly(
                        tuple(0L, Kind.OPENED, null),
                        tuple(1L, Kind.REPLY, "pd1.text0"),
                        tuple(2L, Kind.NOTE, "pd1.text1"),
                        tuple(3L, Kind.ESCALATED, null),
                        tuple(4L, Kind.MERGED, null));
        assertThat(entries.get(3).details())
                .isEqualTo(Map.of("from", "AGENT", "to", "SENIOR", "rule", "sla", "version", "3"));
        var ticket = folding.get(TICKETS, "t-1");
        assertThat(List.of(ticket.replies(), ticket.notes(), ticket.entries())).containsExactly(1, 1, 5);
    }

    @Test
    void a_ticket_that_takes_over_another_one_says_so() {
        var tookOver = new TicketTookOver(it.id, it.customer, new TicketId("t-2"), minute(1));
        folding.after(it.opened(), tookOver);
        var entry = folding.get(THREADS, "t-1#0").entries().get(1);
        assertThat(entry.kind()).isEqualTo(Kind.TOOK_OVER);
        assertThat(entry.details()).isEqualTo(Map.of("from", "t-2"));
    }

    @Test
    void a_ticket_belongs_to_the_customer_for_whom_it_was_opened() {
        var ofAnother = new TicketTookOver(it.id, new CustomerId("thief"), new TicketId("t-2"), minute(1));
        assertThat(after(it.opened(), ofAnother).customerId()).isEqualTo(it.customer);
    }

    @Test
    void a_long_thread_is_cut() {
        after(it.opened());
        for (int i = 0; i < 130; i++) folding.batch(it.noted());
        assertThat(folding.all(THREADS).values())
                .extracting(thread -> thread.entries().size())
                .containsExactly(64, 64, 3);
    }
}
