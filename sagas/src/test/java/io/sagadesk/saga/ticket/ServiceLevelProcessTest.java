package io.sagadesk.saga.ticket;

import static io.sagadesk.api.conversation.Author.CUSTOMER;
import static io.sagadesk.saga.ticket.ServiceLevelFixture.ANN;
import static io.sagadesk.saga.ticket.ServiceLevelFixture.ANNA;
import static io.sagadesk.saga.ticket.ServiceLevelFixture.BOT;
import static io.sagadesk.saga.ticket.ServiceLevelFixture.ID;
import static io.sagadesk.saga.ticket.ServiceLevelFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Priority;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.TicketCommand.ApplyServiceLevel;
import io.sagadesk.api.ticket.TicketCommand.EscalateTicket;
import io.sagadesk.api.ticket.TicketCommand.RecordBreach;
import io.sagadesk.api.ticket.TicketEvent.ServiceLevelApplied;
import io.sagadesk.api.ticket.TicketEvent.TicketEscalated;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.api.timer.TimerEvent.TargetDue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Targets of a NORMAL ticket: first response within 4 hours, each next response within 8, resolution within 24. */
class ServiceLevelProcessTest {

    private static final Map<String, Object> OFFICE = Map.of(
            "zone", "UTC",
            "hours", Map.of("MONDAY", List.of("09:00-17:00"), "TUESDAY", List.of("09:00-17:00")),
            "holidays", List.of());

    private final ServiceLevelFixture it = new ServiceLevelFixture();

    @Test
    void promises_that_are_kept_in_time_are_met() {
        it.on("2026-03-02T10:00").opened();
        assertThat(it.newCommands()).containsExactly("promised everyone 0 2026-03-02T10:00");

        it.on("2026-03-02T12:00").replied(ANN);
        assertThat(it.newCommands()).containsExactly("met FIRST_RESPONSE/1 2026-03-02T12:00");
        assertThat(it.input("elapsed")).isEqualTo("PT2H");

        it.on("2026-03-03T10:00").replied(CUSTOMER).on("2026-03-03T11:00").replied(CUSTOMER);
        it.on("2026-03-03T12:00").replied(ANN);
        assertThat(it.newCommands()).containsExactly("met NEXT_RESPONSE/1 2026-03-03T12:00");
        assertThat(it.input("elapsed")).isEqualTo("PT2H");

        it.on("2026-03-03T13:00").replied(CUSTOMER).on("2026-03-03T14:00").solved();
        assertThat(it.newCommands())
                .containsExactly("met NEXT_RESPONSE/2 2026-03-03T14:00", "met RESOLUTION/1 2026-03-03T14:00");
        assertThat(it.input("elapsed")).isEqualTo("PT12H");
        assertThat(it.timers()).isZero();
    }

    @Test
    void whoever_is_in_charge_is_warned_before_it_is_too_late() {
        it.on("2026-03-02T09:00").opened().on("2026-03-02T12:30").replied(ANN);
        assertThat(it.newCommands())
                .containsExactly(
                        "promised everyone 0 2026-03-02T09:00",
                        "warned FIRST_RESPONSE/1 2026-03-02T12:12",
                        "met FIRST_RESPONSE/1 2026-03-02T12:30");
    }

    @Test
    void a_promise_that_is_broken_climbs_the_ladder_three_times_and_no_more() {
        it.on("2026-03-02T09:00").opened().on("2026-03-03T16:59");
        assertThat(it.newCommands())
                .containsExactly(
                        "promised everyone 0 2026-03-02T09:00",
                        "warned FIRST_RESPONSE/1 2026-03-02T12:12",
                        "missed FIRST_RESPONSE/1 1 2026-03-02T13:00",
                        "to SENIOR 2026-03-02T13:00",
                        "missed FIRST_RESPONSE/1 2 2026-03-02T17:00",
                        "to SUPERVISOR 2026-03-02T17:00",
                        "missed FIRST_RESPONSE/1 3 2026-03-03T13:00",
                        "to MANAGER 2026-03-03T13:00");

        it.on("2026-03-04T16:59").replied(ANN);
        assertThat(it.newCommands()).containsExactly("warned RESOLUTION/1 2026-03-04T12:12");
        it.on("2026-03-04T17:00");
        assertThat(it.newCommands())
                .as("nobody is above the manager")
                .containsExactly("missed RESOLUTION/1 1 2026-03-04T17:00");
    }

