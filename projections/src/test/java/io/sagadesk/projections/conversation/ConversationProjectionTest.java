package io.sagadesk.projections.conversation;

import static io.sagadesk.projections.conversation.ConversationEvents.ANN;
import static io.sagadesk.projections.conversation.ConversationEvents.BILLING;
import static io.sagadesk.projections.conversation.ConversationEvents.BOB;
import static io.sagadesk.projections.conversation.ConversationEvents.SALES;
import static io.sagadesk.projections.conversation.ConversationEvents.later;
import static io.sagadesk.projections.conversation.ConversationProjection.CONVERSATIONS;
import static io.sagadesk.projections.conversation.ConversationProjection.TRANSCRIPTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.ConversationUntagged;
import io.sagadesk.api.conversation.ConversationState;
import io.sagadesk.api.conversation.TranscriptEntry;
import io.sagadesk.api.conversation.TranscriptEntry.Kind;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.projections.InMemoryProjection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationProjectionTest {

    private static final long SECOND = 1_000_000_000;
    private static final Author AGENT = Author.agent("a-1");
    private static final Author BOT = Author.bot("b-1");
    private static final Author SYSTEM = new Author(Author.Kind.SYSTEM, null);

    private final ConversationEvents it = new ConversationEvents("c-1");
    private final InMemoryProjection folding = InMemoryProjection.of(ConversationProjection.PROJECTION);

    private ConversationDocument after(Event... events) {
        return folding.after(events).get(CONVERSATIONS, "c-1");
    }

    private static DeskAssignment waitingAt(DeskId desk, Instant since, int transfers) {
        return new DeskAssignment(desk, true, null, false, since, null, null, transfers);
    }

    private List<ConversationState> states(Event... events) {
        return Arrays.stream(events).map(event -> after(event).state()).toList();
    }

    @Test
    void a_conversation_goes_from_the_bot_through_the_queue_to_an_agent() {
        assertThat(states(
                        it.started(),
                        it.queued(SALES, CustomerTier.VIP, Priority.HIGH),
                        it.assigned(SALES, ANN),
                        it.declined(SALES, ANN),
                        it.assigned(SALES, BOB),
                        it.accepted(SALES, BOB),
                        it.closed(AGENT),
                        it.released(SALES, BOB),
                        it.reopened()))
                .containsExactly(
                        ConversationState.BOT,
                        ConversationState.WAITING,
                        ConversationState.OFFERED,
                        ConversationState.WAITING,
                        ConversationState.OFFERED,
                        ConversationState.ASSIGNED,
                        ConversationState.CLOSED,
                        ConversationState.CLOSED,
                        ConversationState.BOT);
        var reopened = folding.get(CONVERSATIONS, "c-1");
        assertThat(reopened.customerId()).isEqualTo(it.customer);
        assertThat(reopened.place().agentId()).as("who had it last").isEqualTo(BOB);
        assertThat(reopened.course().reopenings()).isEqualTo(1);
    }

    @Test
    void what_a_rule_begins_is_a_notice_until_the_customer_answers() {
        folding.with("actor", "policy/delivery");
        assertThat(states(it.started(), it.said(BOT))).containsOnly(ConversationState.NOTICE);
        folding.with("actor", "app/shop");
        assertThat(states(it.said(AGENT), it.said(Author.CUSTOMER), it.said(AGENT)))
                .containsExactly(ConversationState.NOTICE, ConversationState.BOT, ConversationState.BOT);
    }

    @Test
    void what_a_rule_begins_is_no_notice_once_the_customer_wants_a_person() {
        folding.with("actor", "policy/delivery");
        assertThat(states(it.started())).containsExactly(ConversationState.NOTICE);
        folding.with("actor", "app/shop");
        assertThat(states(it.askedForHuman())).containsExactly(ConversationState.REQUESTED);
    }

    @Test
    void who_asked_for_a_person_is_told_apart_until_a_desk_has_the_conversation() {
        assertThat(states(
                        it.started(),
                        it.askedForHuman(),
                        it.said(BOT),
                        it.queued(SALES, CustomerTier.VIP, Priority.HIGH),
                        it.askedForHuman(),
                        it.leftQueue(SALES),
                        it.askedForHuman(),
                        it.closed(AGENT),
                        it.reopened()))
                .containsExactly(
                        ConversationState.BOT,
                        ConversationState.REQUESTED,
                        ConversationState.REQUESTED,
                        ConversationState.WAITING,
                        ConversationState.WAITING,
                        ConversationState.BOT,
                        ConversationState.REQUESTED,
                        ConversationState.CLOSED,
                        ConversationState.BOT);
    }

    @Test
    void the_owner_is_who_started_it_whomever_a_desk_names() {
        var thief = new CustomerId("thief");
        var queued = new ConversationQueued(
                SALES, it.id, thief, CustomerTier.VIP, Priority.HIGH, List.of(), null, false, later(0));
        assertThat(after(it.started(), queued).customerId()).isEqualTo(it.customer);
    }

    @Test
    void what_was_never_started_belongs_to_nobody() {
        assertThat(after(it.queued(SALES, CustomerTier.VIP, Priority.HIGH)).customerId())
                .isNull();
    }

    @Test
    void a_tag_that_is_removed_is_gone() {
        var untagged = new ConversationUntagged(it.id, it.customer, "refund", later(0));
        assertThat(after(it.started(), it.tagged("refund"), it.tagged("angry"), untagged)
                        .topics()
                        .tags())
                .containsExactly("angry");
    }

    @Test
    void whoever_waits_keeps_the_time_since_when() {
        var waiting = after(
                it.started(),
                it.after(SECOND).queued(SALES, CustomerTier.STANDARD, Priority.LOW),
                it.after(SECOND).assigned(SALES, ANN),
                it.after(SECOND).declined(SALES, ANN));
        assertThat(waiting.place()).isEqualTo(waitingAt(SALES, later(1_000), 0));
        assertThat(waiting.updatedAt()).isEqualTo(later(3_000));
    }

    @Test
    void whom_an_agent_had_to_leave_waits_again_since_the_same_time() {
        var waiting = after(
                it.started(),
                it.after(SECOND).queued(SALES, CustomerTier.STANDARD, Priority.LOW),
                it.after(SECOND).seniorRequired(SALES),
                it.after(SECOND).assigned(SALES, ANN),
                it.after(SECOND).accepted(SALES, ANN),
                it.after(SECOND).returned(SALES, ANN));
        assertThat(waiting.state()).isEqualTo(ConversationState.WAITING);
        assertThat(waiting.place()).isEqualTo(waitingAt(SALES, later(1_000), 0));
        assertThat(waiting.entries()).isEqualTo(6);
    }

    @Test
    void a_conversation_that_is_sent_to_another_desk_waits_there() {
        var sent = after(
                it.started(),
                it.queued(SALES, CustomerTier.STANDARD, Priority.LOW),
                it.assigned(SALES, ANN),
                it.after(SECOND).transferred(SALES, ANN, null, BILLING));
        assertThat(sent.state()).isEqualTo(ConversationState.WAITING);
        assertThat(sent.place()).isEqualTo(waitingAt(BILLING, later(1_000), 1));
    }

    @Test
    void the_last_word_of_a_desk_that_it_has_left_changes_nothing() {
        var elsewhere = after(
                it.started(),
                it.queued(SALES, CustomerTier.STANDARD, Priority.LOW),
                it.assigned(SALES, ANN),
                it.queued(BILLING, CustomerTier.STANDARD, Priority.LOW),
                it.assigned(BILLING, BOB),
                it.released(SALES, ANN));
        assertThat(elsewhere.state()).isEqualTo(ConversationState.OFFERED);
        assertThat(elsewhere.place().deskId()).isEqualTo(BILLING);
        assertThat(elsewhere.place().agentId()).isEqualTo(BOB);
    }

    @Test
    void whoever_takes_a_conversation_over_has_it_at_once() {
        var taken = after(
                it.queued(SALES, CustomerTier.STANDARD, Priority.LOW),
                it.assigned(SALES, ANN),
                it.transferred(SALES, ANN, BOB, null));
        assertThat(taken.state()).isEqualTo(ConversationState.ASSIGNED);
        assertThat(taken.place().agentId()).isEqualTo(BOB);
        assertThat(taken.course().startedAt()).as("nobody has started it").isNull();
    }

    @Test
    void who_leaves_the_queue_is_at_no_desk() {
        var left = after(it.started(), it.queued(SALES, CustomerTier.VIP, Priority.LOW), it.leftQueue(SALES));
        assertThat(left.state()).isEqualTo(ConversationState.BOT);
        assertThat(left.place().atDesk()).isFalse();
    }

    @Test
    void a_queue_is_sorted_by_tier_and_then_by_priority() {
        var vip = QueueRank.of(it.queued(SALES, CustomerTier.VIP, Priority.LOW)).rank();
        var urgent = QueueRank.of(it.queued(SALES, CustomerTier.STANDARD, Priority.URGENT))
                .rank();
        var low = QueueRank.of(it.queued(SALES, CustomerTier.STANDARD, Priority.LOW))
                .rank();
        assertThat(List.of(vip, urgent, low, QueueRank.NONE.rank())).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void messages_wait_for_an_answer_until_an_agent_or_a_bot_speaks() {
        var customer = Author.CUSTOMER;
        var waiting = after(
                it.started(),
                it.said(customer),
                it.said(BOT),
                it.after(SECOND).said(customer),
                it.after(SECOND).said(SYSTEM),
                it.after(SECOND).said(customer));
        assertThat(waiting.talk())
                .isEqualTo(new MessageCounts(3, 0, 1, 1, 2, later(1_000), null, later(3_000), customer));
        var answered = after(it.after(SECOND).said(AGENT));
        assertThat(answered.talk())
                .isEqualTo(new MessageCounts(3, 1, 1, 1, 0, null, later(4_000), later(4_000), AGENT));
    }

    @Test
    void what_a_conversation_is_about_is_gathered() {
        var about = after(
                it.started(),
                it.tagged("refund"),
                it.tagged("angry"),
                it.meant("return", "buy"),
                it.meant("buy", "cancel"),
                it.felt(-60),
                it.felt(20));
        assertThat(about.topics())
                .isEqualTo(new ConversationTopics(List.of("angry", "refund"), List.of("buy", "cancel", "return"), 20));
    }

    @Test
    void tags_without_end_do_not_make_a_document_without_end() {
        after(it.started());
        for (int i = 0; i < 150; i++) folding.batch(it.tagged("t" + i));
        assertThat(folding.get(CONVERSATIONS, "c-1").topics().tags()).hasSize(ConversationTopics.MAX_ENTRIES);
    }

    @Test
    void channels_are_each_told_once() {
        var moved = after(
                it.started(),
                it.moved(Channel.WEB_CHAT, Channel.EMAIL),
                it.moved(Channel.EMAIL, Channel.WEB_CHAT),
                it.moved(Channel.WEB_CHAT, Channel.EMAIL));
        assertThat(moved.channel()).isEqualTo(Channel.EMAIL);
        assertThat(moved.channels()).containsExactly(Channel.WEB_CHAT, Channel.EMAIL);
    }

    @Test
    void a_transcript_has_what_was_said_sealed_and_what_was_done() {
        folding.after(
                it.started(),
                it.said(Author.CUSTOMER),
                it.tagged("refund"),
                it.queued(SALES, CustomerTier.VIP, Priority.LOW),
                it.closed(AGENT),
                it.rated(4));
        var entries = folding.get(TRANSCRIPTS, "c-1#0").entries();
        assertThat(entries)
                .extracting(TranscriptEntry::position, TranscriptEntry::kind, TranscriptEntry::text)
                .containsExactly(
                        tuple(0L, Kind.STARTED, null),
                        tuple(1L, Kind.MESSAGE, "pd1.text0"),
                        tuple(3L, Kind.QUEUED, null),
                        tuple(4L, Kind.CLOSED, null),
                        tuple(5L, Kind.RATED, "pd1.comment"));
        assertThat(entries.get(4).details()).isEqualTo(Map.of("stars", "4"));
        assertThat(entries.get(3).by()).isEqualTo(AGENT);
    }

    @Test
    void a_long_conversation_is_cut_into_documents_of_which_none_grows_for_ever() {
        var events = new ArrayList<Event>(List.of(it.started()));
        for (int i = 0; i < 11_000; i++) events.add(it.after(SECOND).said(i % 2 == 0 ? Author.CUSTOMER : AGENT));
        for (int i = 0; i < events.size(); i += 500) {
            folding.batch(events.subList(i, Math.min(events.size(), i + 500)).toArray(Event[]::new));
        }
        var transcripts = folding.all(TRANSCRIPTS);
        assertThat(transcripts).hasSize(172);
        assertThat(transcripts.values()).allMatch(chunk -> chunk.entries().size() <= 64);
        var read = new ArrayList<TranscriptEntry>();
        for (int i = 0; i < 172; i++)
            read.addAll(folding.get(TRANSCRIPTS, "c-1#" + i).entries());
        assertThat(read).extracting(TranscriptEntry::position).isSorted().hasSize(11_001);
        assertThat(folding.get(CONVERSATIONS, "c-1").entries()).isEqualTo(11_001);
    }
}
