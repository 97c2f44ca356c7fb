package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationFound;
import io.sagadesk.api.conversation.ConversationList;
import io.sagadesk.api.conversation.ConversationOrder;
import io.sagadesk.api.conversation.ConversationQuery.WhatWasSaid;
import io.sagadesk.api.conversation.ConversationQuery.WhereIsConversation;
import io.sagadesk.api.conversation.ConversationQuery.WhichConversations;
import io.sagadesk.api.conversation.ConversationState;
import io.sagadesk.api.conversation.ConversationSummary;
import io.sagadesk.api.conversation.TranscriptEntry;
import io.sagadesk.api.conversation.TranscriptPage;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.server.readside.ReadModelQueries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConversationAnswersTest extends SharedServerTest {

    private static final int MESSAGES = 200;
    private static long position;

    /** Five conversations wait in a queue, one is with an agent, one with a bot, and one has many messages. */
    @BeforeAll
    static void fill() {
        var lines = new ArrayList<String>();
        lines.add(
                "{\"command\":\"desk.OpenDesk\",\"deskId\":\"sales\",\"name\":\"Sales\",\"at\":\"2026-01-01T00:00:00Z\"}");
        for (int i = 0; i < 5; i++) {
            lines.add(started("wait-" + i, "anna", i));
            lines.add(queued("wait-" + i, "anna", i == 3 ? "VIP" : "STANDARD", i == 4 ? "URGENT" : "LOW", i));
        }
        lines.add(started("bot", "ben", 10));
        lines.add(said("bot", "m-1", "CUSTOMER", "Is anybody there?", 11));
        lines.add(started("long", "cleo", 20));
        for (int i = 0; i < MESSAGES; i++) lines.add(said("long", "m-" + i, "CUSTOMER", "Line " + i, 20));
        lines.add(started("gone", "dora", 30));
        lines.add(said("gone", "m-1", "CUSTOMER", "Forget this", 31));
        send(lines);
        send(List.of(
                "{\"command\":\"desk.SignIn\",\"deskId\":\"sales\",\"agentId\":\"a-1\",\"skills\":[],\"capacity\":1,"
                        + "\"senior\":false,\"at\":\"2026-01-01T01:00:00Z\"}",
                "{\"command\":\"desk.AcceptConversation\",\"deskId\":\"sales\",\"conversationId\":\"wait-3\","
                        + "\"agentId\":\"a-1\",\"at\":\"2026-01-01T01:01:00Z\"}"));
    }

    /** Sends the lines as imported history, to which nothing reacts. */
    private static void send(List<String> lines) {
        var answer = server.bulk("?imported=true&source=test", lines.toArray(String[]::new));
        assertThat(answer.body().path("results").asString()).doesNotContain("x").hasSize(lines.size());
        position = answer.position();
    }

    private static String started(String id, String customer, int minute) {
        return String.format(
                Locale.ROOT,
                "{\"command\":\"conversation.StartConversation\",\"conversationId\":\"%s\",\"customerId\":\"%s\",\"channel\":\"WEB_CHAT\",\"at\":\"2026-01-01T00:%02d:00Z\"}",
                id,
                customer,
                minute);
    }

    private static String queued(String id, String customer, String tier, String priority, int minute) {
        return String.format(
                Locale.ROOT,
                "{\"command\":\"desk.EnqueueConversation\",\"deskId\":\"sales\",\"conversationId\":\"%s\",\"customerId\":\"%s\",\"tier\":\"%s\",\"priority\":\"%s\",\"skills\":[],\"senior\":false,\"at\":\"2026-01-01T00:%02d:30Z\"}",
                id,
                customer,
                tier,
                priority,
                minute);
    }

    private static String said(String id, String message, String by, String text, int minute) {
        return String.format(
                Locale.ROOT,
                "{\"command\":\"conversation.PostMessage\",\"conversationId\":\"%s\",\"messageId\":\"%s\",\"author\":{\"kind\":\"%s\"},\"text\":\"%s\",\"at\":\"2026-01-01T00:%02d:00Z\"}",
                id,
                message,
                by,
                text,
                minute);
    }

    private static WhichConversations all(ConversationOrder order, int limit, @Nullable String cursor) {
        return new WhichConversations(null, null, null, List.of(), null, null, order, limit, cursor);
    }

    private static WhichConversations waitingAt(String desk) {
        var waiting = List.of(ConversationState.WAITING);
        return new WhichConversations(
                new DeskId(desk), null, null, waiting, null, null, ConversationOrder.QUEUE, 10, null);
    }

    private static WhichConversations of(AgentId agent) {
        return new WhichConversations(null, agent, null, List.of(), null, null, ConversationOrder.QUEUE, 10, null);
    }

    private static WhichConversations of(CustomerId customer, Channel channel) {
        return new WhichConversations(
                null, null, customer, List.of(), channel, null, ConversationOrder.LATEST, 10, null);
    }

    private static WhichConversations tagged(String tag) {
        return new WhichConversations(null, null, null, List.of(), null, tag, ConversationOrder.LATEST, 10, null);
    }

    private static ConversationList ask(WhichConversations which) {
        return server.part(ReadModelQueries.class).ask(which, ConversationList.class, position);
    }

    private static List<String> ids(ConversationList list) {
        return list.conversations().stream()
                .map(ConversationSummary::conversationId)
                .map(ConversationId::value)
                .toList();
    }

    private static List<String> allPages(ConversationOrder order, int limit) {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var page = ask(all(order, limit, cursor));
            assertThat(page.conversations().size()).isBetween(1, limit);
            ids.addAll(ids(page));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    private static TranscriptPage read(String id, boolean newestFirst, int limit, @Nullable String cursor) {
        var what = new WhatWasSaid(new ConversationId(id), newestFirst, limit, cursor);
        return server.part(ReadModelQueries.class).ask(what, TranscriptPage.class, position);
    }

    @Test
    void an_inbox_is_read_page_by_page_in_any_order() {
        for (var limit : List.of(1, 3, 100)) {
            assertThat(allPages(ConversationOrder.LATEST, limit))
                    .containsExactly("wait-3", "gone", "long", "bot", "wait-4", "wait-2", "wait-1", "wait-0");
            assertThat(allPages(ConversationOrder.QUEUE, limit))
                    .containsExactly("wait-3", "wait-4", "wait-0", "wait-1", "wait-2");
            assertThat(allPages(ConversationOrder.UNANSWERED, limit)).containsExactly("bot", "long", "gone");
        }
    }

    @Test
    void an_inbox_is_of_a_desk_an_agent_a_customer_a_state() {
        assertThat(ids(ask(waitingAt("sales")))).containsExactly("wait-4", "wait-0", "wait-1", "wait-2");
        assertThat(ids(ask(of(new AgentId("a-1"))))).containsExactly("wait-3");
        assertThat(ids(ask(of(new CustomerId("ben"), Channel.WEB_CHAT)))).containsExactly("bot");
        assertThat(ids(ask(tagged("refund")))).isEmpty();
    }

    @Test
    void a_conversation_is_told_with_where_it_is() {
        var found = server.part(ReadModelQueries.class)
                .ask(new WhereIsConversation(new ConversationId("wait-3")), ConversationFound.class, position);
        assertThat(found.conversation()).isNotNull().satisfies(known -> {
            assertThat(known.state()).isEqualTo(ConversationState.ASSIGNED);
            assertThat(known.agent()).isEqualTo(new AgentId("a-1"));
            assertThat(known.desk()).isEqualTo(new DeskId("sales"));
        });
        assertThat(found.asOf().projection()).isEqualTo("conversations");
        assertThat(found.asOf().version()).isEqualTo(1);
        assertThat(found.asOf().position()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void a_conversation_that_is_not_there_is_told_to_be_absent() {
        var nowhere = new WhereIsConversation(new ConversationId("nowhere"));
        assertThat(server.part(ReadModelQueries.class)
                        .ask(nowhere, ConversationFound.class, position)
                        .conversation())
                .isNull();
        assertThat(read("nowhere", false, 10, null).conversation()).isNull();
    }

    @Test
    void a_transcript_is_read_forwards_and_backwards_across_its_pieces() {
        for (var limit : List.of(50, 64, 1_000)) {
            assertThat(texts(false, limit)).isEqualTo(lines(false));
            assertThat(texts(true, limit)).isEqualTo(lines(true));
        }
        assertThat(read("long", true, 3, null).entries())
                .extracting(TranscriptEntry::text)
                .containsExactly("Line 199", "Line 198", "Line 197");
    }

    private static List<String> lines(boolean newestFirst) {
        return IntStream.range(0, MESSAGES)
                .mapToObj(i -> "Line " + (newestFirst ? MESSAGES - 1 - i : i))
                .toList();
    }

    private static List<String> texts(boolean newestFirst, int limit) {
        var texts = new ArrayList<String>();
        String cursor = null;
        do {
            var page = read("long", newestFirst, limit, cursor);
            for (var entry : page.entries()) if (entry.text() != null) texts.add(entry.text());
            cursor = page.next();
        } while (cursor != null);
        return texts;
    }

    @Test
    void what_a_forgotten_customer_said_cannot_be_read() {
        assertThat(read("gone", false, 10, null).entries())
                .extracting(TranscriptEntry::by, TranscriptEntry::text)
                .contains(tuple(Author.CUSTOMER, "Forget this"));
        server.post("/v1/customers/dora/forgetting", "{\"reason\":\"asked\"}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(read("gone", false, 10, null).entries())
                        .extracting(TranscriptEntry::text)
                        .contains("‹forgotten›")
                        .doesNotContain("Forget this"));
    }

    @Test
    void a_cursor_of_something_else_is_refused() {
        var latest = ask(all(ConversationOrder.LATEST, 1, null)).next();
        assertThatThrownBy(() -> ask(all(ConversationOrder.UNANSWERED, 1, latest)))
                .hasMessageContaining("cursor of another order");
        assertThatThrownBy(() -> ask(all(ConversationOrder.QUEUE, 1, latest))).hasMessageContaining("no cursor");
        assertThatThrownBy(() -> ask(all(ConversationOrder.LATEST, 1, "made-up")))
                .hasMessageContaining("cursor");
        var forwards = read("long", false, 1, null).next();
        assertThatThrownBy(() -> read("long", true, 1, forwards)).hasMessageContaining("other direction");
    }

    @Test
    void a_page_has_a_size() {
        assertThatThrownBy(() -> all(ConversationOrder.LATEST, 0, null)).hasMessage("A page has 1 to 1000 items");
        assertThatThrownBy(() -> all(ConversationOrder.LATEST, 1_001, null)).hasMessage("A page has 1 to 1000 items");
    }
}