    @Test
    void each_of_two_promises_goes_one_tier_up() {
        it.policies.publish(PolicyKind.SLA, rules("PT1H", "PT2H", "PT1H", 80, false));
        it.on("2026-03-02T09:00").opened().on("2026-03-02T10:30");
        assertThat(it.newCommands())
                .contains(
                        "missed FIRST_RESPONSE/1 1 2026-03-02T10:00",
                        "to SENIOR 2026-03-02T10:00",
                        "missed RESOLUTION/1 1 2026-03-02T10:00",
                        "to SUPERVISOR 2026-03-02T10:00");
    }

    @Test
    void who_was_put_in_charge_by_hand_is_passed_over() {
        it.on("2026-03-02T09:00").opened();
        it.happened(new TicketEscalated(ID, ANNA, Tier.AGENT, Tier.SUPERVISOR, decision(), at("2026-03-02T09:30")));
        it.on("2026-03-02T13:00");
        assertThat(it.newCommands()).contains("to MANAGER 2026-03-02T13:00");
    }

    @Test
    void who_is_put_in_charge_by_hand_after_a_breach_stays_even_if_its_timer_is_late() {
        it.on("2026-03-02T09:00").opened().newCommands();
        it.happened(new TicketEscalated(ID, ANNA, Tier.AGENT, Tier.SUPERVISOR, decision(), at("2026-03-02T13:30")));
        assertThat(it.newCommands())
                .as("the ticket passes over what is below")
                .containsExactly("missed FIRST_RESPONSE/1 1 2026-03-02T13:00", "to SENIOR 2026-03-02T13:00");
        it.on("2026-03-02T17:00");
        assertThat(it.newCommands()).endsWith("to MANAGER 2026-03-02T17:00");
    }

    @Test
    void no_time_passes_while_somebody_else_is_waited_for() {
        it.on("2026-03-06T16:00").opened().on("2026-03-06T16:30").awaited().newCommands();
        assertThat(it.timers()).isZero();
        it.on("2026-03-09T10:00").resumed().on("2026-03-09T13:30");
        assertThat(it.newCommands())
                .containsExactly(
                        "warned FIRST_RESPONSE/1 2026-03-09T12:42",
                        "missed FIRST_RESPONSE/1 1 2026-03-09T13:30",
                        "to SENIOR 2026-03-09T13:30");
    }

    @Test
    void a_question_to_a_ticket_on_hold_waits_with_it() {
        it.on("2026-03-02T09:00")
                .opened()
                .replied(ANN)
                .held()
                .on("2026-03-02T10:00")
                .replied(CUSTOMER);
        it.on("2026-03-05T09:00").resumed().on("2026-03-05T10:00").replied(ANN);
        assertThat(it.newCommands()).last().isEqualTo("met NEXT_RESPONSE/1 2026-03-05T10:00");
        assertThat(it.input("elapsed")).isEqualTo("PT1H");
    }

    @Test
    void a_higher_priority_leaves_less_of_the_time() {
        it.on("2026-03-02T09:00")
                .opened()
                .on("2026-03-02T09:05")
                .raisedTo(Priority.HIGH)
                .on("2026-03-02T10:00");
        assertThat(it.newCommands())
                .containsExactly(
                        "promised everyone 0 2026-03-02T09:00",
                        "warned FIRST_RESPONSE/1 2026-03-02T09:48",
                        "missed FIRST_RESPONSE/1 1 2026-03-02T10:00",
                        "to SENIOR 2026-03-02T10:00");
        it.raisedTo(Priority.LOW).on("2026-03-02T16:59").newCommands();
        it.on("2026-03-03T17:00");
        assertThat(it.newCommands())
                .as("of 8 hours")
                .containsExactly("missed FIRST_RESPONSE/1 2 2026-03-03T17:00", "to SUPERVISOR 2026-03-03T17:00");
    }

    @Test
    void time_that_is_up_already_is_up_at_once() {
        it.on("2026-03-02T09:00")
                .opened()
                .on("2026-03-02T11:00")
                .raisedTo(Priority.HIGH)
                .on("2026-03-02T11:00");
        assertThat(it.newCommands())
                .containsExactly(
                        "promised everyone 0 2026-03-02T09:00",
                        "missed FIRST_RESPONSE/1 1 2026-03-02T11:00",
                        "to SENIOR 2026-03-02T11:00",
                        "missed FIRST_RESPONSE/1 2 2026-03-02T11:00",
                        "to SUPERVISOR 2026-03-02T11:00");
    }

