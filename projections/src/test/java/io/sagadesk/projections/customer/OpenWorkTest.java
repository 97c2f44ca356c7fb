package io.sagadesk.projections.customer;

import static io.sagadesk.projections.customer.CustomerProjection.CUSTOMERS;
import static io.sagadesk.projections.customer.CustomerProjection.PROJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent;
import io.sagadesk.api.conversation.ConversationEvent.ChannelChanged;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketEvent.CustomerAwaited;
import io.sagadesk.api.ticket.TicketEvent.PriorityChanged;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.api.ticket.TicketEvent.TicketMerged;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketResumed;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import io.sagadesk.projections.InMemoryProjection;
import io.sagadesk.projections.Redelivery;
import io.sagadesk.projections.customer.CustomerContacts.Contact;
import io.sagadesk.projections.customer.OpenWork.OpenConversation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenWorkTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final TicketId TICKET = new TicketId("t-1");
    private static final Author ADA = Author.agent("ada");

    private static Instant at(int minute) {
        return Instant.parse("2026-03-01T12:00:00Z").plusSeconds(60L * minute);
    }

    private static CustomerProfile anna(Event... events) {
        return InMemoryProjection.of(PROJECTION).batch(events).get(CUSTOMERS, "anna");
    }

    private static ConversationId conversation(int number) {
        return new ConversationId("c-" + number);
    }

    private static ConversationStarted started(int number) {
        return new ConversationStarted(conversation(number), ANNA, Channel.WEB_CHAT, at(number));
    }

    private static ConversationClosed closed(int number, int minute) {
        return new ConversationClosed(conversation(number), ANNA, ADA, ConversationOutcome.RESOLVED, at(minute));
    }

    @Test
    void a_conversation_is_open_work_until_it_is_closed_and_again_when_reopened() {
        var reopened = new ConversationReopened(conversation(1), ANNA, Author.CUSTOMER, at(20));

        assertThat(anna(started(1), started(2), closed(2, 9)).openWork().conversations())
                .containsExactly(new OpenConversation(conversation(1), Channel.WEB_CHAT, at(1)));
        assertThat(anna(started(1), closed(1, 9)).openWork().openConversations())
                .isZero();
        assertThat(anna(started(1), closed(1, 9), reopened).openWork().conversations())
                .containsExactly(new OpenConversation(conversation(1), Channel.WEB_CHAT, at(20)));
    }

    @Test
    void the_last_contacts_name_each_conversation_once_with_its_latest_channel() {
        var moved = new ChannelChanged(conversation(1), ANNA, Channel.WEB_CHAT, Channel.EMAIL, at(5));
        var anna = anna(started(1), started(2), moved);

        assertThat(anna.contacts().conversations()).isEqualTo(2);
        assertThat(anna.contacts().last())
                .containsExactly(
                        new Contact(conversation(2), Channel.WEB_CHAT, at(2)),
                        new Contact(conversation(1), Channel.EMAIL, at(5)));
        assertThat(anna.openWork().conversations())
                .contains(new OpenConversation(conversation(1), Channel.EMAIL, at(1)));
    }

    @Test
    void of_many_conversations_the_last_are_listed_and_all_are_counted() {
        var many = IntStream.rangeClosed(1, 80).mapToObj(OpenWorkTest::started);
        var old = new ConversationReopened(conversation(2), ANNA, Author.CUSTOMER, at(90));
        var events = Stream.concat(many, Stream.of(closed(1, 85), closed(2, 86), closed(80, 87), old));

        var anna = anna(events.toArray(Event[]::new));

        assertThat(anna.contacts().last()).hasSize(10).contains(new Contact(conversation(2), null, at(90)));
        assertThat(anna.openWork().openConversations()).isEqualTo(78);
        assertThat(anna.openWork().conversations()).hasSize(50);
    }

    private static TicketOpened opened(String ticket, int minute) {
        return new TicketOpened(new TicketId(ticket), ANNA, null, Priority.NORMAL, "pd1.sealed", null, at(minute));
    }

    private static TicketState stateAfter(Event... events) {
        var all = Stream.concat(Stream.of(opened("t-1", 1)), Stream.of(events)).toArray(Event[]::new);
        return anna(all).openWork().tickets().get(0).state();
    }

    private static TicketReplied replied(Author author) {
        return new TicketReplied(TICKET, ANNA, new MessageId("m"), author, "pd1.sealed", at(2));
    }

    @Test
    void a_ticket_stands_where_its_events_left_it() {
        var assigned = new TicketAssigned(TICKET, ANNA, null, new AgentId("ada"), at(2));
        var awaited = new CustomerAwaited(TICKET, ANNA, at(3));
        var solved = new TicketSolved(TICKET, ANNA, ADA, at(4));

        assertThat(stateAfter()).isEqualTo(TicketState.NEW);
        assertThat(stateAfter(assigned)).isEqualTo(TicketState.OPEN);
        assertThat(stateAfter(replied(Author.CUSTOMER))).isEqualTo(TicketState.NEW);
        assertThat(stateAfter(replied(ADA))).isEqualTo(TicketState.OPEN);
        assertThat(stateAfter(awaited)).isEqualTo(TicketState.PENDING);
        assertThat(stateAfter(awaited, replied(ADA))).isEqualTo(TicketState.PENDING);
        assertThat(stateAfter(awaited, new TicketResumed(TICKET, ANNA, at(4)))).isEqualTo(TicketState.OPEN);
        assertThat(stateAfter(new TicketHeld(TICKET, ANNA, "parts", at(4)))).isEqualTo(TicketState.ON_HOLD);
        assertThat(stateAfter(solved)).isEqualTo(TicketState.SOLVED);
        assertThat(stateAfter(solved, new TicketReopened(TICKET, ANNA, ADA, at(5))))
                .isEqualTo(TicketState.OPEN);
    }

    @Test
    void closed_and_merged_tickets_are_no_work() {
        var closed = new TicketClosed(TICKET, ANNA, ADA, at(3));
        var merged = new TicketMerged(new TicketId("t-2"), ANNA, TICKET, at(4));
        var raised = new PriorityChanged(TICKET, ANNA, Priority.NORMAL, Priority.URGENT, at(2));
        var work = anna(opened("t-1", 1), opened("t-2", 1), raised, merged).openWork();

        assertThat(work.tickets()).hasSize(1);
        assertThat(work.tickets().get(0).priority()).isEqualTo(Priority.URGENT);
        assertThat(work.ticketsOpened()).isEqualTo(2);
        assertThat(anna(opened("t-1", 1), closed).openWork().tickets()).isEmpty();
    }

    private static Event event(int number) {
        var customer = new CustomerId("k-" + number % 4);
        var conversation = new ConversationId("c-" + number % 4 + "-" + number / 40);
        return switch (number / 4 % 4) {
            case 0 -> new ConversationStarted(conversation, customer, Channel.EMAIL, at(number));
            case 1 -> new ConversationClosed(conversation, customer, ADA, ConversationOutcome.RESOLVED, at(number));
            case 2 -> new ConversationReopened(conversation, customer, Author.CUSTOMER, at(number));
            default ->
                new TicketOpened(
                        new TicketId("t-" + number),
                        customer,
                        conversation,
                        Priority.LOW,
                        "pd1.sealed",
                        null,
                        at(number));
        };
    }

    private static String customerOf(Event event) {
        return event instanceof TicketOpened opened
                ? opened.customerId().value()
                : ((ConversationEvent) event).customerId().value();
    }

    private static List<Event> events(RandomValues dice, int most) {
        return dice.list(0, most, () -> event(dice.between(0, 400)));
    }

    @SeededTest(100)
    void the_order_of_the_events_of_different_customers_does_not_matter(RandomValues dice) {
        var events = events(dice, 40);
        var byCustomer = events.stream()
                .sorted(Comparator.comparing(OpenWorkTest::customerOf))
                .toArray(Event[]::new);

        assertThat(InMemoryProjection.of(PROJECTION).batch(byCustomer).all(CUSTOMERS))
                .as("%s", events)
                .isEqualTo(InMemoryProjection.of(PROJECTION)
                        .after(events.toArray(Event[]::new))
                        .all(CUSTOMERS));
    }

    @SeededTest(50)
    void redelivery_in_any_batches_leaves_the_same_documents(RandomValues dice) {
        var log = InMemoryProjection.of(PROJECTION).record(events(dice, 80).toArray(Event[]::new));

        assertThat(Redelivery.inBatches(PROJECTION, log, dice).everything())
                .as("%s", log)
                .isEqualTo(Redelivery.oneByOne(PROJECTION, log).everything());
    }
}
