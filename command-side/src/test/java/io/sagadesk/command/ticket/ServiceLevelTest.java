package io.sagadesk.command.ticket;

import static io.sagadesk.command.ticket.TicketSamples.AGENT;
import static io.sagadesk.command.ticket.TicketSamples.ANNA;
import static io.sagadesk.command.ticket.TicketSamples.ASSIGNED;
import static io.sagadesk.command.ticket.TicketSamples.BOB;
import static io.sagadesk.command.ticket.TicketSamples.CLOSED;
import static io.sagadesk.command.ticket.TicketSamples.FIRST_RESPONSE;
import static io.sagadesk.command.ticket.TicketSamples.ID;
import static io.sagadesk.command.ticket.TicketSamples.LATER;
import static io.sagadesk.command.ticket.TicketSamples.MERGED;
import static io.sagadesk.command.ticket.TicketSamples.MET;
import static io.sagadesk.command.ticket.TicketSamples.NOON;
import static io.sagadesk.command.ticket.TicketSamples.OPENED;
import static io.sagadesk.command.ticket.TicketSamples.SLA;
import static io.sagadesk.command.ticket.TicketSamples.SOLVED;
import static io.sagadesk.command.ticket.TicketSamples.breached;

import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.TicketCommand.ApplyServiceLevel;
import io.sagadesk.api.ticket.TicketCommand.RecordBreach;
import io.sagadesk.api.ticket.TicketCommand.RecordRisk;
import io.sagadesk.api.ticket.TicketCommand.RecordTargetMet;
import io.sagadesk.api.ticket.TicketEvent.ServiceLevelApplied;
import io.sagadesk.api.ticket.TicketEvent.TargetAtRisk;
import io.sagadesk.api.ticket.TicketEvent.TargetBreached;
import io.sagadesk.api.ticket.TicketEvent.TargetMet;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.command.KnownSubjects;
import io.sagadesk.command.Refusals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class ServiceLevelTest {

    private static final PolicyVersion THIRD = new PolicyVersion(PolicyId.of(PolicyKind.SLA), 3);
    private static final Map<String, Object> RULES = Map.of(
            "plans",
            List.of(Map.of(
                    "name", "vip", "calendar", "office", "targets", Map.of("HIGH", Map.of("firstResponse", "PT1H")))));
    private static final PolicyVersion FOURTH = new PolicyVersion(PolicyId.of(PolicyKind.SLA), 4);
    private static final ServiceLevelApplied APPLIED = new ServiceLevelApplied(ID, ANNA, THIRD, "vip", SLA, NOON);
    private static final TargetAtRisk WARNED = new TargetAtRisk(ID, ANNA, FIRST_RESPONSE, BOB, SLA, NOON);
    private static final TargetInstance RESOLUTION = new TargetInstance(ServiceLevelTarget.RESOLUTION, 1);
    private static final TargetMet RESOLVED = new TargetMet(ID, ANNA, RESOLUTION, SLA, NOON);
    private static final TicketReopened REOPENED = new TicketReopened(ID, ANNA, AGENT, LATER);

    private final AggregateTestFixture<Ticket> ticket = TicketFixture.create(
            new KnownSubjects().with(THIRD, RULES).with(FOURTH, RULES), (into, from, old, at) -> {});

    @Test
    void a_ticket_gets_a_service_level_once_and_keeps_it() {
        given(OPENED).when(apply(THIRD, "vip")).expectEvents(APPLIED);
        nothing(apply(THIRD, "vip"), OPENED, APPLIED);
        refused(apply(FOURTH, "vip"), "service-level-applied", OPENED, APPLIED);
        refused(apply(THIRD, "everyone"), "service-level-applied", OPENED, APPLIED);
        refused(apply(new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), 1), "vip"), "no-service-level", OPENED);
    }

    @Test
    void a_service_level_is_a_plan_of_a_published_version() {
        refused(apply(new PolicyVersion(PolicyId.of(PolicyKind.SLA), 7), "vip"), "policy-unknown", OPENED);
        refused(apply(THIRD, "ghost"), "plan-unknown", OPENED);
    }

    @Test
    void outcomes_are_compared_with_the_closing_in_milliseconds() {
        var closed = new TicketClosed(ID, ANNA, AGENT, NOON.plusNanos(1_234_567));
        given(OPENED, closed)
                .when(breach(1, NOON.plusNanos(1_900_000)))
                .expectEvents(new TargetBreached(ID, ANNA, FIRST_RESPONSE, 1, SLA, NOON.plusNanos(1_900_000)));
    }

    @Test
    void a_ticket_that_was_closed_at_once_gets_it_all_the_same() {
        given(OPENED, CLOSED).when(apply(THIRD, "vip")).expectEvents(APPLIED);
        refused(new ApplyServiceLevel(ID, THIRD, "vip", SLA, LATER), "ticket-closed", OPENED, CLOSED);
    }

    @Test
    void whoever_is_in_charge_is_warned_once() {
        given(OPENED, ASSIGNED).when(risk(NOON)).expectEvents(WARNED);
        given(OPENED).when(risk(NOON)).expectEvents(new TargetAtRisk(ID, ANNA, FIRST_RESPONSE, null, SLA, NOON));
        nothing(risk(LATER), OPENED, ASSIGNED, WARNED);
        nothing(risk(LATER), OPENED, ASSIGNED, WARNED, MET);
    }

    @Test
    void a_warning_that_comes_too_late_is_refused() {
        refused(risk(NOON), "target-met", OPENED, MET);
        refused(risk(NOON), "target-missed", OPENED, breached(1));
        refused(risk(LATER), "ticket-closed", OPENED, CLOSED);
    }

    @Test
    void each_level_of_a_breach_is_recorded_once_and_in_order() {
        given(OPENED).when(breach(1, NOON)).expectEvents(breached(1));
        nothing(breach(1, LATER), OPENED, breached(1));
        given(OPENED, breached(1)).when(breach(2, NOON)).expectEvents(breached(2));
        refused(breach(2, NOON), "breach-out-of-order", OPENED);
        refused(breach(1, NOON), "target-met", OPENED, MET);
    }

    @Test
    void a_target_is_met_once() {
        given(OPENED).when(met(FIRST_RESPONSE, NOON)).expectEvents(MET);
        nothing(met(FIRST_RESPONSE, LATER), OPENED, MET);
        refused(met(FIRST_RESPONSE, NOON), "target-missed", OPENED, breached(1));
    }

    @Test
    void what_became_of_a_target_before_the_ticket_was_closed_is_recorded_later() {
        given(OPENED, CLOSED).when(met(FIRST_RESPONSE, NOON)).expectEvents(MET);
        given(OPENED, CLOSED).when(breach(1, NOON)).expectEvents(breached(1));
        refused(breach(1, LATER), "ticket-merged", OPENED, MERGED);
    }

    @Test
    void a_solution_that_did_not_last_may_yet_be_missed_or_met_again() {
        var missed = new TargetBreached(ID, ANNA, RESOLUTION, 1, SLA, LATER);
        var again = new TargetMet(ID, ANNA, RESOLUTION, SLA, LATER);
        given(OPENED, SOLVED, RESOLVED, REOPENED)
                .when(new RecordBreach(ID, RESOLUTION, 1, SLA, LATER))
                .expectEvents(missed);
        given(OPENED, SOLVED, RESOLVED, REOPENED).when(met(RESOLUTION, LATER)).expectEvents(again);
        refused(met(RESOLUTION, LATER), "target-missed", OPENED, missed, SOLVED, REOPENED);
        refused(breach(1, LATER), "target-met", OPENED, MET, SOLVED, REOPENED);
    }

    @Test
    void a_solution_that_is_found_out_after_the_reopening_is_refused() {
        refused(met(RESOLUTION, NOON), "ticket-reopened", OPENED, SOLVED, REOPENED);
        given(OPENED, SOLVED, REOPENED).when(met(FIRST_RESPONSE, NOON)).expectEvents(MET);
    }

    private TestExecutor<Ticket> given(Object... events) {
        return ticket.given(events);
    }

    private void nothing(Object command, Object... given) {
        given(given).when(command).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private void refused(Object command, String code, Object... given) {
        given(given).when(command).expectNoEvents().expectException(Refusals.with(code));
    }

    private static ApplyServiceLevel apply(PolicyVersion policy, String plan) {
        return new ApplyServiceLevel(ID, policy, plan, SLA, NOON);
    }

    private static RecordRisk risk(Instant at) {
        return new RecordRisk(ID, FIRST_RESPONSE, SLA, at);
    }

    private static RecordBreach breach(int level, Instant at) {
        return new RecordBreach(ID, FIRST_RESPONSE, level, SLA, at);
    }

    private static RecordTargetMet met(TargetInstance instance, Instant at) {
        return new RecordTargetMet(ID, instance, SLA, at);
    }
}