    @Test
    void the_time_after_a_reopening_counts_and_the_time_before_it_does_not() {
        it.on("2026-03-02T09:00")
                .opened()
                .replied(ANN)
                .on("2026-03-02T15:00")
                .solved()
                .newCommands();
        it.on("2026-03-04T09:00")
                .reopened()
                .on("2026-03-05T17:00")
                .replied(CUSTOMER)
                .on("2026-03-06T10:00")
                .solved();
        assertThat(it.newCommands())
                .containsExactly(
                        "warned RESOLUTION/1 2026-03-05T14:12",
                        "met NEXT_RESPONSE/1 2026-03-06T10:00",
                        "met RESOLUTION/1 2026-03-06T10:00");
        assertThat(it.input("elapsed")).isEqualTo("PT23H");
        it.on("2026-03-06T11:00").reopened().on("2026-03-06T12:00");
        assertThat(it.newCommands())
                .containsExactly("missed RESOLUTION/1 1 2026-03-06T12:00", "to SENIOR 2026-03-06T12:00");
    }

    @Test
    void nobody_waits_for_a_first_response_to_what_is_solved() {
        it.on("2026-03-02T09:00").opened().on("2026-03-02T10:00").solved().newCommands();
        it.on("2026-03-04T09:00").reopened().on("2026-03-04T11:00").replied(ANN);
        assertThat(it.newCommands()).containsExactly("met FIRST_RESPONSE/1 2026-03-04T11:00");
        assertThat(it.input("elapsed")).isEqualTo("PT3H");
    }

    @Test
    void a_bots_reply_is_a_first_response_where_the_plan_says_so() {
        it.on("2026-03-02T09:00").opened().replied(BOT);
        assertThat(it.newCommands()).containsExactly("promised everyone 0 2026-03-02T09:00");

        var counting = new ServiceLevelFixture();
        counting.policies.publish(PolicyKind.SLA, rules("PT4H", "PT8H", "PT24H", 80, true));
        counting.on("2026-03-02T09:00")
                .opened()
                .replied(CUSTOMER)
                .on("2026-03-02T09:10")
                .replied(BOT);
        assertThat(counting.newCommands())
                .containsExactly("promised mine 1 2026-03-02T09:00", "met FIRST_RESPONSE/1 2026-03-02T09:10");
        counting.on("2026-03-02T09:20").replied(ANN);
        assertThat(counting.newCommands()).containsExactly("met NEXT_RESPONSE/1 2026-03-02T09:20");
    }

    @Test
    void a_later_version_is_for_later_tickets() {
        it.policies.publish(PolicyKind.SLA, at("2026-03-02T08:00"), rules("PT1H", "PT1H", "PT8H", 50, false));
        it.policies.publish(PolicyKind.SLA, at("2026-03-02T09:01"), rules("PT2H", "PT2H", "PT8H", 50, false));
        it.on("2026-03-02T09:00").opened().on("2026-03-02T10:00");
        assertThat(it.newCommands())
                .containsExactly(
                        "promised mine 1 2026-03-02T09:00",
                        "warned FIRST_RESPONSE/1 2026-03-02T09:30",
                        "missed FIRST_RESPONSE/1 1 2026-03-02T10:00",
                        "to SENIOR 2026-03-02T10:00");

        var later = new ServiceLevelFixture();
        later.policies.publish(PolicyKind.SLA, at("2026-03-02T08:00"), rules("PT1H", "PT1H", "PT8H", 50, false));
        later.policies.publish(PolicyKind.SLA, at("2026-03-02T09:01"), rules("PT2H", "PT2H", "PT8H", 50, false));
        later.on("2026-03-02T09:01").opened();
        assertThat(later.newCommands()).containsExactly("promised mine 2 2026-03-02T09:01");
    }

    @Test
    void a_ticket_has_the_version_that_it_named_when_it_was_opened() {
        it.policies.publish(PolicyKind.SLA, at("2026-03-02T08:00"), rules("PT1H", "PT1H", "PT8H", 50, false));
        it.on("2026-03-02T09:00").happened(it.opening(null, 0));
        assertThat(it.newCommands()).containsExactly("promised everyone 0 2026-03-02T09:00");
    }

    @Test
    void a_version_that_there_is_not_is_no_reason_to_promise_nothing() {
        it.on("2026-03-02T09:00").happened(it.opening(null, 7));
        assertThat(it.newCommands()).containsExactly("promised everyone 0 2026-03-02T09:00");
        var applied = (ApplyServiceLevel) it.commands.sent().get(0);
        assertThat(applied.because().inputs()).containsEntry("named", "sla 7");
    }

