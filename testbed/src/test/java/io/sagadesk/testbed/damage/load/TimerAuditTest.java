package io.sagadesk.testbed.damage.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.testbed.simulate.host.ObservedEvent;
import io.sagadesk.testbed.simulate.host.SimulatedServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimerAuditTest {

    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<Integer> STEPS = List.of(3_200, 4_000, 8_000, 12_000, 16_800, 21_000, 42_000, 63_000);
    private static final String CONVERSATION = "'deskId':'d','conversationId':'k-1','agentId':'a-1'";

    private final TimerAudit audit = new TimerAudit();
    private int position;

    @BeforeEach
    void publishPolicies() {
        event("policy.PolicyPublished", "'policyId':'sla'", 0);
    }

    @Test
    void every_step_of_a_service_level_has_fired_once() {
        event("ticket.TicketOpened", "'ticketId':'t-1','priority':'NORMAL'", 0);
        STEPS.forEach(this::targetDue);

        assertThat(faults(1_000_000)).isEmpty();
        assertThat(audit.firings()).hasSize(STEPS.size());
    }

    @Test
    void a_step_that_never_fired_is_found_when_its_time_has_passed() {
        event("ticket.TicketOpened", "'ticketId':'t-1','priority':'NORMAL'", 0);
        STEPS.stream().filter(step -> step != 8_000).forEach(this::targetDue);

        assertThat(faults(8_000)).isEmpty();
        assertThat(faults(8_001))
                .containsExactly(
                        "Never fired: target of ticket/t-1 at 2026-01-05T08:00:08Z, due at 2026-01-05T08:00:08Z");
    }

    @Test
    void a_timer_that_fired_twice_is_found() {
        event("ticket.TicketOpened", "'ticketId':'t-1','priority':'NORMAL'", 0);
        targetDue(3_200);
        targetDue(3_200);

        assertThat(faults(3_300)).singleElement().asString().startsWith("Fired twice: target of ticket/t-1");
    }

    @Test
    void a_timer_that_nothing_in_the_log_demands_is_found() {
        targetDue(3_200);

        assertThat(faults(0)).singleElement().asString().startsWith("Fired, and nothing in the log demands it");
    }

    @Test
    void an_offer_lapses_unless_it_was_answered() {
        event("desk.ConversationAssigned", CONVERSATION, 0);
        assertThat(faults(3_001)).singleElement().asString().startsWith("Never fired: OfferLapsed");

        event("desk.AssignmentDeclined", CONVERSATION, 2_000);
        assertThat(faults(3_001)).isEmpty();
    }

    @Test
    void the_time_for_an_offer_starts_when_it_is_recorded() {
        audit.audit(observed("desk.ConversationAssigned", CONVERSATION, 0), BEGIN.plusSeconds(60));

        assertThat(faults(63_000)).isEmpty();
        assertThat(faults(63_001)).hasSize(1);
    }

    @Test
    void the_waiting_customer_is_told_until_the_conversation_is_closed() {
        event("desk.ConversationQueued", CONVERSATION, 0);
        assertThat(faults(12_001)).hasSize(2);

        event("timer.WaitedLong", CONVERSATION + ",'since':'" + BEGIN + "'", 4_000);
        assertThat(faults(12_001)).hasSize(1);

        event("conversation.ConversationClosed", CONVERSATION + ",'outcome':'UNRESOLVED'", 5_000);
        assertThat(faults(12_001)).isEmpty();
    }

    @Test
    void a_conversation_about_buying_lapses_after_its_end() {
        event("conversation.IntentReported", "'conversationId':'k-1','intents':['buying']", 0);
        event("conversation.ConversationClosed", "'conversationId':'k-1','outcome':'RESOLVED'", 1_000);
        assertThat(faults(7_001)).hasSize(1);

        event("timer.ConsultationLapsed", "'conversationId':'k-1','closedAt':'2026-01-05T08:00:01Z'", 7_000);
        assertThat(faults(7_001)).isEmpty();
    }

    private void targetDue(int milliseconds) {
        event("timer.TargetDue", "'ticketId':'t-1'", milliseconds);
    }

    private void event(String type, String fields, int milliseconds) {
        audit.audit(observed(type, fields, milliseconds), BEGIN.plusMillis(milliseconds));
    }

    private ObservedEvent observed(String type, String fields, int milliseconds) {
        var json = "{" + fields + ",'at':'" + BEGIN.plusMillis(milliseconds) + "'}";
        return new ObservedEvent(position++, type, SimulatedServer.parsed(json.replace('\'', '"')));
    }

    private List<String> faults(int milliseconds) {
        return audit.faults(BEGIN.plusMillis(milliseconds));
    }
}
