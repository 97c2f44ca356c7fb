package io.sagadesk.query.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationList;
import io.sagadesk.api.conversation.ConversationOrder;
import io.sagadesk.api.conversation.ConversationQuery.WhatWasSaid;
import io.sagadesk.api.conversation.ConversationQuery.WhereIsConversation;
import io.sagadesk.api.conversation.ConversationQuery.WhichConversations;
import io.sagadesk.api.conversation.ConversationState;
import io.sagadesk.api.conversation.ConversationSummary;
import io.sagadesk.api.conversation.TranscriptEntry;
import io.sagadesk.api.conversation.TranscriptPage;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.projections.conversation.ConversationProjection;
import io.sagadesk.query.FoldedReadSide;
import io.sagadesk.query.RememberedTexts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationAnswersTest {

    private static final int MESSAGES = 200;
    private static final DeskId SALES = new DeskId("sales");
    private static final AgentId AGENT = new AgentId("a-1");
    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CustomerId BEN = new CustomerId("ben");
    private static final CustomerId CLEO = new CustomerId("cleo");
    private static final CustomerId DORA = new CustomerId("dora");

    @TempDir
    static Path directory;

    private static FoldedReadSide folded;
    private static RememberedTexts texts;
    private static ConversationAnswers answers;
    private static int messages;

    /** Four conversations wait in a queue, one is with an agent, one with a bot, and one has many messages. */
    @BeforeAll
    static void fold() {
        texts = new RememberedTexts();
        folded = FoldedReadSide.of(ConversationProjection.PROJECTION, directory);
        answers = new ConversationAnswers(folded.readSide(), texts);
        folded.fold(events());
    }

    @AfterAll
    static void close() {
        folded.close();
    }

    private static List<Event> events() {
        var events = new ArrayList<Event>();
        for (int i = 0; i < 5; i++) events.addAll(List.of(started("wait-" + i, ANNA, i), queued(i)));
        events.add(started("bot", BEN, 10));
        events.add(said("bot", BEN, "Is anybody there?", 11));
        events.add(started("long", CLEO, 20));
        for (int i = 0; i < MESSAGES; i++) events.add(said("long", CLEO, "Line " + i, 20));
        events.add(started("gone", DORA, 30));
        events.add(said("gone", DORA, "Forget this", 31));
        var assigned = new ConversationId("wait-3");
        var because = new Decision("routing", 0, Map.of());
        events.add(new ConversationAssigned(SALES, assigned, ANNA, AGENT, because, List.of(), minute(60)));
        events.add(new AssignmentAccepted(SALES, assigned, ANNA, AGENT, minute(61)));
        return events;
    }

    private static Instant minute(int minute) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * minute);
    }

    private static Event started(String id, CustomerId customer, int minute) {
        return new ConversationStarted(new ConversationId(id), customer, Channel.WEB_CHAT, minute(minute));
    }

    private static Event queued(int number) {
        var id = new ConversationId("wait-" + number);
        var tier = number == 3 ? CustomerTier.VIP : CustomerTier.STANDARD;
        var priority = number == 4 ? Priority.URGENT : Priority.LOW;
        var at = minute(number).plusSeconds(30);
        return new ConversationQueued(SALES, id, ANNA, tier, priority, List.of(), null, false, at);
    }

    private static Event said(String id, CustomerId customer, String text, int minute) {
        var message = new MessageId("m-" + messages++);
        var sealed = texts.seal(customer, text);
        return new MessagePosted(new ConversationId(id), customer, message, Author.CUSTOMER, sealed, minute(minute));
    }

    private static WhichConversations all(ConversationOrder order, int limit, @Nullable String cursor) {
        return new WhichConversations(null, null, null, List.of(), null, null, order, limit, cursor);
    }

    private static WhichConversations waitingAt(DeskId desk) {
        var waiting = List.of(ConversationState.WAITING);
        return new WhichConversations(desk, null, null, waiting, null, null, ConversationOrder.QUEUE, 10, null);
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
            var page = answers.answer(all(order, limit, cursor));
            assertThat(page.conversations().size()).isBetween(1, limit);
            ids.addAll(ids(page));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    private static TranscriptPage read(String id, boolean newestFirst, int limit, @Nullable String cursor) {
        return answers.answer(new WhatWasSaid(new ConversationId(id), newestFirst, limit, cursor));
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
        assertThat(ids(answers.answer(waitingAt(SALES)))).containsExactly("wait-4", "wait-0", "wait-1", "wait-2");
        assertThat(ids(answers.answer(of(AGENT)))).containsExactly("wait-3");
        assertThat(ids(answers.answer(of(BEN, Channel.WEB_CHAT)))).containsExactly("bot");
        assertThat(ids(answers.answer(tagged("refund")))).isEmpty();
    }

    @Test
    void a_conversation_is_told_with_where_it_is() {
        var found = answers.answer(new WhereIsConversation(new ConversationId("wait-3")));
        assertThat(found.conversation()).isNotNull().satisfies(known -> {
            assertThat(known.state()).isEqualTo(ConversationState.ASSIGNED);
            assertThat(known.agent()).isEqualTo(AGENT);
            assertThat(known.desk()).isEqualTo(SALES);
        });
        assertThat(found.asOf().projection()).isEqualTo("conversations");
        assertThat(found.asOf().version()).isEqualTo(1);
        assertThat(found.asOf().position()).isEqualTo(folded.position());
    }

    @Test
    void a_conversation_that_is_not_there_is_told_to_be_absent() {
        var nowhere = new WhereIsConversation(new ConversationId("nowhere"));
        assertThat(answers.answer(nowhere).conversation()).isNull();
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
        var read = new ArrayList<String>();
        String cursor = null;
        do {
            var page = read("long", newestFirst, limit, cursor);
            for (var entry : page.entries()) if (entry.text() != null) read.add(entry.text());
            cursor = page.next();
        } while (cursor != null);
        return read;
    }

    @Test
    void what_a_forgotten_customer_said_cannot_be_read() {
        assertThat(read("gone", false, 10, null).entries())
                .extracting(TranscriptEntry::by, TranscriptEntry::text)
                .contains(tuple(Author.CUSTOMER, "Forget this"));

        texts.forget(DORA);

        assertThat(read("gone", false, 10, null).entries())
                .extracting(TranscriptEntry::text)
                .contains("‹forgotten›")
                .doesNotContain("Forget this");
    }

    @Test
    void a_cursor_of_something_else_is_refused() {
        var latest = answers.answer(all(ConversationOrder.LATEST, 1, null)).next();
        assertThatThrownBy(() -> answers.answer(all(ConversationOrder.UNANSWERED, 1, latest)))
                .hasMessageContaining("cursor of another order");
        assertThatThrownBy(() -> answers.answer(all(ConversationOrder.QUEUE, 1, latest)))
                .hasMessageContaining("no cursor");
        assertThatThrownBy(() -> answers.answer(all(ConversationOrder.LATEST, 1, "made-up")))
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
