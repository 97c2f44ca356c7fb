package io.sagadesk.projections.trail;

import static io.sagadesk.projections.trail.TrailProjection.CHUNKS;
import static io.sagadesk.projections.trail.TrailProjection.HEADS;
import static io.sagadesk.projections.trail.TrailProjection.PROJECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.Event;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.ConversationTagged;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.DeskEvent.PresenceChanged;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import io.sagadesk.projections.InMemoryProjection;
import io.sagadesk.projections.Redelivery;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubjectTrailTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private static Event tagged(String conversation, String customer) {
        return new ConversationTagged(new ConversationId(conversation), new CustomerId(customer), "tag", AT);
    }

    private static SubjectTrail trail(InMemoryProjection folding, String subject) {
        return SubjectTrail.of(subject, id -> folding.find(HEADS, id), id -> folding.find(CHUNKS, id));
    }

    /** Returns events of one conversation, each followed by an unrelated event. */
    private static InMemoryProjection folded(int events) {
        var log = Stream.generate(() -> Stream.of(tagged("chat", "anna"), tagged("other", "ben")))
                .limit(events)
                .flatMap(each -> each);
        return InMemoryProjection.of(PROJECTION).batch(log.toArray(Event[]::new));
    }

    private static long[] even(long from, long to) {
        return LongStream.range(from, to).filter(number -> number % 2 == 0).toArray();
    }

    private static long[] newestFirst(long... positions) {
        return LongStream.range(0, positions.length)
                .map(at -> positions[(int) (positions.length - 1 - at)])
                .toArray();
    }

    private static long[] first(int most, long... positions) {
        return LongStream.of(positions).limit(most).toArray();
    }

    @Test
    void an_event_is_found_by_all_that_it_concerns_and_by_who_caused_it() {
        var folding = InMemoryProjection.of(PROJECTION)
                .with("actor", "agent/mia")
                .after(
                        new ConversationStarted(
                                new ConversationId("chat"), new CustomerId("anna"), Channel.WEB_CHAT, AT),
                        new PresenceChanged(
                                new DeskId("north"), new AgentId("leo"), AgentPresence.ONLINE, AgentPresence.AWAY, AT));
        assertThat(trail(folding, "customer/anna").after(-1, 10)).containsExactly(0);
        assertThat(trail(folding, "conversation/chat").after(-1, 10)).containsExactly(0);
        assertThat(trail(folding, "desk/north").after(-1, 10)).containsExactly(1);
        assertThat(trail(folding, "agent/leo").after(-1, 10)).containsExactly(1);
        assertThat(trail(folding, "actor/agent/mia").after(-1, 10)).containsExactly(0, 1);
    }

    @Test
    void an_agent_is_found_by_what_the_agent_wrote_solved_or_was_given() {
        var ticket = new TicketId("t-1");
        var anna = new CustomerId("anna");
        var leo = new AgentId("leo");
        var folding = InMemoryProjection.of(PROJECTION)
                .with("actor", "app/helpdesk")
                .after(
                        new TicketAssigned(ticket, anna, null, leo, AT),
                        new TicketReplied(ticket, anna, new MessageId("m-1"), Author.agent("leo"), "pd1.x", AT),
                        new TicketSolved(ticket, anna, Author.agent("mia"), AT),
                        new TicketReplied(ticket, anna, new MessageId("m-2"), Author.CUSTOMER, "pd1.y", AT),
                        new TicketAssigned(ticket, anna, leo, leo, AT));

        assertThat(trail(folding, "agent/leo").after(-1, 10)).containsExactly(0, 1, 4);
        assertThat(trail(folding, "agent/mia").after(-1, 10)).containsExactly(2);
        assertThat(trail(folding, "actor/agent/leo").after(-1, 10)).isEmpty();
    }

    @Test
    void nobody_has_an_empty_trail() {
        var nobody = trail(folded(1), "customer/nobody");
        assertThat(nobody.size()).isZero();
        assertThat(nobody.after(-1, 10)).isEmpty();
        assertThat(nobody.before(Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void pages_lead_through_all_chunks_in_both_directions() {
        var events = 5 * TrailHead.CHUNK + 3;
        var trail = trail(folded(events), "conversation/chat");
        assertThat(trail.size()).isEqualTo(events);
        assertThat(trail.after(-1, Integer.MAX_VALUE)).containsExactly(even(0, 2L * events));
        assertThat(trail.before(Long.MAX_VALUE, Integer.MAX_VALUE)).containsExactly(newestFirst(even(0, 2L * events)));
    }

    @Test
    void a_page_begins_anywhere() {
        var trail = trail(folded(3 * TrailHead.CHUNK), "conversation/chat");
        for (long position : new long[] {-1, 0, 1, 2, 509, 510, 511, 512, 513, 1_100, 1_533, 1_534, 9_999}) {
            assertThat(trail.after(position, 4)).containsExactly(first(4, even(position + 1, 1_536)));
            var before = newestFirst(even(0, Math.min(1_536, position)));
            assertThat(trail.before(position, 4)).containsExactly(first(4, before));
        }
    }

    @Test
    void a_page_of_a_long_trail_reads_few_of_its_chunks() {
        var folding = folded(64 * TrailHead.CHUNK);
        var reads = new AtomicInteger();
        var trail = SubjectTrail.of("conversation/chat", id -> folding.find(HEADS, id), id -> {
            reads.incrementAndGet();
            return folding.find(CHUNKS, id);
        });
        assertThat(trail.after(10_000, 2)).containsExactly(10_002, 10_004);
        assertThat(reads).hasValueLessThanOrEqualTo(7);
    }

    @Test
    void a_chunk_that_is_gone_is_an_error_and_no_gap() {
        var folding = folded(TrailHead.CHUNK + 1);
        var trail = SubjectTrail.of("conversation/chat", id -> folding.find(HEADS, id), id -> Optional.empty());
        assertThatThrownBy(() -> trail.after(-1, 10)).hasMessageContaining("conversation/chat#0");
    }

    @SeededTest(20)
    void any_batches_fold_to_the_same_bytes_as_single_events(RandomValues dice) {
        var events = Stream.generate(() -> tagged("chat-" + dice.nextInt(2), "c-" + dice.nextInt(3)))
                .limit(dice.nextInt(700))
                .toArray(Event[]::new);
        var log = InMemoryProjection.of(PROJECTION).with("actor", "app/shop").record(events);
        assertThat(Redelivery.inBatches(PROJECTION, log, dice).everything())
                .isEqualTo(Redelivery.oneByOne(PROJECTION, log).everything());
    }
}