    @Test
    void a_version_that_cannot_be_read_any_more_is_kept_as_nearly_as_can_be() {
        it.policies.publish(PolicyKind.SLA, at("2026-03-02T08:00"), rules("PT2H", "PT1H", "PT8H", 50, false));
        it.policies.publish(PolicyKind.SLA, at("2026-03-02T08:30"), rules("PT1H", "PT1H", "PT8H", 50, false));
        it.on("2026-03-02T09:00").opened().newCommands();
        it.policies.makeUnreadable(PolicyKind.SLA, 2);
        it.on("2026-03-02T10:30").replied(ANN);
        assertThat(it.newCommands()).last().isEqualTo("met FIRST_RESPONSE/1 2026-03-02T10:30");
        assertThat(it.input("promised")).isEqualTo("PT2H");
        assertThat(it.input("agreed")).isEqualTo("2");
    }

    @Test
    void where_no_version_can_be_read_what_is_built_in_is_kept() {
        it.policies.publish(PolicyKind.SLA, at("2026-03-02T08:00"), rules("PT1H", "PT1H", "PT8H", 50, false));
        it.on("2026-03-02T09:00").opened().newCommands();
        it.policies.makeUnreadable(PolicyKind.SLA, 1);
        it.happened(applied("mine")).on("2026-03-02T10:30").replied(ANN);
        assertThat(it.newCommands()).last().isEqualTo("met FIRST_RESPONSE/1 2026-03-02T10:30");
        assertThat(it.input("plan")).isEqualTo("everyone");
    }

    @Test
    void the_first_plan_that_matches_applies() {
        var rules = Map.<String, Object>of(
                "calendars",
                Map.of("office", OFFICE),
                "plans",
                List.of(
                        plan("urgent", Map.of("priorities", List.of("URGENT"))),
                        plan("letters", Map.of("channels", List.of("EMAIL")))));
        it.policies.publish(PolicyKind.SLA, rules);
        it.on("2026-03-02T09:00").happened(it.opening(new ConversationId("v-1"), null));
        assertThat(it.newCommands()).containsExactly("promised letters 1 2026-03-02T09:00");

        var walkIn = new ServiceLevelFixture();
        walkIn.policies.publish(PolicyKind.SLA, rules);
        walkIn.on("2026-03-02T09:00").opened();
        assertThat(walkIn.newCommands()).isEmpty();
        walkIn.saga.whenPublishingA("anything").expectActiveSagas(0);
    }

    @Test
    void what_is_reached_before_an_event_is_reached_even_if_its_timer_is_late() {
        it.on("2026-03-02T09:00").opened().newCommands();
        it.happened(new TicketReplied(ID, ANNA, new MessageId("m-9"), ANN, "pd1.text", at("2026-03-02T16:00")));
        assertThat(it.newCommands())
                .containsExactly("missed FIRST_RESPONSE/1 1 2026-03-02T13:00", "to SENIOR 2026-03-02T13:00");
    }

    @Test
    void a_timer_that_goes_off_twice_does_nothing_the_second_time() {
        it.on("2026-03-02T09:00").opened().on("2026-03-02T13:00").newCommands();
        var due = new TargetDue(
                ID, ANNA, new TargetInstance(ServiceLevelTarget.FIRST_RESPONSE, 1), 2, at("2026-03-02T13:00"));
        it.saga.andThenAPublished(due).andThenAPublished(due);
        assertThat(it.newCommands()).isEmpty();
        it.on("2026-03-02T17:00");
        assertThat(it.newCommands()).contains("missed FIRST_RESPONSE/1 2 2026-03-02T17:00");
    }

    @Test
    void a_timer_that_is_out_of_date_finds_nothing() {
        it.on("2026-03-02T09:00").opened().on("2026-03-02T10:00").awaited().newCommands();
        var due = new TargetDue(
                ID, ANNA, new TargetInstance(ServiceLevelTarget.FIRST_RESPONSE, 1), 1, at("2026-03-02T12:12"));
        it.saga.andThenAPublished(due);
        assertThat(it.newCommands()).isEmpty();
    }

