package io.sagadesk.store.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.ConversationTagged;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.json.Snapshots.Ticket;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.sqlite.SqliteLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores a known text as personal data and searches all files for it. */
class PersonalDataStaysSecretTest {

    private static final String CANARY = "kanarienvogel-4711-gelb";
    private static final CustomerId ANNA = new CustomerId("c-anna");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    private SqliteCustomerKeys keys;
    private LogStorageEngine engine;

    @BeforeEach
    void open() {
        var names = TypeNames.ofVocabulary().with("snapshot.Ticket", Ticket.class);
        keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null));
        var serializer = SagadeskSerializer.create(names, keys);
        engine = LogStorageEngine.builder()
                .database(SqliteLog.at(directory.resolve("events.db")))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(EventUpcasters.chain(names))
                .build();
    }

    @AfterEach
    void close() {
        engine.close();
        keys.close();
    }

    @Test
    void no_file_shows_what_was_said() throws IOException {
        append(0, new CustomerRegistered(ANNA, new ContactDetails(CANARY, CANARY, CANARY, CANARY), null, NOON));
        append(1, posted(CANARY));
        append(2, posted("x" + CANARY + "y"));
        var ticket = Ticket.of(new TicketId("t-1"), ANNA, CANARY);
        engine.storeSnapshot(message(2, ticket));
        assertThat(CanarySearch.find(CANARY, directory)).isEmpty();
        assertThat(directory).isDirectoryContaining("glob:**events.db-wal").isDirectoryContaining("glob:**keys.db-wal");
        close();
        assertThat(CanarySearch.find(CANARY, directory)).isEmpty();
        open();
        assertThat(engine.readEvents("conversation/v-1").asStream().skip(1).findFirst())
                .hasValueSatisfying(event -> assertThat(event.getPayload()).isEqualTo(posted(CANARY)));
        assertThat(engine.readSnapshot("conversation/v-1"))
                .hasValueSatisfying(snapshot ->
                        assertThat(((Ticket) snapshot.getPayload()).state()).isEqualTo(ticket.state()));
    }

    @Test
    void the_search_finds_what_was_not_marked_as_personal() throws IOException {
        append(0, new ConversationTagged(new ConversationId("v-1"), ANNA, CANARY, NOON));
        assertThat(CanarySearch.find(CANARY, directory)).contains("events.db-wal: UTF-8");
    }

    @Test
    void the_search_finds_all_forms(@TempDir Path control) throws IOException {
        Files.write(control.resolve("a"), ("before " + CANARY).getBytes(UTF_8));
        Files.write(control.resolve("b"), CANARY.getBytes(UTF_16LE));
        Files.write(control.resolve("c"), CANARY.getBytes(UTF_16BE));
        Files.write(control.resolve("d"), Base64.getEncoder().encode(CANARY.getBytes(UTF_8)));
        Files.write(control.resolve("e"), Base64.getEncoder().encode(("1" + CANARY + "after").getBytes(UTF_8)));
        Files.write(control.resolve("f"), Base64.getUrlEncoder().encode(("12" + CANARY + "after").getBytes(UTF_8)));
        Files.write(control.resolve("g"), "nothing here".getBytes(UTF_8));
        assertThat(CanarySearch.find(CANARY, control))
                .extracting(place -> place.substring(0, Math.min(9, place.length())))
                .contains("a: UTF-8", "b: UTF-16", "c: UTF-16", "d: base64", "e: base64", "f: base64")
                .noneMatch(place -> place.startsWith("g"));
    }

    private static MessagePosted posted(String text) {
        return new MessagePosted(new ConversationId("v-1"), ANNA, new MessageId("m-1"), Author.CUSTOMER, text, NOON);
    }

    private void append(long sequence, Object event) {
        engine.appendEvents(message(sequence, event));
    }

    private static GenericDomainEventMessage<Object> message(long sequence, Object payload) {
        return new GenericDomainEventMessage<>("Conversation", "conversation/v-1", sequence, payload);
    }
}
