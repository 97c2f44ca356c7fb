package io.sagadesk.projections.service;

import static io.sagadesk.projections.service.ServiceEvents.BOT;
import static io.sagadesk.projections.service.ServiceEvents.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.service.ServiceFigures.Durations;
import io.sagadesk.api.service.ServiceFigures.Share;
import io.sagadesk.api.service.ServiceFigures.TimeShare;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServiceProjectionTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final ServiceEvents chat = new ServiceEvents("chat", "anna");
    private final ServiceEvents other = new ServiceEvents("other", "anna");
    private final Dashboard dashboard = new Dashboard();

    private static Instant at(int seconds) {
        return NINE.plusSeconds(seconds);
    }

    private static Instant days(int days) {
        return NINE.plus(Duration.ofDays(days));
    }

    private static Durations one(int seconds) {
        var duration = Duration.ofSeconds(seconds);
        return new Durations(1, duration, duration, duration);
    }

    private QuarterHourFigures figures(String cell) {
        return dashboard.folding().get(ServiceProjection.FIGURES, cell);
    }

    private long online(String cell) {
        return figures(cell).countOf(ServiceMeasure.ONLINE);
    }

    @Test
    void a_conversation_has_taken_place_when_both_sides_have_spoken() {
        dashboard.after(chat.started(Channel.EMAIL, at(0)), chat.said(Author.CUSTOMER, at(1)));
        assertThat(dashboard.all().started()).isEqualTo(1);
        assertThat(dashboard.all().conversed()).isZero();
        dashboard.after(chat.said(BOT, at(2)));
        assertThat(dashboard.all().conversed()).isEqualTo(1);
    }

    @Test
    void what_a_rule_begins_to_tell_something_is_no_conversation_and_no_contact() {
        dashboard.after(
                chat.started(Channel.WEB_CHAT, days(0)),
                chat.closed(agent("mia"), ConversationOutcome.RESOLVED, days(0)));
        begunByRule(days(1));
        assertThat(dashboard.all().started()).isEqualTo(1);
        assertThat(dashboard.all().firstContactResolution()).isEqualTo(Share.of(1, 1));
        dashboard.after(other.closed(BOT, ConversationOutcome.RESOLVED, days(2)));
        assertThat(dashboard.all().reopened().of()).isEqualTo(1);
        assertThat(dashboard.all().containment().of()).isZero();
    }

    @Test
    void what_a_rule_begins_becomes_a_conversation_when_the_customer_answers_and_begins_then() {
        dashboard.after(
                chat.started(Channel.WEB_CHAT, days(0)),
                chat.closed(agent("mia"), ConversationOutcome.RESOLVED, days(0)));
        begunByRule(days(1));
        dashboard.after(other.said(agent("leo"), days(2)), other.said(Author.CUSTOMER, days(3)));
        assertThat(dashboard.all().started()).isEqualTo(2);
        assertThat(dashboard.all().conversed()).isEqualTo(1);
        assertThat(dashboard.all().firstResponse().count()).isZero();
        assertThat(dashboard.all().firstContactResolution()).isEqualTo(Share.of(0, 1));
        dashboard.after(other.said(agent("leo"), days(3).plusSeconds(2)));
        assertThat(dashboard.all().firstResponse()).isEqualTo(one(2));
    }

    @Test
    void what_a_rule_begins_becomes_a_conversation_when_the_customer_asks_for_a_human() {
        begunByRule(days(1));
        dashboard.after(other.humanWanted(days(2)));
        assertThat(dashboard.all().started()).isEqualTo(1);
    }

    private void begunByRule(Instant at) {
        dashboard.folding().with("actor", "policy/delivery");
        dashboard.after(other.started(Channel.WEB_CHAT, at), other.said(BOT, at));
        dashboard.folding().with("actor", "app/shop");
    }

    @Test
    void the_first_human_reply_counts_and_a_bots_does_not() {
        dashboard.after(
                chat.started(Channel.EMAIL, at(0)),
                chat.said(BOT, at(1)),
                chat.said(agent("mia"), at(2)),
                chat.said(agent("leo"), at(30)));
        assertThat(dashboard.all().firstResponse()).isEqualTo(one(2));
        assertThat(dashboard.agent("mia").firstResponse().count()).isEqualTo(1);
    }

    @Test
    void waiting_ends_with_the_assignment_that_was_not_declined_and_reaction_begins_there() {
        dashboard.after(
                chat.queued(at(0)),
                chat.assigned("leo", at(1)),
                chat.declined("leo", at(2)),
                chat.assigned("mia", at(2)),
                chat.accepted("mia", at(2)),
                chat.said(agent("mia"), at(4)));
        assertThat(dashboard.all().waiting()).isEqualTo(one(2));
        assertThat(dashboard.all().reaction()).isEqualTo(one(2));
        assertThat(dashboard.agent("leo").waiting().count()).isZero();
    }

    @Test
    void whom_an_agent_had_to_leave_waits_twice_and_is_handled_twice() {
        dashboard.after(
                chat.signedIn("leo", at(0)),
                chat.queued(at(0)),
                chat.assigned("leo", at(1)),
                chat.accepted("leo", at(1)),
                chat.returned("leo", at(3)),
                chat.present("leo", AgentPresence.OFFLINE, at(3)),
                chat.assigned("mia", at(5)),
                chat.accepted("mia", at(5)),
                chat.released("mia", at(6)));
        assertThat(dashboard.agent("leo").waiting()).isEqualTo(one(1));
        assertThat(dashboard.agent("mia").waiting()).isEqualTo(one(2));
        assertThat(dashboard.agent("leo").handleTime()).isEqualTo(one(2));
        assertThat(dashboard.agent("mia").handleTime()).isEqualTo(one(1));
        assertThat(dashboard.agent("leo").occupancy()).isEqualTo(TimeShare.ofMillis(2_000, 3_000));
    }

    @Test
    void an_offer_that_is_taken_back_is_as_if_declined() {
        dashboard.after(
                chat.queued(at(0)),
                chat.assigned("leo", at(1)),
                chat.returned("leo", at(2)),
                chat.assigned("mia", at(2)));
        assertThat(dashboard.all().waiting()).isEqualTo(one(2));
        assertThat(dashboard.agent("leo").waiting().count()).isZero();
    }

    @Test
    void an_answer_counts_from_the_assignment_though_the_assignment_was_recorded_after_it() {
        dashboard.after(
                chat.said(agent("mia"), at(4)),
                chat.said(agent("mia"), at(9)),
                chat.queued(at(0)),
                chat.assigned("mia", at(2)));
        assertThat(dashboard.all().reaction()).isEqualTo(one(2));
    }

    @Test
    void each_agent_handles_a_conversation_for_as_long_as_they_have_it() {
        dashboard.after(
                chat.queued(at(0)),
                chat.assigned("leo", at(0)),
                chat.accepted("leo", at(0)),
                chat.transferred("leo", "mia", at(1)),
                chat.released("mia", at(3)));
        assertThat(dashboard.agent("leo").handleTime()).isEqualTo(one(1));
        assertThat(dashboard.agent("mia").handleTime()).isEqualTo(one(2));
        assertThat(dashboard.agent("leo").transfers()).isEqualTo(1);
        assertThat(dashboard.agent("mia").transfers()).isZero();
    }

    @Test
    void a_customer_who_gives_up_within_five_seconds_was_not_queued() {
        dashboard.after(chat.queued(at(0)), chat.left(LeaveReason.ABANDONED, at(4)));
        assertThat(dashboard.all().abandonment()).isEqualTo(Share.of(0, 0));
        dashboard.after(other.queued(at(0)), other.left(LeaveReason.ABANDONED, at(5)));
        assertThat(dashboard.all().abandonment()).isEqualTo(Share.of(1, 1));
    }

    @Test
    void a_customer_who_chose_to_be_called_back_has_not_given_up() {
        dashboard.after(chat.queued(at(0)), chat.left(LeaveReason.CALL_BACK, at(60)));
        assertThat(dashboard.all().abandonment()).isEqualTo(Share.of(0, 1));
    }

    @Test
    void a_bot_that_closed_alone_has_contained() {
        dashboard.after(chat.started(Channel.EMAIL, at(0)), chat.closed(BOT, ConversationOutcome.RESOLVED, at(1)));
        assertThat(dashboard.all().containment()).isEqualTo(Share.of(1, 1));
    }

    @Test
    void a_bot_from_which_a_human_was_asked_has_not_contained() {
        dashboard.after(
                chat.started(Channel.EMAIL, at(0)),
                chat.humanWanted(at(1)),
                chat.closed(BOT, ConversationOutcome.UNRESOLVED, at(2)),
                other.started(Channel.EMAIL, at(0)),
                other.said(agent("mia"), at(1)),
                other.closed(BOT, ConversationOutcome.RESOLVED, at(2)));
        assertThat(dashboard.all().containment()).isEqualTo(Share.of(0, 2));
    }

    @Test
    void a_rating_is_that_of_the_agent_who_closed() {
        dashboard.after(
                chat.started(Channel.EMAIL, at(0)),
                chat.said(agent("leo"), at(1)),
                chat.closed(agent("mia"), ConversationOutcome.RESOLVED, at(2)),
                chat.rated(agent("mia"), 3, at(3)),
                other.started(Channel.EMAIL, at(0)),
                other.rated(agent("mia"), 4, at(3)));
        assertThat(dashboard.agent("mia").satisfaction()).isEqualTo(Share.of(1, 2));
        assertThat(dashboard.agent("mia").meanStars()).isEqualTo(3.5);
        assertThat(dashboard.agent("leo").satisfaction().of()).isZero();
    }

    @Test
    void what_is_reopened_was_not_solved_at_the_first_contact() {
        dashboard.after(
                chat.started(Channel.EMAIL, at(0)), chat.closed(agent("mia"), ConversationOutcome.RESOLVED, at(1)));
        assertThat(dashboard.all().firstContactResolution()).isEqualTo(Share.of(1, 1));
        dashboard.after(chat.reopened(at(2)), chat.closed(agent("mia"), ConversationOutcome.RESOLVED, at(3)));
        assertThat(dashboard.all().firstContactResolution()).isEqualTo(Share.of(0, 1));
        assertThat(dashboard.all().reopened()).isEqualTo(Share.of(1, 1));
    }

    @Test
    void a_contact_within_seven_days_shows_that_the_one_before_solved_nothing() {
        dashboard.after(
                chat.started(Channel.EMAIL, days(0)),
                chat.closed(BOT, ConversationOutcome.RESOLVED, days(1)),
                other.started(Channel.EMAIL, days(8).minusMillis(1)));
        assertThat(dashboard.all().firstContactResolution()).isEqualTo(Share.of(0, 1));
    }

    @Test
    void a_contact_after_seven_days_is_another_matter() {
        dashboard.after(
                chat.started(Channel.EMAIL, days(0)),
                chat.closed(BOT, ConversationOutcome.RESOLVED, days(1)),
                other.started(Channel.EMAIL, days(8)));
        assertThat(dashboard.all().firstContactResolution()).isEqualTo(Share.of(1, 1));
    }

    @Test
    void history_may_be_brought_in_backwards() {
        dashboard.after(
                other.started(Channel.EMAIL, days(2)),
                other.closed(BOT, ConversationOutcome.RESOLVED, days(2)),
                chat.started(Channel.EMAIL, days(0)),
                chat.closed(BOT, ConversationOutcome.RESOLVED, days(1)));
        assertThat(dashboard.all().firstContactResolution()).isEqualTo(Share.of(1, 2));
    }

    @Test
    void a_ticket_from_a_conversation_is_no_contact_of_its_own() {
        dashboard.after(
                chat.started(Channel.EMAIL, days(0)),
                chat.closed(BOT, ConversationOutcome.RESOLVED, days(0)),
                chat.ticketOpenedFromConversation(days(1)),
                chat.ticketSolved(days(2)));
        assertThat(dashboard.all().firstContactResolution()).isEqualTo(Share.of(1, 1));
    }

    @Test
    void a_ticket_that_came_by_itself_is_a_contact() {
        dashboard.after(
                chat.ticketOpened(days(0)),
                chat.ticketSolved(days(1)),
                other.ticketOpened(days(2)),
                other.ticketSolved(days(3)),
                other.ticketClosed(days(4)));
        assertThat(dashboard.all().firstContactResolution()).isEqualTo(Share.of(1, 2));
    }

    @Test
    void a_reopened_ticket_takes_as_long_as_until_its_last_solution() {
        dashboard.after(chat.ticketOpened(at(0)), chat.ticketSolved(at(1)), chat.ticketReopened(at(2)));
        assertThat(dashboard.all().tickets().resolution().count()).isZero();
        dashboard.after(chat.ticketSolved(at(2)));
        assertThat(dashboard.all().tickets().resolution()).isEqualTo(one(2));
        assertThat(dashboard.all().tickets().reopened()).isEqualTo(Share.of(1, 1));
        assertThat(dashboard.all().tickets().solved()).isEqualTo(Share.of(1, 1));
    }

    @Test
    void each_target_of_a_ticket_is_met_or_missed_once() {
        dashboard.after(
                chat.ticketOpened(at(0)),
                chat.ticketAssigned("mia", at(0)),
                chat.ticketReplied(agent("mia"), at(1)),
                chat.met(ServiceLevelTarget.FIRST_RESPONSE, 1, at(1)),
                chat.ticketReplied(Author.CUSTOMER, days(1)),
                chat.breached(ServiceLevelTarget.NEXT_RESPONSE, 1, 1, days(2)),
                chat.breached(ServiceLevelTarget.NEXT_RESPONSE, 1, 2, days(3)));
        var attainment = dashboard.all().attainment();
        assertThat(attainment.get(ServiceLevelTarget.FIRST_RESPONSE)).isEqualTo(Share.of(1, 1));
        assertThat(attainment.get(ServiceLevelTarget.NEXT_RESPONSE)).isEqualTo(Share.of(0, 1));
        assertThat(attainment.get(ServiceLevelTarget.RESOLUTION)).isEqualTo(Share.of(0, 0));
        assertThat(dashboard.all().tickets().firstResponse()).isEqualTo(one(1));
        assertThat(figures("2026-03-02T09:00:00Z|-|-|mia").countOf(ServiceMeasure.MET_FIRST_RESPONSE))
                .isEqualTo(1);
        assertThat(figures("2026-03-03T09:00:00Z|-|-|mia").countOf(ServiceMeasure.MISSED_NEXT_RESPONSE))
                .isEqualTo(1);
    }

    @Test
    void what_is_added_to_a_question_that_waits_is_no_question_of_its_own() {
        dashboard.after(
                chat.ticketOpened(at(0)),
                chat.ticketReplied(Author.CUSTOMER, days(1)),
                chat.ticketReplied(Author.CUSTOMER, days(2)),
                chat.ticketReplied(agent("mia"), days(3)),
                chat.ticketReplied(Author.CUSTOMER, days(4)),
                chat.ticketSolved(days(5)),
                chat.ticketReplied(Author.CUSTOMER, days(6)),
                chat.met(ServiceLevelTarget.NEXT_RESPONSE, 1, days(3)),
                chat.met(ServiceLevelTarget.NEXT_RESPONSE, 2, days(5)),
                chat.breached(ServiceLevelTarget.NEXT_RESPONSE, 3, 1, days(7)));
        assertThat(figures("2026-03-03T09:00:00Z|-|-|-").countOf(ServiceMeasure.MET_NEXT_RESPONSE))
                .isEqualTo(1);
        assertThat(figures("2026-03-06T09:00:00Z|-|-|-").countOf(ServiceMeasure.MET_NEXT_RESPONSE))
                .isEqualTo(1);
        assertThat(figures("2026-03-08T09:00:00Z|-|-|-").countOf(ServiceMeasure.MISSED_NEXT_RESPONSE))
                .isEqualTo(1);
    }

    @Test
    void a_solution_in_time_is_none_once_the_ticket_is_reopened() {
        dashboard.after(
                chat.ticketOpened(at(0)), chat.ticketSolved(at(1)), chat.met(ServiceLevelTarget.RESOLUTION, 1, at(1)));
        assertThat(dashboard.all().attainment().get(ServiceLevelTarget.RESOLUTION))
                .isEqualTo(Share.of(1, 1));
        dashboard.after(chat.ticketReopened(at(2)));
        assertThat(dashboard.all().attainment().get(ServiceLevelTarget.RESOLUTION))
                .isEqualTo(Share.of(0, 0));
        dashboard.after(chat.breached(ServiceLevelTarget.RESOLUTION, 1, 1, at(3)), chat.ticketReopened(at(4)));
        assertThat(dashboard.all().attainment().get(ServiceLevelTarget.RESOLUTION))
                .isEqualTo(Share.of(0, 1));
    }

    @Test
    void an_agent_is_occupied_while_online_with_something_in_hand() {
        dashboard.after(
                chat.signedIn("mia", at(0)),
                chat.accepted("mia", at(1_000)),
                chat.released("mia", at(2_000)),
                chat.present("mia", AgentPresence.AWAY, at(4_000)),
                other.accepted("mia", at(5_000)),
                chat.present("mia", AgentPresence.OFFLINE, at(6_000)));
        assertThat(dashboard.agent("mia").occupancy()).isEqualTo(TimeShare.ofMillis(1_000_000, 4_000_000));
    }

    @Test
    void time_online_is_told_apart_by_quarters_and_ends_after_a_day_without_an_event() {
        dashboard.after(chat.signedIn("mia", at(600)), chat.present("mia", AgentPresence.OFFLINE, days(30)));
        assertThat(dashboard.agent("mia").occupancy().of()).isEqualTo(Duration.ofDays(1));
        assertThat(dashboard.folding().all(ServiceProjection.FIGURES)).hasSize(97);
        assertThat(online("2026-03-02T09:00:00Z|-|north|mia")).isEqualTo(300_000);
        assertThat(online("2026-03-02T09:15:00Z|-|north|mia")).isEqualTo(900_000);
        assertThat(online("2026-03-03T09:00:00Z|-|north|mia")).isEqualTo(600_000);
    }

    @Test
    void figures_move_to_the_agent_who_closes_in_the_end() {
        dashboard.after(
                chat.started(Channel.EMAIL, at(0)),
                chat.queued(at(0)),
                chat.assigned("leo", at(1)),
                chat.accepted("leo", at(1)));
        assertThat(dashboard.agent("leo").started()).isEqualTo(1);
        dashboard.after(chat.transferred("leo", "mia", at(2)));
        assertThat(dashboard.agent("leo").started()).isZero();
        assertThat(dashboard.agent("leo").transfers()).isEqualTo(1);
        dashboard.after(chat.closed(agent("zoe"), ConversationOutcome.RESOLVED, at(3)));
        assertThat(dashboard.agent("mia").started()).isZero();
        assertThat(dashboard.agent("zoe").started()).isEqualTo(1);
        assertThat(dashboard.all().started()).isEqualTo(1);
    }
}
