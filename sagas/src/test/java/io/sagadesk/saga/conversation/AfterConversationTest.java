package io.sagadesk.saga.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.Priority;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationCommand.AskForRating;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.offer.CouponTerms;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferLimits;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.ticket.TicketCommand.EscalateTicket;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketCommand.ReopenTicket;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.rules.policy.PostChatRules;
import io.sagadesk.saga.FixtureCommands;
import io.sagadesk.saga.FixturePolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AfterConversationTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final ConversationId TALK = new ConversationId("v-1");
    private static final Author AGENT = Author.agent("a-1");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final TicketId FOLLOW_UP = new TicketId(SubjectId.because(TALK, "follow-up"));
    private static final TicketId COMPLAINT = new TicketId(SubjectId.because(TALK, "poor-rating"));
    private static final OfferLimits LIMITS = PostChatRules.BUILT_IN.offers();

    private final FixtureCommands commands = new FixtureCommands();
    private final FixturePolicies policies = new FixturePolicies();

    @Test
    void what_was_not_solved_goes_on_as_a_ticket_with_the_priority_of_the_rules() {
        policies.publish(PolicyKind.POST_CHAT, Map.of("followUpPriority", "HIGH"));

        ticket(ConversationOutcome.RESOLVED);
        assertThat(commands.sent()).isEmpty();
        ticket(ConversationOutcome.UNRESOLVED);
        assertThat(commands.sent()).containsExactly(open(FOLLOW_UP, Priority.HIGH));
    }

    @Test
    void the_customer_is_asked_how_it_was() {
        survey();
        assertThat(commands.sent())
                .containsExactly(
                        new AskForRating(TALK, new Decision("post-chat", 0, Map.of("outcome", "RESOLVED")), NOON));
    }

    @Test
    void the_customer_is_not_asked_how_it_was_where_the_rules_want_no_survey() {
        policies.publish(PolicyKind.POST_CHAT, Map.of("survey", false));
        survey();
        assertThat(commands.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_poor_rating_goes_to_a_supervisor(int stars) {
        escalation(stars);
        assertThat(commands.sent()).containsExactly(poor(FOLLOW_UP), escalate(FOLLOW_UP, stars), reopen(FOLLOW_UP));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void a_rating_that_is_not_poor_goes_to_nobody(int stars) {
        escalation(stars);
        assertThat(commands.sent()).isEmpty();
    }

    @Test
    void a_poor_rating_shares_the_follow_up_ticket_that_there_is() {
        commands.refuse(OpenTicket.class, "ticket-exists");
        escalation(1);
        assertThat(commands.sent()).endsWith(escalate(FOLLOW_UP, 1), reopen(FOLLOW_UP));
    }

    @Test
    void a_poor_rating_gets_a_ticket_of_its_own_where_the_follow_up_ticket_is_closed() {
        commands.refuse(escalate(FOLLOW_UP, 1), "ticket-closed");
        escalation(1);
        assertThat(commands.sent())
                .containsExactly(
                        poor(FOLLOW_UP),
                        escalate(FOLLOW_UP, 1),
                        poor(COMPLAINT),
                        escalate(COMPLAINT, 1),
                        reopen(COMPLAINT));
    }

    @Test
    void a_poor_rating_gets_a_ticket_of_its_own_where_a_supervisor_has_closed_the_follow_up_ticket() {
        commands.refuse(reopen(FOLLOW_UP), "ticket-closed");
        escalation(1);
        assertThat(commands.sent()).endsWith(poor(COMPLAINT), escalate(COMPLAINT, 1), reopen(COMPLAINT));
    }

    @Test
    void a_poor_rating_brings_an_apology() {
        offer(2);
        assertThat(commands.sent())
                .containsExactly(new ProposeOffer(
                        ANNA,
                        OfferId.because(TALK, "apology"),
                        new CampaignId("apology"),
                        CampaignKind.APOLOGY,
                        new CouponTerms(Money.of("10", "USD"), Duration.ofDays(30)),
                        OfferIds.consultation(TALK),
                        LIMITS,
                        because(2),
                        NOON));
    }

    @Test
    void a_good_rating_brings_an_invitation_to_join_without_a_coupon() {
        offer(4);
        assertThat(commands.sent())
                .containsExactly(new ProposeOffer(
                        ANNA,
                        OfferId.because(TALK, "membership"),
                        new CampaignId("membership"),
                        CampaignKind.MEMBERSHIP,
                        null,
                        null,
                        LIMITS,
                        because(4),
                        NOON));
    }

    @Test
    void a_rating_in_between_brings_no_offer_nor_do_rules_without_offers() {
        offer(3);
        var none = new HashMap<String, Object>();
        none.put("apology", null);
        none.put("membership", null);
        policies.publish(PolicyKind.POST_CHAT, Collections.unmodifiableMap(none));
        offer(1);
        offer(5);
        assertThat(commands.sent()).isEmpty();
    }

    private void ticket(ConversationOutcome outcome) {
        var closed = new ConversationClosed(TALK, ANNA, AGENT, outcome, NOON);
        new WhenClosedUnresolvedThenOpenTicket(commands, policies)
                .react(closed, GenericEventMessage.asEventMessage(closed));
    }

    private void survey() {
        var closed = new ConversationClosed(TALK, ANNA, AGENT, ConversationOutcome.RESOLVED, NOON);
        new WhenClosedThenAskForRating(commands, policies).react(closed, GenericEventMessage.asEventMessage(closed));
    }

    private void escalation(int stars) {
        var rated = rated(stars);
        new WhenRatedPoorlyThenEscalate(commands, policies).react(rated, GenericEventMessage.asEventMessage(rated));
    }

    private void offer(int stars) {
        var rated = rated(stars);
        new WhenRatedThenMakeOffer(commands, policies).react(rated, GenericEventMessage.asEventMessage(rated));
    }

    private static ConversationRated rated(int stars) {
        return new ConversationRated(TALK, ANNA, AGENT, stars, null, NOON);
    }

    private static OpenTicket open(TicketId ticketId, Priority priority) {
        return new OpenTicket(ticketId, ANNA, TALK, priority, "Follow-up of a conversation", null, NOON);
    }

    private static OpenTicket poor(TicketId ticketId) {
        return new OpenTicket(ticketId, ANNA, TALK, Priority.NORMAL, "Poor rating of a conversation", null, NOON);
    }

    private static EscalateTicket escalate(TicketId ticketId, int stars) {
        var because = new Decision("escalation", 0, Map.of("stars", String.valueOf(stars)));
        return new EscalateTicket(ticketId, Tier.SUPERVISOR, because, NOON);
    }

    private static ReopenTicket reopen(TicketId ticketId) {
        return new ReopenTicket(ticketId, Author.SYSTEM, NOON);
    }

    private static Decision because(int stars) {
        return new Decision("post-chat", 0, Map.of("conversation", "v-1", "stars", String.valueOf(stars)));
    }
}