    @Test
    void events_that_come_again_are_not_reacted_to_again() {
        var question = new TicketReplied(ID, ANNA, new MessageId("m-1"), CUSTOMER, "pd1.text", at("2026-03-02T09:10"));
        var answer = new TicketReplied(ID, ANNA, new MessageId("m-2"), ANN, "pd1.text", at("2026-03-02T09:20"));
        it.on("2026-03-02T09:00")
                .opened()
                .on("2026-03-02T09:30")
                .happened(question, answer)
                .newCommands();

        it.saga.redeliver(question, 1);
        it.saga.redeliver(answer, 2);

        assertThat(it.newCommands()).isEmpty();
        it.on("2026-03-02T10:00").replied(CUSTOMER).on("2026-03-02T10:10").replied(ANN);
        assertThat(it.newCommands()).containsExactly("met NEXT_RESPONSE/2 2026-03-02T10:10");
    }

    @Test
    void what_the_ticket_knows_better_leads_no_further() {
        it.on("2026-03-02T09:00").opened();
        it.commands.refuse(RecordBreach.class, "target-met");
        it.on("2026-03-02T13:00");
        assertThat(it.commands.sent())
                .hasAtLeastOneElementOfType(RecordBreach.class)
                .noneMatch(EscalateTicket.class::isInstance);
    }

    @Test
    void a_service_level_that_somebody_else_applied_holds() {
        it.policies.publish(PolicyKind.SLA, at("2026-03-03T00:00"), rules("PT1H", "PT1H", "PT8H", 50, false));
        it.on("2026-03-02T09:00").opened();
        it.happened(applied("mine"));
        it.on("2026-03-02T09:30");
        assertThat(it.newCommands()).last().isEqualTo("warned FIRST_RESPONSE/1 2026-03-02T09:30");
        it.happened(applied("nobody's"));
        assertThat(it.timers()).isZero();
        it.saga.whenPublishingA("anything").expectActiveSagas(0);
    }

    @Test
    void closing_or_merging_a_ticket_ends_its_clocks() {
        it.on("2026-03-02T09:00").opened().on("2026-03-02T14:00").closed().newCommands();
        assertThat(it.timers()).isZero();
        it.saga.whenPublishingA("anything").expectActiveSagas(0);

        var other = new ServiceLevelFixture();
        other.on("2026-03-02T09:00").opened().on("2026-03-02T10:00").merged().on("2026-03-09T10:00");
        assertThat(other.newCommands()).containsExactly("promised everyone 0 2026-03-02T09:00");
        other.saga.whenPublishingA("anything").expectActiveSagas(0);
    }

    @Test
    void decisions_say_what_led_to_them() {
        it.on("2026-03-02T09:00").opened().on("2026-03-02T13:00");
        var breach = (RecordBreach) it.commands.sent().get(2);
        assertThat(breach.because().rule()).isEqualTo("sla");
        assertThat(breach.because().inputs())
                .containsEntry("plan", "everyone")
                .containsEntry("priority", "NORMAL")
                .containsEntry("promised", "PT4H")
                .containsEntry("elapsed", "PT4H")
                .containsEntry("calendar", "UTC");
        var escalation = (EscalateTicket) it.commands.sent().get(3);
        assertThat(escalation.because())
                .isEqualTo(new Decision(
                        "escalation",
                        0,
                        Map.of(
                                "from", "AGENT",
                                "to", "SENIOR",
                                "tiers", "[AGENT, SENIOR, SUPERVISOR, MANAGER]",
                                "target", "FIRST_RESPONSE",
                                "number", "1",
                                "level", "1")));
        assertThat(it.commands.rules()).containsExactly("sla", "sla", "sla", "escalation");
    }

    private static ServiceLevelApplied applied(String plan) {
        var policy = new PolicyVersion(PolicyId.of(PolicyKind.SLA), 1);
        return new ServiceLevelApplied(ID, ANNA, policy, plan, decision(), at("2026-03-02T09:00"));
    }

    private static Decision decision() {
        return new Decision("by-hand", 0, Map.of());
    }

    private static Map<String, Object> rules(String first, String next, String resolution, int warn, boolean bot) {
        var targets = Map.of("NORMAL", Map.of("firstResponse", first, "nextResponse", next, "resolution", resolution));
        var plan = plan("mine", Map.of("targets", targets, "warnAtPercent", warn, "botReplyCounts", bot));
        return Map.of("calendars", Map.of("office", OFFICE), "plans", List.of(plan));
    }

    private static Map<String, Object> plan(String name, Map<String, Object> more) {
        var plan = new HashMap<String, Object>(Map.of(
                "name", name, "calendar", "office", "targets", Map.of("NORMAL", Map.of("firstResponse", "PT1H"))));
        plan.putAll(more);
        return plan;
    }
}
