package io.sagadesk.testbed.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Event;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationCommand.StartConversation;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.sqlite.SqliteLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedLogTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ConversationId TALK = new ConversationId("talk");
    private static final CustomerId ANNA = new CustomerId("anna");
    private static final Event STARTED = new ConversationStarted(TALK, ANNA, Channel.WEB_CHAT, NOON);
    private static final Event FIRST = said("first");
    private static final Event SECOND = said("second");
    private static final SentCommand ALL = new SentCommand(
            TALK,
            null,
            new StartConversation(TALK, ANNA, Channel.WEB_CHAT, NOON),
            List.of(
                    ExpectedEvent.of(ConversationStarted.class),
                    ExpectedEvent.of(MessagePosted.class).about(new MessageId("first")),
                    ExpectedEvent.of(MessagePosted.class).about(new MessageId("second"))));

    @TempDir
    Path directory;

    private final ExpectedLog expected = new ExpectedLog();

    @Test
    void a_log_that_holds_what_was_promised_is_whole() {
        promise();

        assertThat(findings(STARTED, FIRST, SECOND)).isEmpty();
    }

    @Test
    void what_was_promised_and_is_not_there_is_named() {
        promise();

        assertThat(findings(STARTED, FIRST))
                .containsExactly("conversation.MessagePosted of conversation/talk is missing:"
                        + " it has 2 events instead of 3 at least");
    }

    @Test
    void what_was_sent_without_an_answer_may_be_there_in_part() {
        expected.mayHold(Stream.of(ALL));

        assertThat(findings(STARTED, FIRST)).isEmpty();
    }

    @Test
    void an_event_that_is_there_twice_is_found() {
        promise();

        assertThat(findings(STARTED, FIRST, FIRST, SECOND))
                .hasSize(2)
                .first()
                .asString()
                .contains("as number 2");
    }

    @Test
    void a_wrong_order_is_found() {
        promise();

        assertThat(findings(STARTED, SECOND, FIRST)).hasSize(2);
    }

    @Test
    void an_event_that_no_command_led_to_is_found() {
        assertThat(findings(STARTED)).hasSize(1).first().asString().contains("is not what happened");
    }

    private void promise() {
        expected.mayHold(Stream.of(ALL));
        expected.mustHold(Stream.of(ALL));
    }

    private List<String> findings(Event... stored) {
        try (var keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null))) {
            var serializer = SagadeskSerializer.create(TypeNames.ofVocabulary(), keys);
            try (var engine = LogStorageEngine.builder()
                    .database(SqliteLog.at(directory.resolve("events.db")))
                    .eventSerializer(serializer)
                    .snapshotSerializer(serializer)
                    .build()) {
                engine.appendEvents(IntStream.range(0, stored.length)
                        .mapToObj(number -> new GenericDomainEventMessage<>(
                                "Conversation", TALK.toString(), number, stored[number]))
                        .toList());
                return expected.findings(engine.log());
            }
        }
    }

    private static Event said(String id) {
        return new MessagePosted(TALK, ANNA, new MessageId(id), Author.CUSTOMER, "Hello", NOON);
    }
}
