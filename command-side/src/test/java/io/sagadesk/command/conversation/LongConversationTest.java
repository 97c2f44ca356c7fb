package io.sagadesk.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationCommand.ReportSentiment;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.command.Refusals;
import io.sagadesk.command.Snapshots;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.inspection.AnnotatedAggregate;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class LongConversationTest {

    private static final int MESSAGES = 10_000;
    private static final ConversationId ID = new ConversationId("talk-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Conversation conversation = withMessages(MESSAGES);

    @Test
    void a_long_conversation_accepts_the_next_message_in_well_under_a_millisecond() {
        var model = AnnotatedAggregateMetaModelFactory.inspectAggregate(Conversation.class);
        var live = AnnotatedAggregate.initialize(conversation, model, null);
        postFrom(MESSAGES, live);
        var clock = ManagementFactory.getThreadMXBean(); // CPU time of this thread, which other processes do not affect
        var start = clock.getCurrentThreadCpuTime();
        postFrom(MESSAGES + 1_000, live);
        assertThat(Duration.ofNanos((clock.getCurrentThreadCpuTime() - start) / 1_000))
                .isLessThan(Duration.ofMillis(1));
    }

    @Test
    void the_snapshot_of_a_long_conversation_takes_less_than_22_bytes_for_each_message() {
        assertThat(Snapshots.write(conversation)).hasSizeLessThan(MESSAGES * 22);
    }

    @Test
    void the_snapshot_of_a_long_conversation_recognises_repeats_and_contradictions() {
        var restored =
                new AggregateTestFixture<>(Conversation.class).givenState(() -> Snapshots.roundTrip(conversation));
        restored.when(post(0, "text 0")).expectSuccessfulHandlerExecution().expectNoEvents();
        restored.when(post(MESSAGES - 1, "text " + (MESSAGES - 1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        restored.when(post(0, "text 1")).expectException(Refusals.with("message-exists"));
        restored.when(post(MESSAGES, "text")).expectEvents(posted(MESSAGES, "text"));
    }

    @Test
    void a_snapshot_whose_customer_was_forgotten_still_works() {
        var forgotten = Snapshots.write(conversation).replaceFirst("\"messages\":\"[^\"]*\"", "\"messages\":null");
        var restored = new AggregateTestFixture<>(Conversation.class)
                .givenState(() -> Snapshots.read(forgotten, Conversation.class));
        restored.when(new ReportSentiment(ID, new MessageId("message-0"), 1, NOON))
                .expectException(Refusals.with("message-unknown"));
        restored.when(post(0, "text 0")).expectEvents(posted(0, "text 0"));
    }

    private static void postFrom(int first, AnnotatedAggregate<Conversation> live) {
        for (var i = first; i < first + 1_000; i++) {
            var message = new GenericCommandMessage<>(post(i, "text " + i));
            var result = DefaultUnitOfWork.startAndGet(message).executeWithResult(() -> live.handle(message));
            if (result.isExceptional()) throw new AssertionError(result.exceptionResult());
        }
    }

    private static Conversation withMessages(int count) {
        var conversation = new Conversation();
        conversation.evolve(new ConversationStarted(ID, ANNA, Channel.WEB_CHAT, NOON));
        for (var i = 0; i < count; i++) conversation.evolve(posted(i, "text " + i));
        return conversation;
    }

    private static PostMessage post(int number, String text) {
        return new PostMessage(ID, new MessageId("message-" + number), Author.CUSTOMER, text, NOON);
    }

    private static MessagePosted posted(int number, String text) {
        return new MessagePosted(ID, ANNA, new MessageId("message-" + number), Author.CUSTOMER, text, NOON);
    }
}
