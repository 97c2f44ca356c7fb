package io.sagadesk.query.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.ThreadEntry;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.api.ticket.TicketEvent.TicketMerged;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketList;
import io.sagadesk.api.ticket.TicketOrder;
import io.sagadesk.api.ticket.TicketQuery.WhatWasWritten;
import io.sagadesk.api.ticket.TicketQuery.WhereIsTicket;
import io.sagadesk.api.ticket.TicketQuery.WhichTickets;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.api.ticket.TicketSummary;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.projections.ticket.TicketProjection;
import io.sagadesk.query.FoldedReadSide;
import io.sagadesk.query.RememberedTexts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketAnswersTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CustomerId BEN = new CustomerId("ben");
    private static final AgentId AGENT = new AgentId("a-1");

    @TempDir
    static Path directory;

    private static final RememberedTexts TEXTS = new RememberedTexts();
    private static FoldedReadSide folded;
    private static TicketAnswers answers;

    @BeforeAll
    static void fold() {
        folded = FoldedReadSide.of(TicketProjection.PROJECTION, directory);
        answers = new TicketAnswers(folded.readSide(), TEXTS, version -> Optional.empty());
        folded.fold(
                opened(0, ANNA, Priority.LOW),
                opened(1, ANNA, Priority.URGENT),
                opened(2, BEN, Priority.NORMAL),
                opened(3, BEN, Priority.URGENT),
                new TicketAssigned(ticket(0), ANNA, null, AGENT, minute(10)),
                replied(ticket(1), ANNA, "We look into it", minute(11)),
                new TicketHeld(ticket(1), ANNA, "the maker", minute(12)),
                new TicketMerged(ticket(3), BEN, ticket(2), minute(13)));
    }

    @AfterAll
    static void close() {
        folded.close();
    }

    private static TicketId ticket(int number) {
        return new TicketId("t-" + number);
    }

    private static Instant minute(int minute) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * minute);
    }

    private static Event opened(int number, CustomerId customer, Priority priority) {
        var id = ticket(number);
        var conversation = new ConversationId("of-" + id.value());
        var subject = TEXTS.seal(customer, "About " + id.value());
        return new TicketOpened(id, customer, conversation, priority, subject, null, minute(number));
    }

    private static Event replied(TicketId id, CustomerId customer, String text, Instant at) {
        var sealed = TEXTS.seal(customer, text);
        return new TicketReplied(id, customer, new MessageId("m-1"), Author.agent("a-1"), sealed, at);
    }

    private static WhichTickets all(TicketOrder order, int limit, @Nullable String cursor) {
        return new WhichTickets(null, null, null, List.of(), null, null, null, order, limit, cursor);
    }

    private static WhichTickets of(CustomerId customer) {
        return new WhichTickets(customer, null, null, List.of(), null, null, null, TicketOrder.OLDEST, 9, null);
    }

    private static WhichTickets of(ConversationId conversation) {
        return new WhichTickets(null, conversation, null, List.of(), null, null, null, TicketOrder.OLDEST, 9, null);
    }

    private static WhichTickets of(AgentId agent) {
        return new WhichTickets(null, null, agent, List.of(), null, null, null, TicketOrder.OLDEST, 9, null);
    }

    private static WhichTickets in(TicketState... states) {
        return new WhichTickets(null, null, null, List.of(states), null, null, null, TicketOrder.OLDEST, 9, null);
    }

    private static WhichTickets with(Priority priority, Tier tier) {
        return new WhichTickets(null, null, null, List.of(), priority, tier, null, TicketOrder.OLDEST, 9, null);
    }

    private static List<String> ids(TicketList list) {
        return list.tickets().stream()
                .map(TicketSummary::ticketId)
                .map(TicketId::value)
                .toList();
    }

    private static List<String> allPages(TicketOrder order) {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var page = answers.answer(all(order, 1, cursor));
            ids.addAll(ids(page));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    @Test
    void tickets_are_read_page_by_page_in_any_order() {
        assertThat(allPages(TicketOrder.LATEST)).containsExactly("t-3", "t-1", "t-0", "t-2");
        assertThat(allPages(TicketOrder.OLDEST)).containsExactly("t-0", "t-1", "t-2", "t-3");
        assertThat(allPages(TicketOrder.URGENT)).containsExactly("t-1", "t-3", "t-2", "t-0");
    }

    @Test
    void tickets_are_chosen_by_what_is_known_of_them() {
        assertThat(ids(answers.answer(of(BEN)))).containsExactly("t-2", "t-3");
        assertThat(ids(answers.answer(of(new ConversationId("of-t-1"))))).containsExactly("t-1");
        assertThat(ids(answers.answer(of(AGENT)))).containsExactly("t-0");
        assertThat(ids(answers.answer(in(TicketState.ON_HOLD, TicketState.CLOSED))))
                .containsExactly("t-1", "t-3");
        assertThat(ids(answers.answer(with(Priority.URGENT, Tier.AGENT)))).containsExactly("t-1", "t-3");
    }

    @Test
    void a_ticket_is_told_with_its_clocks_and_its_subject_open() {
        var found = answers.answer(new WhereIsTicket(ticket(1)));
        assertThat(found.ticket()).isNotNull().satisfies(detail -> {
            assertThat(detail.ticket().subject()).isEqualTo("About t-1");
            assertThat(detail.ticket().state()).isEqualTo(TicketState.ON_HOLD);
            assertThat(detail.ticket().holdReason()).isEqualTo("the maker");
            assertThat(detail.clocks()).hasSize(2);
            assertThat(detail.clocks().get(0).instance().target()).isEqualTo(ServiceLevelTarget.FIRST_RESPONSE);
            assertThat(detail.clocks().get(0).elapsed()).isEqualTo(Duration.ofMinutes(10));
            assertThat(detail.clocks().get(1).pauses()).hasSize(1);
        });
        assertThat(found.asOf().position()).isEqualTo(folded.position());
    }

    @Test
    void a_ticket_knows_which_were_merged_into_it() {
        assertThat(answers.answer(new WhereIsTicket(ticket(2))).ticket())
                .isNotNull()
                .satisfies(detail -> assertThat(detail.merged()).containsExactly(ticket(3)));
    }

    @Test
    void a_thread_is_read_with_its_texts_open() {
        var page = answers.answer(new WhatWasWritten(ticket(1), false, 10, null));
        assertThat(page.entries())
                .extracting(ThreadEntry::kind, ThreadEntry::text)
                .containsExactly(
                        tuple(ThreadEntry.Kind.OPENED, null),
                        tuple(ThreadEntry.Kind.REPLY, "We look into it"),
                        tuple(ThreadEntry.Kind.HELD, null));
        assertThat(page.next()).isNull();
    }

    @Test
    void a_ticket_that_is_not_there_is_told_to_be_absent() {
        var nowhere = new TicketId("nowhere");
        assertThat(answers.answer(new WhereIsTicket(nowhere)).ticket()).isNull();
        assertThat(answers.answer(new WhatWasWritten(nowhere, true, 1, null)).entries())
                .isEmpty();
    }
}
