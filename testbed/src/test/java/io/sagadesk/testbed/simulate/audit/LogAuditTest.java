package io.sagadesk.testbed.simulate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.testbed.simulate.host.ObservedEvent;
import io.sagadesk.testbed.simulate.host.SimulatedServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogAuditTest {

    private static final Instant END = Instant.parse("2026-01-12T00:00:00Z");
    private static final String EARLY = "2026-01-05T10:00:00Z";
    private static final String LATE = "2026-01-11T23:59:59Z";

    private final List<ObservedEvent> log = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ticket.TicketOpened         | {'ticketId':'t-1','conversationId':'c-1'} | follow-up ticket of a conversation",
                "conversation.RatingAsked    | {'conversationId':'c-1'}                  | survey of a conversation",
                "campaign.CouponIssued       | {'couponId':'k-1','because':{'inputs':{'conversation':'c-1'}}} | coupon of a conversation",
                "campaign.CouponRedeemed     | {'couponId':'k-1'}                        | redemption of a coupon",
                "ticket.TargetBreached       | {'ticketId':'t-1','instance':{},'level':1} | level of a missed target",
                "offer.OfferMade             | {'offerId':'o-1'}                         | offer",
                "delivery.MessageSent        | {'deliveryId':'d-1'}                      | message",
                "visit.ChatInvited           | {'visitId':'v-1'}                         | invitation of a visit",
                "timer.OfferDue              | {'offerId':'o-1'}                         | timer",
            })
    void what_is_done_twice_is_found(String type, String payload, String kind) {
        happened(type, payload, LATE);
        assertThat(singles().faults()).isEmpty();

        happened(type, payload, LATE);
        assertThat(singles().faults()).anyMatch(fault -> fault.startsWith("A " + kind + " twice"));
    }

    @Test
    void tickets_that_follow_from_no_conversation_are_not_the_same_one() {
        happened("ticket.TicketOpened", "{'ticketId':'t-1'}", LATE);
        happened("ticket.TicketOpened", "{'ticketId':'t-2'}", LATE);
        assertThat(singles().faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ticket.TicketOpened | {'ticketId':'t-1'} | ticket.ServiceLevelApplied | {'ticketId':'t-1'} | service level t-1",
                "ticket.TicketOpened | {'ticketId':'t-1'} | ticket.TargetBreached | {'ticketId':'t-1'} | first response or its breach t-1",
                "conversation.ConversationClosed | {'conversationId':'c-1','outcome':'RESOLVED'} | conversation.RatingAsked | {'conversationId':'c-1'} | survey c-1",
                "conversation.ConversationClosed | {'conversationId':'c-1','outcome':'UNRESOLVED'} | ticket.TicketOpened | {'ticketId':'t-1','conversationId':'c-1'} | ticket c-1",
                "offer.OfferPlanned | {'offerId':'o-1'} | offer.OfferWithheld | {'offerId':'o-1'} | end of an offer o-1",
                "customer.SegmentChanged | {'customerId':'u-1','to':'AT_RISK'} | customer.WinBackStarted | {'customerId':'u-1'} | win-back u-1",
                "desk.ConversationQueued | {'conversationId':'c-1'} | desk.ConversationLeftQueue | {'conversationId':'c-1'} | end of waiting c-1",
                "desk.ConversationAssigned | {'conversationId':'c-1'} | desk.AssignmentDeclined | {'conversationId':'c-1'} | agent's answer c-1",
                "desk.AssignmentAccepted | {'conversationId':'c-1'} | desk.ConversationReleased | {'conversationId':'c-1'} | release of an agent c-1",
                "campaign.CouponIssued | {'couponId':'k-1','expiresAt':'2026-02-05T10:00:00Z'} | offer.OfferMade | {'couponId':'k-1'} | offer of a coupon k-1",
                "campaign.CouponIssued | {'couponId':'k-1','expiresAt':'2026-01-06T10:00:00Z'} | campaign.CouponExpired | {'couponId':'k-1'} | end of a coupon k-1",
                "conversation.IntentReported | {'conversationId':'c-1','intents':['buying']} | offer.OfferPlanned | {'because':{'inputs':{'conversation':'c-1'}}} | decision on a consultation c-1",
            })
    void what_is_begun_and_never_ended_is_found(String begun, String first, String ended, String second, String what) {
        happened(begun, first, EARLY);
        assertThat(obligations().faults(END)).contains("Never came: " + what);

        happened(ended, second, LATE);
        assertThat(obligations().faults(END)).doesNotContain("Never came: " + what);
    }

    @Test
    void what_has_time_left_is_not_missing_yet() {
        happened("offer.OfferPlanned", "{'offerId':'o-1'}", LATE);
        assertThat(obligations().faults(END)).isEmpty();
        assertThat(obligations().checked()).containsEntry("end of an offer", 1);
    }

    @Test
    void a_conversation_that_is_closed_again_is_not_asked_for_a_rating_again() {
        happened("conversation.ConversationClosed", "{'conversationId':'c-1','outcome':'RESOLVED'}", EARLY);
        happened("conversation.RatingAsked", "{'conversationId':'c-1'}", EARLY);
        happened("conversation.ConversationClosed", "{'conversationId':'c-1','outcome':'RESOLVED'}", EARLY);
        assertThat(obligations().faults(END)).isEmpty();
    }

    @Test
    void a_message_too_few_or_too_many_is_found() {
        happened("offer.OfferMade", "{'offerId':'o-1','kind':'WIN_BACK'}", EARLY);
        assertThat(messages().faults()).containsExactly("Messages WIN_BACK: 0 for 1 reasons, 1 of them a day old");

        happened("delivery.MessageGivenUp", "{'deliveryId':'d-1','template':'WIN_BACK'}", EARLY);
        assertThat(messages().faults()).isEmpty();

        happened("delivery.MessageSent", "{'deliveryId':'d-2','template':'WIN_BACK'}", EARLY);
        assertThat(messages().faults()).containsExactly("Messages WIN_BACK: 2 for 1 reasons, 1 of them a day old");
    }

    private void happened(String type, String payload, String at) {
        var complete = payload.replace('\'', '"').replaceFirst("\\{", "{\"at\":\"" + at + "\",");
        log.add(new ObservedEvent(log.size(), type, SimulatedServer.parsed(complete)));
    }

    private OnceOnlyEvents singles() {
        var onceOnlyEvents = new OnceOnlyEvents();
        log.forEach(onceOnlyEvents::audit);
        return onceOnlyEvents;
    }

    private AuditObligations obligations() {
        var obligations = new AuditObligations();
        log.forEach(obligations::audit);
        return obligations;
    }

    private MessageAudit messages() {
        var messages = new MessageAudit(END);
        log.forEach(messages::audit);
        return messages;
    }
}
