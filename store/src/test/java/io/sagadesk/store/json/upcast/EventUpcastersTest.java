package io.sagadesk.store.json.upcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.HumanRequested;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.vocabulary.WrittenByNewerVersion;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.UnknownEventTypeException;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventUpcastersTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CLOSED = "conversation.ConversationClosed";
    private static final String REVISION_1 = "{\"conversationId\":\"v-1\",\"customerId\":\"c-1\","
            + "\"by\":{\"kind\":\"AGENT\",\"id\":\"a-1\"},\"resolved\":%s,\"at\":\"2026-03-01T12:00:00Z\"}";

    @TempDir
    Path directory;

    private final EventUpcasterChain chain = EventUpcasters.chain(TypeNames.ofVocabulary());
    private SqliteCustomerKeys keys;
    private SagadeskSerializer serializer;
    private EventDecoder decoder;

    @BeforeEach
    void open() {
        keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
        serializer = SagadeskSerializer.create(TypeNames.ofVocabulary(), keys);
        decoder = new EventDecoder(serializer, chain);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @ParameterizedTest
    @CsvSource({"true, RESOLVED", "false, UNRESOLVED"})
    void a_conversation_that_was_closed_before_there_were_outcomes_has_one_now(
            String resolved, ConversationOutcome outcome) {
        var stored = REVISION_1.formatted(resolved);
        var closed = closed(outcome);
        assertThat(decode(CLOSED, "1", stored)).isEqualTo(closed);
        assertThat(stream(event(CLOSED, "1", stored))).containsExactly(closed);
    }

    @Test
    void a_human_who_was_requested_before_it_said_what_for_is_requested_for_nothing_in_particular() {
        var stored = "{\"conversationId\":\"v-1\",\"customerId\":\"c-1\",\"reason\":\"POLICY\","
                + "\"at\":\"2026-03-01T12:00:00Z\"}";
        assertThat(decode("conversation.HumanRequested", "1", stored))
                .isEqualTo(new HumanRequested(
                        new ConversationId("v-1"), new CustomerId("c-1"), HumanReason.POLICY, List.of(), null, NOON));
    }

    @Test
    void what_is_current_passes_both_ways_unchanged() {
        var stored = serializer.serialize(closed(ConversationOutcome.RESOLVED), String.class);
        assertThat(decode(CLOSED, "2", stored.getData())).isEqualTo(closed(ConversationOutcome.RESOLVED));
        assertThat(stream(event(CLOSED, "2", stored.getData()))).containsExactly(closed(ConversationOutcome.RESOLVED));
    }

    @ParameterizedTest
    @CsvSource({
        "ticket.Foo, 1, of a type that this version does not know",
        "conversation.ConversationClosed, 3, the one that this version reads",
        "conversation.MessagePosted, 2, the one that this version reads",
        "io.sagadesk.api.Money, 1, of a type that this version does not know"
    })
    void an_unknown_event_is_reported_with_its_position_and_name(String name, String revision, String reason) {
        var expected = "position 42: '" + name + "' revision " + revision;
        assertThatThrownBy(() -> decode(name, revision, "{}"))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContainingAll(expected, reason);
        var tracked = new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(42), event(name, revision, "{}"));
        assertThatThrownBy(() -> EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(tracked), serializer, chain)
                        .toList())
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContainingAll(expected, reason);
    }

    @Test
    void a_follower_gets_an_unknown_event_and_fails_only_when_it_asks_for_the_payload() {
        var noticed = new ArrayList<UnknownEventTypeException>();
        var lenient = EventUpcasters.forFollowers(TypeNames.ofVocabulary(), noticed::add);
        var tracked = new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(42), event("ticket.Foo", "1", "{}"));

        var events = EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(tracked), serializer, lenient)
                .toList();

        assertThat(events).hasSize(1);
        var event = events.get(0);
        assertThat(event.getPayloadType()).isEqualTo(UnknownSerializedType.class);
        assertThat(event.getMetaData()).isNotNull();
        assertThatThrownBy(event::getPayload)
                .satisfies(failure -> assertThat(WrittenByNewerVersion.in(failure))
                        .hasValueSatisfying(newer -> assertThat(newer.sentence())
                                .contains("position 42", "'ticket.Foo'", "a newer version wrote it")));
        assertThat(noticed).extracting(UnknownEventTypeException::typeName).containsExactly("ticket.Foo");
    }

    @Test
    void without_a_position_an_unknown_event_is_reported_with_its_aggregate() {
        assertThatThrownBy(() -> stream(event("ticket.Foo", "1", "{}")))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("sequence 7 of conversation/v-1: 'ticket.Foo' revision 1");
    }

    @Test
    void events_of_java_and_axon_need_no_name() {
        assertThat(decode("java.lang.String", "1", "\"a text\"")).isEqualTo("a text");
    }

    @Test
    void a_payload_may_be_part_of_a_larger_array() {
        var posted = new MessagePosted(
                new ConversationId("v-1"), new CustomerId("c-1"), new MessageId("m-1"), Author.CUSTOMER, "Grüße", NOON);
        var payload = serializer.serialize(posted, byte[].class).getData();
        var row = new byte[payload.length + 20];
        System.arraycopy(payload, 0, row, 7, payload.length);
        assertThat(decoder.decode(42, "conversation.MessagePosted", "1", row, 7, payload.length))
                .isEqualTo(posted);
        var old = REVISION_1.formatted("true").getBytes(UTF_8);
        row = Arrays.copyOf(old, old.length + 9);
        assertThat(decoder.decode(42, CLOSED, "1", row, 0, old.length)).isEqualTo(closed(ConversationOutcome.RESOLVED));
    }

    @Test
    void a_payload_that_cannot_be_read_is_reported_with_its_position() {
        assertThatThrownBy(() -> decode(CLOSED, "2", "{\"outcome\":\"PERHAPS\"}"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContainingAll("position 42", CLOSED);
        assertThatThrownBy(() -> decode("conversation.MessagePosted", "1", "{\"text\":\"in clear\"}"))
                .isInstanceOf(DamagedCiphertextException.class);
    }

    private static ConversationClosed closed(ConversationOutcome outcome) {
        return new ConversationClosed(
                new ConversationId("v-1"), new CustomerId("c-1"), Author.agent("a-1"), outcome, NOON);
    }

    private Object decode(String name, String revision, String json) {
        return decoder.decode(42, name, revision, json.getBytes(UTF_8));
    }

    private static DomainEventData<String> event(String name, String revision, String json) {
        return new GenericDomainEventEntry<>(
                "Conversation", "conversation/v-1", 7, "e-1", NOON.toString(), name, revision, json, "{}");
    }

    private List<Object> stream(DomainEventData<String> event) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(event), serializer, chain)
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }
}
