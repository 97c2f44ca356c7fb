package io.sagadesk.store.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.store.engine.LogEventStore;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.json.upcast.EventUpcasters;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.StoredLogReader;
import io.sagadesk.store.runtime.CauseChain;
import io.sagadesk.store.sqlite.SqliteLog;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One event is damaged in a way that SQLite's checks cannot see. Every way to read it names its position. */
class DamagedEventTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final TypeNames NAMES = TypeNames.ofVocabulary().with("snapshot.Sample", Sample.class);

    @TempDir
    Path directory;

    /** An aggregate as a snapshot holds it. */
    static final class Sample {
        private boolean closed = true;

        boolean isClosed() {
            return closed;
        }
    }

    /** The parts that read a log. */
    private record Readers(LogStorageEngine engine, StoredLogReader log) {

        List<? extends EventMessage<?>> aggregate(String id) {
            return engine.readEvents(id, 0).asStream().toList();
        }

        List<? extends EventMessage<?>> stream() {
            return engine.readEvents(null, false).toList();
        }

        LogEvent event(long position) {
            return log.at(position).get(0);
        }
    }

    /** Positions 0 and 2 are sound, 1 is the ticket of which the tests damage something. */
    @BeforeEach
    void record() {
        with(readers -> {
            readers.engine().appendEvents(event("conversation/v-1", 0, closed()));
            readers.engine().appendEvents(event("ticket/t-1", 0, opened()));
            readers.engine().appendEvents(event("conversation/v-1", 1, closed()));
            readers.engine().storeSnapshot(snapshot());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replace(payload, '\"priority\"', '\"prioritz\"')", // reads as null otherwise
                "replace(payload, '\"HIGH\"', '\"HIGI\"')",
                "replace(payload, '{', '[')",
                "replace(payload, '2026-03-01T12:00:00Z', '2026-03-01T12:00:0xZ')",
                "substr(payload, 1, 20)",
                "''",
                "CAST(x'7b22c3' AS TEXT)",
                "'null'"
            })
    void a_damaged_payload_names_its_position(String damage) throws Exception {
        damage("payload = " + damage);
        with(readers -> {
            assertNamed(() -> readers.aggregate("ticket/t-1").forEach(EventMessage::getPayload));
            assertNamed(() -> readers.stream().forEach(EventMessage::getPayload));
            assertNamed(
                    () -> readers.engine().firstOf("ticket/t-1").orElseThrow().getPayload());
            assertNamed(() -> readers.event(1).payload());
            assertThat(readers.event(0).payload()).isEqualTo(closed());
            assertThat(readers.event(2).payload()).isEqualTo(closed());
            assertThat(readers.aggregate("conversation/v-1")).hasSize(2);
        });
    }

    @Test
    void a_damaged_payload_is_no_part_of_a_line() throws Exception {
        damage("payload = replace(payload, ':', ';')");
        with(readers -> assertNamed(() -> readers.event(1).sealed()));
    }

    @Test
    void a_damaged_payload_of_an_older_revision_names_its_position() throws Exception {
        damage("payload_type = 'conversation.ConversationClosed', revision = '1', payload = '{\"resolved\":'");
        with(readers -> {
            assertNamed(() -> readers.aggregate("ticket/t-1").forEach(EventMessage::getPayload));
            assertNamed(() -> readers.stream().forEach(EventMessage::getPayload));
            assertNamed(() -> readers.event(1).payload());
        });
    }

    @Test
    void damaged_metadata_names_its_position() throws Exception {
        damage("metadata = '{\"actor:1'");
        with(readers -> {
            assertNamed(() -> readers.aggregate("ticket/t-1").forEach(EventMessage::getMetaData));
            assertNamed(() -> readers.stream().forEach(EventMessage::getMetaData));
            assertNamed(() -> readers.event(1).metadata());
            assertNamed(() -> readers.event(1).metadata("actor"));
        });
    }

    @Test
    void a_damaged_time_names_its_position() throws Exception {
        damage("recorded_at = '2026-13-01T12:00:00.000000000Z'");
        with(readers -> {
            assertNamed(() -> readers.stream().forEach(EventMessage::getTimestamp));
            assertNamed(() -> readers.event(1).recordedAt());
        });
    }

    @Test
    void a_row_without_its_form_names_its_position() throws Exception {
        damage("recorded_at = 'yesterday'");
        with(readers -> assertNamed(() -> readers.event(1)));
    }

    @Test
    void a_damaged_ciphertext_names_its_position() throws Exception {
        damage("payload = replace(payload, substr(payload, instr(payload, 'pd2.') + 70, 4), 'AAAA')");
        with(readers -> {
            assertNamed(() -> readers.aggregate("ticket/t-1").forEach(EventMessage::getPayload));
            assertNamed(() -> readers.event(1).payload());
            assertThat(catchThrowable(() -> readers.event(1).payload())).isInstanceOf(DamagedCiphertextException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload = '{\"closed\":'",
                "payload = '{\"clozed\":true}'", // would read as an open one
                "payload_type = 'snapshot.Simple'",
                "recorded_at = ''"
            })
    void a_damaged_snapshot_is_passed_over(String damage) throws Exception {
        with(readers ->
                assertThat(readers.engine().readSnapshot("conversation/v-1")).isPresent());
        execute("UPDATE snapshot SET " + damage);
        with(readers -> {
            assertThat(readers.engine().readSnapshot("conversation/v-1")).isEmpty();
            var store = LogEventStore.builder(readers.engine()).build();
            assertThat(store.readEvents("conversation/v-1").asStream().map(EventMessage::getPayload))
                    .hasSize(2)
                    .allMatch(ConversationClosed.class::isInstance);
        });
    }

    private static void assertNamed(Runnable reading) {
        assertThatThrownBy(reading::run).satisfies(failure -> {
            var named = CauseChain.of(failure)
                    .filter(cause ->
                            cause instanceof DamagedEventException || cause instanceof DamagedCiphertextException)
                    .findFirst();
            assertThat(named).as(failure.toString()).isPresent();
            assertThat(named.get()).hasMessageContaining("position 1 ('").hasMessageContaining("is damaged");
            assertThat(named.get()).hasMessageNotContaining("HIGI");
        });
    }

    private void with(Consumer<Readers> test) {
        try (var keys = SqliteCustomerKeys.open(directory, new MasterKeySource(directory, null))) {
            var serializer = SagadeskSerializer.create(NAMES, keys);
            var chain = EventUpcasters.chain(NAMES);
            try (var engine = LogStorageEngine.builder()
                    .database(SqliteLog.at(directory.resolve("events.db")))
                    .eventSerializer(serializer)
                    .snapshotSerializer(serializer.strict())
                    .snapshotFilter(
                            snapshot -> NAMES.isCurrent(snapshot.getPayload().getType()))
                    .upcasterChain(chain)
                    .build()) {
                var decoder = new EventDecoder(serializer, chain);
                test.accept(new Readers(engine, new StoredLogReader(engine.log(), decoder::decode)));
            }
        }
    }

    private void damage(String change) throws SQLException {
        execute("UPDATE event SET " + change + " WHERE position = 1");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private static DomainEventMessage<?> event(String aggregate, long sequence, Object payload) {
        return new GenericDomainEventMessage<>(
                "Ticket", aggregate, sequence, payload, MetaData.from(Map.of("actor", "agent/a-1")));
    }

    private static DomainEventMessage<?> snapshot() {
        return new GenericDomainEventMessage<>("Conversation", "conversation/v-1", 1, new Sample());
    }

    private static TicketOpened opened() {
        return new TicketOpened(new TicketId("t-1"), ANNA, null, Priority.HIGH, "Broken", null, NOON);
    }

    private static ConversationClosed closed() {
        return new ConversationClosed(
                new ConversationId("v-1"), ANNA, Author.agent("a-1"), ConversationOutcome.RESOLVED, NOON);
    }
}
