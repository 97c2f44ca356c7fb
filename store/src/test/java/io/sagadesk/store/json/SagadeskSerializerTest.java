package io.sagadesk.store.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationCommand.PostMessage;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.store.json.Snapshots.Ticket;
import io.sagadesk.store.keys.CustomerForgottenException;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.FieldCipher;
import io.sagadesk.store.keys.KeyMissingException;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.origin.StreamPlace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.MultiSourceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SagadeskSerializerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CustomerId ANNA = new CustomerId("c-anna");
    private static final String SECRET = "My dog ate the parcel";
    private static final MessagePosted POSTED =
            new MessagePosted(new ConversationId("v-1"), ANNA, new MessageId("m-1"), Author.CUSTOMER, SECRET, NOON);
    private static final TypeNames NAMES = TypeNames.ofVocabulary().with("snapshot.Ticket", Ticket.class);

    @TempDir
    Path directory;

    private SqliteCustomerKeys keys;
    private SagadeskSerializer serializer;
    private int customers;

    @BeforeEach
    void open() {
        keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
        serializer = SagadeskSerializer.create(NAMES, keys);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void an_event_is_json_in_the_order_of_its_record_under_a_name_that_lasts() {
        var closed = new ConversationClosed(
                new ConversationId("v-1"), ANNA, Author.agent("a-1"), ConversationOutcome.RESOLVED, NOON);
        var stored = serializer.serialize(closed, String.class);
        assertThat(stored.getType()).isEqualTo(new SimpleSerializedType("conversation.ConversationClosed", "2"));
        assertThat(stored.getData())
                .isEqualTo(
                        "{\"conversationId\":\"v-1\",\"customerId\":\"c-anna\","
                                + "\"by\":{\"kind\":\"AGENT\",\"id\":\"a-1\"},\"outcome\":\"RESOLVED\",\"at\":\"2026-03-01T12:00:00Z\"}");
        assertThat(read(stored)).isEqualTo(closed);
    }

    @Test
    void what_is_personal_is_ciphertext_and_comes_back() {
        var stored = serializer.serialize(POSTED, String.class);
        assertThat(stored.getType()).isEqualTo(new SimpleSerializedType("conversation.MessagePosted", "1"));
        assertThat(stored.getData())
                .doesNotContain("dog")
                .containsPattern("\"text\":\"pd2\\.[A-Za-z0-9_-]{108}\\|conversation.MessagePosted\\|text\\|\\|\"");
        assertThat(read(stored)).isEqualTo(POSTED);
        assertThat(read(serializer.serialize(POSTED, byte[].class))).isEqualTo(POSTED);
    }

    @Test
    void something_personal_that_is_no_text_is_encrypted_as_a_whole() {
        var registered = new CustomerRegistered(
                ANNA, new ContactDetails("Anna Grün", "anna@example.org", null, null), "Europe/Berlin", NOON);
        var stored = serializer.serialize(registered, String.class);
        assertThat(stored.getData())
                .doesNotContain("Anna", "Gr", "example")
                .containsPattern(
                        "\"contact\":\"pd2\\.[A-Za-z0-9_-]+\\|customer.CustomerRegistered\\|contact:name,email\\|\\|\"");
        assertThat(read(stored)).isEqualTo(registered);
    }

    /** Texts inside of an object. */
    record Letters(List<Letter> letters) {}

    record Letter(CustomerId customerId, @PersonalData String text) {}

    @Test
    void a_text_inside_of_an_object_is_bound_to_its_path() {
        var names = NAMES.with("sample.Letters", Letters.class);
        var nested = SagadeskSerializer.create(names, keys);
        var letters = new Letters(List.of(new Letter(ANNA, "one"), new Letter(ANNA, "two")));
        var stored = nested.serialize(letters, String.class);
        assertThat(stored.getData())
                .contains("|sample.Letters|letters/0/text||\"", "|sample.Letters|letters/1/text||\"");
        Letters read = nested.deserialize(stored);
        assertThat(read).isEqualTo(letters);
        var tree = JsonMapper.shared().readTree(stored.getData());
        var exchanged = JsonMapper.shared().createObjectNode();
        exchanged.putArray("letters").add(tree.at("/letters/1")).add(tree.at("/letters/0"));
        var moved = new SimpleSerializedObject<>(exchanged.toString(), String.class, stored.getType());
        assertThatThrownBy(() -> nested.deserialize(moved))
                .isInstanceOf(DamagedCiphertextException.class)
                .hasMessageContaining("letters/1/text");
    }

    @Test
    void a_snapshot_is_bound_to_its_stream() {
        var ticket = Ticket.of(new TicketId("t-1"), ANNA, SECRET);
        var stored = new StreamPlace("ticket/t-1", 7).during(() -> serializer.serialize(ticket, String.class));
        assertThat(stored.getData()).contains("|snapshot.Ticket|", "|ticket/t-1|7\"");
        assertThat(((Ticket) read(stored)).state()).isEqualTo(ticket.state());
    }

    @Test
    void nothing_personal_needs_no_key() {
        var rated = new ConversationRated(new ConversationId("v-1"), ANNA, Author.agent("a-1"), 5, null, NOON);
        var stored = serializer.serialize(rated, String.class);
        assertThat(stored.getData()).contains("\"comment\":null");
        assertThat(read(stored)).isEqualTo(rated);
        keys.destroy(ANNA);
        assertThat(read(serializer.serialize(rated, String.class))).isEqualTo(rated);
    }

    @Test
    void what_was_forgotten_reads_as_forgotten_and_nothing_new_is_written() {
        var stored = serializer.serialize(POSTED, String.class);
        var registered = serializer.serialize(
                new CustomerRegistered(ANNA, new ContactDetails("Anna", null, null, null), null, NOON), String.class);
        keys.destroy(ANNA);
        assertThat(((MessagePosted) read(stored)).text()).isEqualTo("‹forgotten›");
        assertThat(((CustomerRegistered) read(registered)).contact())
                .isEqualTo(new ContactDetails("‹forgotten›", null, null, null));
        assertThatThrownBy(() -> serializer.serialize(POSTED, String.class))
                .isInstanceOf(CustomerForgottenException.class);
    }

    @Test
    void a_snapshot_keeps_all_private_state_and_no_getter() {
        var ticket = Ticket.of(new TicketId("t-1"), ANNA, SECRET);
        var stored = serializer.serialize(ticket, String.class);
        assertThat(stored.getType()).isEqualTo(new SimpleSerializedType("snapshot.Ticket", "1"));
        assertThat(stored.getData())
                .doesNotContain("dog", "notStored", "omething")
                .contains("\"t-2\":7", "[\"ANGRY\"]");
        assertThat(((Ticket) read(stored)).state()).isEqualTo(ticket.state());
    }

    @Test
    void the_snapshot_of_a_forgotten_customer_reads_as_forgotten() {
        var stored = serializer.serialize(Ticket.of(new TicketId("t-1"), ANNA, SECRET), String.class);
        keys.destroy(ANNA);
        assertThat(((Ticket) read(stored)).state().subList(1, 5))
                .containsExactly("‹forgotten›", new ContactDetails("‹forgotten›", null, null, null), null, 0);
    }

    @Test
    void a_snapshot_can_be_taken_after_its_customer_was_forgotten() {
        keys.destroy(ANNA);
        var stored = serializer.serialize(Ticket.of(new TicketId("t-1"), ANNA, SECRET), String.class);
        assertThat(stored.getData()).contains("\"subject\":\"‹forgotten›\"", "\"replies\":null");
        assertThat(((Ticket) read(stored)).state().subList(1, 5))
                .containsExactly("‹forgotten›", new ContactDetails("‹forgotten›", null, null, null), null, 0);
    }

    @Test
    void a_forgotten_text_is_written_again_as_the_marker() {
        keys.destroy(ANNA);
        var forgotten = new MessagePosted(
                POSTED.conversationId(), ANNA, POSTED.messageId(), POSTED.author(), "‹forgotten›", NOON);
        var stored = serializer.serialize(forgotten, String.class);
        assertThat(stored.getData()).contains("\"text\":\"‹forgotten›\"");
        assertThat(read(stored)).isEqualTo(forgotten);
    }

    @Test
    void of_a_forgotten_record_exactly_the_parts_that_it_had_read_as_forgotten() {
        assertThat(contactAfterForgetting(new ContactDetails(null, "anna@example.org", null, "1 Main Street")))
                .isEqualTo(new ContactDetails(null, "‹forgotten›", null, "‹forgotten›"));
        assertThat(contactAfterForgetting(new ContactDetails(null, null, null, null)))
                .isEqualTo(new ContactDetails(null, null, null, null));
        assertThat(contactAfterForgetting(null)).isNull();
    }

    private @Nullable ContactDetails contactAfterForgetting(@Nullable ContactDetails contact) {
        var customer = new CustomerId("c-" + ++customers);
        var stored = serializer.serialize(new CustomerRegistered(customer, contact, null, NOON), String.class);
        keys.destroy(customer);
        return ((CustomerRegistered) read(stored)).contact();
    }

    @Test
    void a_record_that_was_stored_without_the_names_of_its_parts_can_still_be_read() {
        var registered = new CustomerRegistered(ANNA, new ContactDetails("Anna", null, null, null), null, NOON);
        var text = new FieldCipher(keys).encrypt(ANNA, "{\"name\":\"Anna\"}".getBytes(UTF_8));
        var before = serializer.serialize(registered, String.class).getData().replaceAll("pd2\\.[^\"]+", text);
        assertThat(before).contains("\"contact\":\"pd1.").doesNotContain(":name");
        assertThat(read("customer.CustomerRegistered", before)).isEqualTo(registered);
        assertThat(read("customer.CustomerRegistered", before.replace(text, text + ":name")))
                .isEqualTo(registered);
        keys.destroy(ANNA);
        assertThat(((CustomerRegistered) read("customer.CustomerRegistered", before)).contact())
                .isEqualTo(new ContactDetails("‹forgotten›", "‹forgotten›", "‹forgotten›", "‹forgotten›"));
    }

    @Test
    void a_forgotten_record_is_written_again_as_it_reads() {
        keys.destroy(ANNA);
        var forgotten = new CustomerRegistered(ANNA, new ContactDetails(null, "‹forgotten›", null, null), null, NOON);
        var stored = serializer.serialize(forgotten, String.class);
        assertThat(stored.getData()).contains("\"contact\":\"‹forgotten›:email\"");
        assertThat(read(stored)).isEqualTo(forgotten);
    }

    @Test
    void a_lost_key_is_an_error_and_never_reads_as_forgotten(@TempDir Path elsewhere) {
        var stored = serializer.serialize(POSTED, String.class);
        try (var others = SqliteCustomerKeys.open(elsewhere, new MasterKeySource(elsewhere, null))) {
            var serializerOfOthers = SagadeskSerializer.create(NAMES, others);
            assertThatThrownBy(() -> serializerOfOthers.deserialize(stored)).isInstanceOf(KeyMissingException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"in clear\"", "17", "{\"in\":\"clear\"}", "\"pd1.AAAA\"", "\"pd2.AAAA\""})
    void a_marked_field_that_holds_no_ciphertext_is_refused(String value) {
        assertThatThrownBy(() -> read("conversation.MessagePosted", "{\"text\":" + value + "}"))
                .isInstanceOf(DamagedCiphertextException.class)
                .hasMessageNotContaining("clear");
    }

    @Test
    void decrypted_content_that_does_not_fit_is_not_quoted() {
        var text = new FieldCipher(keys).encrypt(ANNA, SECRET.getBytes(UTF_8));
        assertThatThrownBy(() -> read("customer.CustomerRegistered", "{\"contact\":\"" + text + "\"}"))
                .isInstanceOf(DamagedCiphertextException.class)
                .hasMessageContaining("ContactDetails")
                .hasMessageNotContaining("dog")
                .hasNoCause();
    }

    @Test
    void personal_data_of_nobody_is_not_written() {
        assertThatThrownBy(() -> serializer.serialize(Ticket.of(new TicketId("t-1"), null, SECRET), String.class))
                .isInstanceOf(SerializationException.class)
                .rootCause()
                .hasMessageContaining("customerId is null")
                .hasMessageNotContaining("dog");
    }

    @Test
    void a_type_whose_marks_cannot_be_obeyed_is_refused_at_once() {
        assertThatThrownBy(() -> SagadeskSerializer.create(NAMES.with("x.Nobodys", Snapshots.Nobodys.class), keys))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no field 'CustomerId customerId'");
        assertThatThrownBy(() -> SagadeskSerializer.create(NAMES.with("x.Method", Snapshots.MarkedMethod.class), keys))
                .hasMessageContaining("to its field");
    }

    @Test
    void marks_that_cannot_be_obeyed_are_refused_at_any_depth() {
        var deep = SagadeskSerializer.create(
                NAMES.with("x.Outer", Snapshots.Outer.class).with("x.OuterOfMethod", Snapshots.OuterOfMethod.class),
                keys);
        Object nobodys = new Snapshots.Outer(ANNA, List.of(new Snapshots.Nobodys(SECRET)));
        assertThatThrownBy(() -> deep.serialize(nobodys, String.class))
                .rootCause()
                .hasMessageContaining("Nobodys marks something");
        Object method = new Snapshots.OuterOfMethod(ANNA, List.of(new Snapshots.MarkedMethod()));
        assertThatThrownBy(() -> deep.serialize(method, String.class))
                .rootCause()
                .hasMessageContaining("to its field");
    }

    @Test
    void a_command_is_passed_on_as_it_is() {
        var command = new PostMessage(new ConversationId("v-1"), new MessageId("m-1"), Author.CUSTOMER, SECRET, NOON);
        assertThat(read(serializer.serialize(command, byte[].class))).isEqualTo(command);
    }

    @Test
    void fields_of_a_newer_version_are_passed_over_and_missing_ones_are_empty() {
        var rated = (ConversationRated)
                read("conversation.ConversationRated", "{\"customerId\":\"c-anna\",\"mood\":{\"sunny\":true}}");
        assertThat(rated.customerId()).isEqualTo(ANNA);
        assertThat(rated.stars()).isZero();
    }

    @Test
    void a_type_without_a_name_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> serializer.serialize(new Snapshots.Nobodys("x"), String.class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Snapshots$Nobodys has no name")
                .hasMessageContaining("TypeNames.with(");
    }

    @Test
    void a_class_is_never_loaded_because_a_stored_name_says_so() {
        var type = new SimpleSerializedType("io.sagadesk.store.json.Snapshots$Nobodys", "1");
        assertThat(serializer.classForType(type)).isEqualTo(UnknownSerializedType.class);
    }

    @Test
    void every_message_has_a_name_that_leads_back_to_it() {
        var all = new ArrayList<Class<?>>(Vocabulary.EVENTS);
        all.addAll(Vocabulary.COMMANDS);
        assertThat(all).hasSizeGreaterThan(100).allSatisfy(type -> {
            var name = serializer.typeForClass(type);
            assertThat(name.getName()).matches("[a-z]+\\.[A-Z][A-Za-z]+");
            assertThat(serializer.classForType(name)).isEqualTo(type);
        });
    }

    static List<Object> whatAxonStores() {
        var token = new GlobalSequenceTrackingToken(42);
        return List.of(
                token,
                ReplayToken.createReplayToken(token, new GlobalSequenceTrackingToken(7)),
                ReplayToken.createReplayToken(token, null, "because"),
                new MergedTrackingToken(token, new GlobalSequenceTrackingToken(43)),
                new MultiSourceTrackingToken(Map.of("a", token)),
                GapAwareTrackingToken.newInstance(10, List.of(3L, 4L)),
                MetaData.with("actor", "agent/a-1").and("imported", "true"),
                "a text",
                17L);
    }

    @ParameterizedTest
    @MethodSource("whatAxonStores")
    void what_axon_stores_keeps_its_class_name_and_comes_back(Object value) {
        var stored = serializer.serialize(value, byte[].class);
        assertThat(stored.getType().getName()).isEqualTo(value.getClass().getName());
        assertThat(read(stored)).isEqualTo(value);
    }

    @Test
    void nothing_is_stored_as_nothing() {
        var stored = serializer.serialize(null, byte[].class);
        assertThat(stored.getType()).isEqualTo(SerializedType.emptyType());
        assertThat(read(stored)).isNull();
    }

    private Object read(SerializedObject<?> stored) {
        return serializer.deserialize(stored);
    }

    private Object read(String name, String json) {
        return read(new SimpleSerializedObject<>(json, String.class, name, "1"));
    }

    @Test
    void sealed_a_text_reads_as_its_ciphertext_and_is_written_as_it_reads() {
        var sealed = SagadeskSerializer.sealed(NAMES);
        var stored = serializer.serialize(POSTED, String.class);
        MessagePosted copy = sealed.deserialize(stored);
        assertThat(copy.text()).startsWith("pd2.").doesNotContain(SECRET);
        assertThat(sealed.serialize(copy, String.class).getData()).isEqualTo(stored.getData());
        MessagePosted opened = serializer.deserialize(sealed.serialize(copy, String.class));
        assertThat(opened).isEqualTo(POSTED);
    }

    @Test
    void sealed_contact_details_hold_their_ciphertext_and_are_written_as_that() {
        var sealed = SagadeskSerializer.sealed(NAMES);
        var registered =
                new CustomerRegistered(ANNA, new ContactDetails("Anna", "anna@example.org", null, null), null, NOON);
        var stored = serializer.serialize(registered, String.class);
        CustomerRegistered copy = sealed.deserialize(stored);
        assertThat(copy.contact()).extracting(ContactDetails::name).asString().startsWith("pd2.");
        assertThat(copy.contact()).extracting(ContactDetails::email).isNull();
        assertThat(sealed.serialize(copy, String.class).getData()).isEqualTo(stored.getData());
    }
}
