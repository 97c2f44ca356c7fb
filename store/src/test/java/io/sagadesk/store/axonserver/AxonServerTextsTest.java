package io.sagadesk.store.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.event.Event;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.origin.PlacedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts in the form in which Axon Server holds them are bound to their events as well. */
class AxonServerTextsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CustomerId ANNA = new CustomerId("anna");
    private static final ConversationId CONVERSATION = new ConversationId("c-1");
    private static final TypeNames NAMES = TypeNames.ofVocabulary();

    @TempDir
    Path directory;

    private SqliteCustomerKeys keys;
    private SagadeskSerializer serializer;
    private EventProtocol protocol;

    @BeforeEach
    void open() {
        keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
        serializer = SagadeskSerializer.create(NAMES, keys);
        protocol = new EventProtocol(serializer);
    }

    @AfterEach
    void close() {
        protocol.close();
        keys.close();
    }

    @Test
    void a_text_comes_back_and_says_where_it_belongs() {
        var sent = protocol.sent(PlacedEvent.of(posted(3, "I want it")));
        assertThat(sent.getPayload().getData().toStringUtf8())
                .contains("|conversation.MessagePosted|text|conversation/c-1|3\"");
        assertThat(read(sent)).isEqualTo("I want it");
    }

    @Test
    void an_event_whose_metadata_is_extended_stays_at_its_place() {
        var extended = PlacedEvent.of(posted(3, "I want it")).andMetaData(MetaData.with("actor", "customer/anna"));
        assertThat(read(protocol.sent(extended))).isEqualTo("I want it");
        assertThat(read(protocol.sent(extended.withMetaData(MetaData.emptyInstance()))))
                .isEqualTo("I want it");
    }

    @Test
    void the_text_of_another_message_of_the_conversation_is_refused() {
        var first = protocol.sent(PlacedEvent.of(posted(3, "I do not want it")));
        var second = protocol.sent(PlacedEvent.of(posted(4, "I want it")));
        assertRefused(with(first, second.getPayload().getData()), "number 4 of conversation/c-1");
    }

    @Test
    void a_text_that_says_no_stream_is_refused() {
        assertRefused(protocol.sent(posted(3, "I want it")), "number 3 of conversation/c-1");
    }

    private void assertRefused(Event stored, String reason) {
        assertThatThrownBy(() -> read(stored))
                .isInstanceOf(DamagedCiphertextException.class)
                .hasMessageContaining("The event at sequence 3 of conversation/c-1")
                .hasMessageContaining(reason);
    }

    private static Event with(Event event, ByteString payload) {
        return event.toBuilder()
                .setPayload(event.getPayload().toBuilder().setData(payload))
                .build();
    }

    /** Reads the text as an aggregate is read from Axon Server. */
    private String read(Event stored) {
        var events = EventStreamUtils.upcastAndDeserializeDomainEvents(
                Stream.of(new GrpcBackedDomainEventData(stored)),
                new GrpcMetaDataAwareSerializer(serializer),
                EventUpcasters.chain(NAMES));
        return ((MessagePosted) events.asStream()
                        .findFirst()
                        .map(EventMessage::getPayload)
                        .orElseThrow())
                .text();
    }

    private static DomainEventMessage<?> posted(long sequence, String text) {
        var message = new MessagePosted(CONVERSATION, ANNA, new MessageId("m"), Author.CUSTOMER, text, NOON);
        return new GenericDomainEventMessage<>("Conversation", "conversation/c-1", sequence, message);
    }
}
