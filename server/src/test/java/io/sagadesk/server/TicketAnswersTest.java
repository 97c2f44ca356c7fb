package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sagadesk.api.Priority;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.ThreadEntry;
import io.sagadesk.api.ticket.ThreadPage;
import io.sagadesk.api.ticket.TicketFound;
import io.sagadesk.api.ticket.TicketList;
import io.sagadesk.api.ticket.TicketOrder;
import io.sagadesk.api.ticket.TicketQuery.WhatWasWritten;
import io.sagadesk.api.ticket.TicketQuery.WhereIsTicket;
import io.sagadesk.api.ticket.TicketQuery.WhichTickets;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.api.ticket.TicketSummary;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.server.readside.ReadModelQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TicketAnswersTest extends SharedServerTest {

    private static long position;

    @BeforeAll
    static void fill() {
        var lines = new ArrayList<String>();
        lines.add(opened("t-0", "anna", "LOW", 0));
        lines.add(opened("t-1", "anna", "URGENT", 1));
        lines.add(opened("t-2", "ben", "NORMAL", 2));
        lines.add(opened("t-3", "ben", "URGENT", 3));
        lines.add(changed("AssignTicket", "t-0", "\"agentId\":\"a-1\"", 10));
        lines.add(changed(
                "ReplyToTicket",
                "t-1",
                "\"messageId\":\"m-1\",\"author\":{\"kind\":\"AGENT\",\"id\":\"a-1\"},\"text\":\"We look into it\"",
                11));
        lines.add(changed("HoldTicket", "t-1", "\"reason\":\"the maker\"", 12));
        lines.add(changed("MergeTicket", "t-3", "\"into\":\"t-2\"", 13));
        var answer = server.bulk("?imported=true&source=test", lines.toArray(String[]::new)); // nothing reacts to it
        assertThat(answer.body().path("results").asString()).isEqualTo("aaaaaaaa");
        position = answer.position();
    }

    private static String opened(String id, String customer, String priority, int minute) {
        return changed(
                "OpenTicket",
                id,
                "\"customerId\":\"%s\",\"conversationId\":\"of-%s\",\"priority\":\"%s\",\"subject\":\"About %s\""
                        .formatted(customer, id, priority, id),
                minute);
    }

    private static String changed(String command, String id, String rest, int minute) {
        return String.format(
                Locale.ROOT,
                "{\"command\":\"ticket.%s\",\"ticketId\":\"%s\",%s,\"at\":\"2026-01-01T00:%02d:00Z\"}",
                command,
                id,
                rest,
                minute);
    }

    private static TicketList ask(WhichTickets which) {
        return server.part(ReadModelQueries.class).ask(which, TicketList.class, position);
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
            var page = ask(all(order, 1, cursor));
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
        assertThat(ids(ask(of(new CustomerId("ben"))))).containsExactly("t-2", "t-3");
        assertThat(ids(ask(of(new ConversationId("of-t-1"))))).containsExactly("t-1");
        assertThat(ids(ask(of(new AgentId("a-1"))))).containsExactly("t-0");
        assertThat(ids(ask(in(TicketState.ON_HOLD, TicketState.CLOSED)))).containsExactly("t-1", "t-3");
        assertThat(ids(ask(with(Priority.URGENT, Tier.AGENT)))).containsExactly("t-1", "t-3");
    }

    @Test
    void a_ticket_is_told_with_its_clocks_and_its_subject_open() {
        var found = server.part(ReadModelQueries.class)
                .ask(new WhereIsTicket(new TicketId("t-1")), TicketFound.class, position);
        assertThat(found.ticket()).isNotNull().satisfies(detail -> {
            assertThat(detail.ticket().subject()).isEqualTo("About t-1");
            assertThat(detail.ticket().state()).isEqualTo(TicketState.ON_HOLD);
            assertThat(detail.ticket().holdReason()).isEqualTo("the maker");
            assertThat(detail.clocks()).hasSize(2);
            assertThat(detail.clocks().get(0).instance().target()).isEqualTo(ServiceLevelTarget.FIRST_RESPONSE);
            assertThat(detail.clocks().get(0).elapsedMillis()).isEqualTo(600_000);
            assertThat(detail.clocks().get(1).pauses()).hasSize(1);
        });
        assertThat(found.asOf().position()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void a_ticket_knows_which_were_merged_into_it() {
        var found = server.part(ReadModelQueries.class)
                .ask(new WhereIsTicket(new TicketId("t-2")), TicketFound.class, position);
        assertThat(found.ticket())
                .isNotNull()
                .satisfies(detail -> assertThat(detail.merged()).containsExactly(new TicketId("t-3")));
    }

    @Test
    void a_thread_is_read_with_its_texts_open() {
        var what = new WhatWasWritten(new TicketId("t-1"), false, 10, null);
        var page = server.part(ReadModelQueries.class).ask(what, ThreadPage.class, position);
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
        assertThat(server.part(ReadModelQueries.class)
                        .ask(new WhereIsTicket(nowhere), TicketFound.class, position)
                        .ticket())
                .isNull();
        assertThat(server.part(ReadModelQueries.class)
                        .ask(new WhatWasWritten(nowhere, true, 1, null), ThreadPage.class, position)
                        .entries())
                .isEmpty();
    }
}
