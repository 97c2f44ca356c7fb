package io.sagadesk.store.origin;

import static io.sagadesk.api.SealedText.BOUND;
import static io.sagadesk.api.SealedText.UNBOUND;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.SealedText;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketEvent.TicketNoted;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.engine.database.LogDatabase;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.FieldCipher;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.log.StoredLogReader;
import io.sagadesk.store.runtime.CauseChain;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with access to the database moves encrypted texts, without any key. Whoever reads the log notices. */
@Timeout(120)
public abstract class MovedTextsContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CustomerId BERT = new CustomerId("bert");
    private static final TicketId TICKET = new TicketId("t-1");
    private static final TypeNames NAMES = TypeNames.ofVocabulary()
            .with("sample.PairWritten", PairWritten.class)
            .with("snapshot.Sample", Sample.class);

    private static final long FIRST = 0;
    private static final long SECOND = 1;
    private static final long OF_ANOTHER_CONVERSATION = 2;
    private static final long OF_ANOTHER_CUSTOMER = 3;
    private static final long REPLY = 4;
    private static final long NOTE = 5;
    private static final long REGISTERED = 6;
    private static final long PAIR = 7;

    private static final List<DomainEventMessage<?>> EVENTS = List.of(
            event("conversation/c-1", 0, posted("c-1", ANNA, "I do not want it")),
            event("conversation/c-1", 1, posted("c-1", ANNA, "I want it")),
            event("conversation/c-2", 0, posted("c-2", ANNA, "Something else")),
            event("conversation/c-3", 0, posted("c-3", BERT, "Of Bert")),
            event("ticket/t-1", 0, new TicketReplied(TICKET, ANNA, new MessageId("r"), Author.CUSTOMER, "Yes", NOON)),
            event("ticket/t-1", 1, new TicketNoted(TICKET, ANNA, new MessageId("n"), Author.agent("a-1"), "No", NOON)),
            event("customer/anna", 0, new CustomerRegistered(ANNA, contact("Anna"), null, NOON)),
            event("sample/1", 0, new PairWritten(ANNA, "left", "right")));

    @TempDir
    Path directory;

    private SqliteCustomerKeys keys;
    private LogStorageEngine engine;
    private StoredLogReader log;

    /** An event with two texts. */
    record PairWritten(
            CustomerId customerId,
            @PersonalData String first,
            @PersonalData String second) {}

    /** An aggregate as a snapshot holds it. */
    record Sample(CustomerId customerId, @PersonalData String text) {}

    /** A fresh database for a log. */
    protected abstract LogDatabase database() throws Exception;

    /** A connection to that database, past the server. */
    protected abstract Connection connect() throws SQLException;

    @BeforeEach
    void record() throws Exception {
        keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
        var serializer = SagadeskSerializer.create(NAMES, keys);
        var chain = EventUpcasters.chain(NAMES);
        engine = LogStorageEngine.builder()
                .database(database())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer.strict())
                .upcasterChain(chain)
                .build();
        log = new StoredLogReader(engine.log(), new EventDecoder(serializer, chain)::decode);
        engine.appendEvents(EVENTS);
        engine.storeSnapshot(event("conversation/c-1", 1, new Sample(ANNA, "of c-1")));
        engine.storeSnapshot(event("conversation/c-2", 0, new Sample(ANNA, "of c-2")));
    }

    @AfterEach
    void close() {
        engine.close();
        keys.close();
    }

    @Test
    void a_text_says_in_clear_where_it_belongs() {
        for (var position = 0; position < EVENTS.size(); position++) assertRead(position);
        assertThat(SealedText.origin(text(SECOND, "text")))
                .isEqualTo("conversation.MessagePosted|text|conversation/c-1|1");
        assertThat(SealedText.origin(text(REGISTERED, "contact")))
                .isEqualTo("customer.CustomerRegistered|contact:name,email|customer/anna|0");
    }

    @Test
    void the_texts_of_two_messages_of_one_conversation_are_exchanged() throws SQLException {
        exchange(FIRST, "text", SECOND, "text");
        assertRefused(FIRST, "number 1 of conversation/c-1");
        assertRefused(SECOND, "number 0 of conversation/c-1");
        assertRead(OF_ANOTHER_CONVERSATION);
    }

    @Test
    void the_texts_of_two_conversations_of_one_customer_are_exchanged() throws SQLException {
        exchange(FIRST, "text", OF_ANOTHER_CONVERSATION, "text");
        assertRefused(FIRST, "number 0 of conversation/c-2");
        assertRefused(OF_ANOTHER_CONVERSATION, "number 0 of conversation/c-1");
    }

    @Test
    void the_texts_of_two_customers_are_exchanged() throws SQLException {
        exchange(FIRST, "text", OF_ANOTHER_CUSTOMER, "text");
        assertRefused(FIRST, "number 0 of conversation/c-3");
        assertRefused(OF_ANOTHER_CUSTOMER, "number 0 of conversation/c-1");
    }

    @Test
    void the_texts_of_two_types_of_events_are_exchanged() throws SQLException {
        exchange(REPLY, "text", NOTE, "text");
        assertRefused(REPLY, "ticket.TicketNoted");
        assertRefused(NOTE, "ticket.TicketReplied");
    }

    @Test
    void the_type_of_an_event_is_changed() throws SQLException {
        execute("UPDATE event SET payload_type = 'ticket.TicketNoted' WHERE position = " + REPLY);
        assertRefused(REPLY, "ticket.TicketReplied");
    }

    @Test
    void the_texts_of_two_fields_are_exchanged() throws SQLException {
        exchange(PAIR, "first", PAIR, "second");
        assertRefused(PAIR, "'second' of 'sample.PairWritten'");
    }

    @Test
    void a_text_is_copied_with_the_origin_of_the_place_where_it_is_put() throws SQLException {
        var forged = BOUND + SealedText.box(text(FIRST, "text")) + "|" + SealedText.origin(text(SECOND, "text"));
        change(SECOND, "text", forged);
        assertRefused(SECOND, "changed after it was written");
    }

    @Test
    void the_origin_is_dropped() throws SQLException {
        change(FIRST, "text", BOUND + SealedText.box(text(FIRST, "text")));
        assertRefused(FIRST, "does not say where it belongs");
        change(SECOND, "text", BOUND + SealedText.box(text(SECOND, "text")) + "|");
        assertRefused(SECOND, "does not say where it belongs");
    }

    @Test
    void a_bound_text_is_presented_in_the_former_form() throws SQLException {
        change(FIRST, "text", UNBOUND + SealedText.box(text(SECOND, "text")));
        assertRefused(FIRST, "changed after it was written");
        change(SECOND, "text", text(SECOND, "text").replace(BOUND, UNBOUND));
        assertRefused(SECOND, "base64url");
    }

    @Test
    void a_text_of_the_former_form_gets_an_origin() throws SQLException {
        var former = new FieldCipher(keys).encrypt(ANNA, "yes".getBytes(UTF_8));
        change(FIRST, "text", BOUND + SealedText.box(former) + "|" + SealedText.origin(text(FIRST, "text")));
        assertRefused(FIRST, "changed after it was written");
    }

    /** What no reader can tell: the former form does not say where it belongs. The ledger will. */
    @Test
    void a_text_of_the_former_form_is_read_wherever_it_is_found() throws SQLException {
        change(FIRST, "text", new FieldCipher(keys).encrypt(ANNA, "Of another message".getBytes(UTF_8)));
        assertThat(((MessagePosted) log.at(FIRST).get(0).payload()).text()).isEqualTo("Of another message");
    }

    @Test
    void the_names_of_the_parts_of_a_record_are_changed() throws SQLException {
        change(REGISTERED, "contact", text(REGISTERED, "contact").replace(":name,email", ":name,phone"));
        assertRefused(REGISTERED, "changed after it was written");
    }

    @Test
    void a_text_of_a_forgotten_customer_is_moved() throws SQLException {
        keys.destroy(ANNA);
        exchange(FIRST, "text", SECOND, "text");
        assertRefused(FIRST, "number 1 of conversation/c-1");
    }

    @Test
    void the_snapshots_of_two_aggregates_are_exchanged() throws SQLException {
        assertThat(engine.readSnapshot("conversation/c-1")).isPresent();
        execute("UPDATE snapshot SET payload = (SELECT other.payload FROM snapshot other"
                + " WHERE other.aggregate_id = 'conversation/c-2') WHERE aggregate_id = 'conversation/c-1'");
        assertThat(engine.readSnapshot("conversation/c-1")).isEmpty();
        assertThat(engine.readSnapshot("conversation/c-2")).isPresent();
    }

    private void assertRead(long position) {
        assertThat(log.at(position).get(0).payload())
                .isEqualTo(EVENTS.get((int) position).getPayload());
    }

    /** Each way to read the event fails, with its position. */
    private void assertRefused(long position, String reason) {
        var stream = EVENTS.get((int) position).getAggregateIdentifier();
        var sequence = EVENTS.get((int) position).getSequenceNumber();
        assertRefused(position, reason, () -> log.at(position).get(0).payload());
        assertRefused(
                position,
                reason,
                () -> engine.readEvents(null, false)
                        .skip(position)
                        .findFirst()
                        .orElseThrow()
                        .getPayload());
        assertRefused(
                position,
                reason,
                () -> engine.readEvents(stream, sequence)
                        .asStream()
                        .findFirst()
                        .orElseThrow()
                        .getPayload());
    }

    private static void assertRefused(long position, String reason, Runnable reading) {
        assertThatThrownBy(reading::run).satisfies(failure -> {
            var refusal = CauseChain.of(failure)
                    .filter(DamagedCiphertextException.class::isInstance)
                    .findFirst();
            assertThat(refusal).as(failure.toString()).isPresent();
            assertThat(refusal.get())
                    .hasMessageContaining("The event at position " + position + " ('")
                    .hasMessageContaining(reason);
        });
    }

    private void exchange(long one, String field, long other, String otherField) throws SQLException {
        var first = text(one, field);
        var second = text(other, otherField);
        change(one, field, second);
        change(other, otherField, first);
    }

    private String text(long position, String field) {
        return payload(position).path(field).asString();
    }

    private void change(long position, String field, String text) throws SQLException {
        rewrite(position, payload -> payload.put(field, text));
    }

    private void rewrite(long position, UnaryOperator<ObjectNode> change) throws SQLException {
        try (var connection = connect();
                var update = connection.prepareStatement("UPDATE event SET payload = ? WHERE position = ?")) {
            update.setString(1, change.apply(payload(position)).toString());
            update.setLong(2, position);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private ObjectNode payload(long position) {
        var stored = engine.log().byPositions(position).get(0).payload();
        return (ObjectNode) JsonMapper.shared().readTree(stored);
    }

    private static DomainEventMessage<?> event(String stream, long sequence, Object payload) {
        return new GenericDomainEventMessage<>("Sample", stream, sequence, payload);
    }

    private static MessagePosted posted(String conversation, CustomerId customer, String text) {
        return new MessagePosted(
                new ConversationId(conversation), customer, new MessageId("m"), Author.CUSTOMER, text, NOON);
    }

    private static ContactDetails contact(String name) {
        return new ContactDetails(name, name + "@example.org", null, null);
    }
}
