package io.sagadesk.saga.desk;

import static io.sagadesk.saga.desk.ConversationSamples.ANNA;
import static io.sagadesk.saga.desk.ConversationSamples.SUPPORT;
import static io.sagadesk.saga.desk.ConversationSamples.TALK;
import static io.sagadesk.saga.desk.ConversationSamples.at;
import static io.sagadesk.saga.desk.ConversationSamples.feels;
import static io.sagadesk.saga.desk.ConversationSamples.left;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Command;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationCommand.RequestHuman;
import io.sagadesk.api.conversation.ConversationEvent.IntentReported;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.api.desk.DeskEvent.WaitNoticed;
import io.sagadesk.api.desk.DeskEvent.WayOutOffered;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketCommand.ReopenTicket;
import io.sagadesk.saga.FixturePolicies;
import io.sagadesk.saga.SagaCommandGateway;
import io.sagadesk.saga.SagaCommandGateway.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

/** Tests the automations without a saga. */
class RoutingReactionsTest {

    private static final GenericEventMessage<String> CAUSE = new GenericEventMessage<>("cause");

    private final List<Command> sent = new ArrayList<>();
    private final SagaCommandGateway commands = (rule, command, cause) -> {
        sent.add(command);
        return Answer.DONE;
    };
    private final FixturePolicies policies = new FixturePolicies();

    @Test
    void who_waits_hears_how_long_the_queue_is() {
        var tells = new WhenWaitDragsThenTell(commands);

        tells.react(noticed(3, 0), CAUSE);
        tells.react(noticed(1, 600), CAUSE);

        assertThat(texts())
                .satisfiesExactly(
                        text -> assertThat(text).contains("number 3"),
                        text -> assertThat(text).contains("You are next"));
        assertThat(messageIds()).doesNotHaveDuplicates();
    }

    @Test
    void who_is_told_twice_of_the_same_wait_has_one_message() {
        var tells = new WhenWaitDragsThenTell(commands);

        tells.react(noticed(3, 0), CAUSE);
        tells.react(noticed(3, 0), CAUSE);
        tells.react(new WayOutOffered(SUPPORT, TALK, ANNA, at(0), at(180)), CAUSE);

        assertThat(messageIds().stream().distinct()).hasSize(2);
        assertThat(sent)
                .allSatisfy(command ->
                        assertThat(((PostMessage) command).author().kind()).isEqualTo(Author.Kind.SYSTEM));
    }

    @Test
    void who_wants_to_be_called_back_gets_an_urgent_ticket() {
        new WhenWayOutTakenThenOpenTicket(commands).react(left(LeaveReason.CALL_BACK, 200), CAUSE);

        assertThat(sent).hasSize(2).first().isInstanceOfSatisfying(OpenTicket.class, open -> {
            assertThat(open.ticketId()).isEqualTo(TicketId.followUpOf(TALK));
            assertThat(open.conversationId()).isEqualTo(TALK);
            assertThat(open.priority()).isEqualTo(Priority.HIGH);
            assertThat(open.subject()).containsIgnoringCase("call");
            assertThat(open.at()).isEqualTo(at(200));
        });
        assertThat(sent).last().isEqualTo(new ReopenTicket(TicketId.followUpOf(TALK), Author.SYSTEM, at(200)));
    }

    @Test
    void who_leaves_it_in_writing_gets_a_ticket() {
        new WhenWayOutTakenThenOpenTicket(commands).react(left(LeaveReason.TICKET, 200), CAUSE);

        assertThat(sent)
                .first()
                .isInstanceOfSatisfying(
                        OpenTicket.class, open -> assertThat(open.priority()).isEqualTo(Priority.NORMAL));
    }

    @Test
    void who_leaves_again_after_that_ticket_was_closed_gets_another() {
        SagaCommandGateway closed = (rule, command, cause) -> {
            sent.add(command);
            return command instanceof ReopenTicket ? new Answer("ticket-closed") : Answer.DONE;
        };
        new WhenWayOutTakenThenOpenTicket(closed).react(left(LeaveReason.CALL_BACK, 200), CAUSE);
        new WhenWayOutTakenThenOpenTicket(closed).react(left(LeaveReason.CALL_BACK, 200), CAUSE);

        assertThat(sent).filteredOn(OpenTicket.class::isInstance).hasSize(4);
        assertThat(sent.stream().filter(OpenTicket.class::isInstance).distinct())
                .as("one, however often")
                .hasSize(2);
    }

    @Test
    void who_gives_up_waiting_gets_no_ticket() {
        new WhenWayOutTakenThenOpenTicket(commands).react(left(LeaveReason.ABANDONED, 200), CAUSE);

        assertThat(sent).isEmpty();
    }

    @Test
    void a_customer_whose_intent_is_for_people_is_sent_to_a_person() {
        policies.publish(PolicyKind.ROUTING, Map.of("humanFor", List.of("fraud", "death")));
        var asks = new WhenPolicyDemandsThenRequestHuman(commands, policies);

        asks.react(new IntentReported(TALK, ANNA, null, List.of("delivery"), at(0)), CAUSE);
        assertThat(sent).isEmpty();

        asks.react(new IntentReported(TALK, ANNA, null, List.of("delivery", "fraud"), at(1)), CAUSE);
        assertThat(sent).containsExactly(new RequestHuman(TALK, HumanReason.POLICY, at(1)));
    }

    @Test
    void an_angry_customer_is_sent_to_a_person() {
        var asks = new WhenPolicyDemandsThenRequestHuman(commands, policies);

        asks.react(feels(-50, 0), CAUSE);
        assertThat(sent).isEmpty();

        asks.react(feels(-51, 1), CAUSE);
        assertThat(sent).containsExactly(new RequestHuman(TALK, HumanReason.POLICY, at(1)));
    }

    private static WaitNoticed noticed(int place, long since) {
        return new WaitNoticed(SUPPORT, TALK, ANNA, place, at(since), at(since + 30));
    }

    private List<String> texts() {
        return sent.stream().map(command -> ((PostMessage) command).text()).toList();
    }

    private List<MessageId> messageIds() {
        return sent.stream().map(command -> ((PostMessage) command).messageId()).toList();
    }
}
