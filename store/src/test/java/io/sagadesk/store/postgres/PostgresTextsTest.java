package io.sagadesk.store.postgres;

import static io.sagadesk.store.engine.Noted.event;
import static io.sagadesk.store.engine.Noted.outsideAnAggregate;
import static io.sagadesk.store.engine.Noted.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.engine.Noted;
import io.sagadesk.store.engine.database.StoredEvent;
import io.sagadesk.store.log.StoredLogReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What PostgreSQL stores of an event: the same texts as SQLite, or nothing. */
@Timeout(120)
class PostgresTextsTest {

    private static final String AWKWARD =
            "a\u001fb\u0000c\u001e \"quoted\" \uD83D\uDE00 ‹é› \n\t\\ {\"z\":1,  \"a\":1.0}";

    @TempDir
    Path directory;

    private String address;
    private LogStorageEngine engine;

    @BeforeEach
    void open() {
        address = TestDatabases.fresh();
        engine = Engines.open(TestDatabases.log(address));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void the_stored_texts_are_those_of_sqlite_byte_for_byte() {
        var events =
                List.of(event("note/1", 0, AWKWARD), event("note/1", 1, ""), outsideAnAggregate("é".repeat(9_000)));
        try (var sqlite = Engines.open(directory.resolve("events.db"))) {
            sqlite.appendEvents(events);
            engine.appendEvents(events);
            sqlite.storeSnapshot(event("note/1", 1, AWKWARD));
            assertThat(described(engine.log().page(0, 10)))
                    .hasSize(3)
                    .isEqualTo(described(sqlite.log().page(0, 10)));
        }
        assertThat(text(engine.readEvents("note/1").next())).isEqualTo(AWKWARD);
    }

    private static List<String> described(List<StoredEvent> events) {
        return events.stream()
                .map(stored -> String.join(
                        "|",
                        "" + stored.position(),
                        stored.eventId(),
                        "" + stored.aggregateType(),
                        stored.aggregateId(),
                        "" + stored.sequence(),
                        stored.recordedAtText(),
                        stored.payloadType(),
                        "" + stored.revision(),
                        new String(stored.payloadBytes(), UTF_8),
                        new String(stored.metadataBytes(), UTF_8)))
                .toList();
    }

    @Test
    void the_columns_are_text_and_not_json() throws Exception {
        var types = TestDatabases.ask(
                address,
                "SELECT string_agg(DISTINCT data_type, ',') FROM information_schema.columns"
                        + " WHERE table_name IN ('event', 'snapshot') AND column_name IN ('payload', 'metadata')");
        assertThat(types).isEqualTo("text");
    }

    @Test
    void a_nul_is_refused_alone_and_with_a_clear_sentence() {
        try (var raw = rawEngine(address)) {
            var neighbours = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> raw.appendEvents(
                                    event("note/" + i, 0, i % 10 == 0 ? "with a nul: \u0000" : "without one")),
                            task -> new Thread(task).start()))
                    .toList();
            neighbours.forEach(caller -> caller.exceptionally(refused -> null).join());
            for (var i = 0; i < neighbours.size(); i++) {
                assertThat(neighbours.get(i).isCompletedExceptionally()).isEqualTo(i % 10 == 0);
            }
            assertThatThrownBy(() -> raw.appendEvents(event("note/x", 0, "\u0000")))
                    .isInstanceOf(EventStoreException.class)
                    .hasMessageContaining("U+0000");
            assertThat(raw.log().lastPosition()).isEqualTo(44);
            raw.log().verify();
        }
    }

    @Test
    void bytes_that_are_no_utf8_are_refused_and_not_replaced() {
        try (var raw = rawEngine(address)) {
            assertThatThrownBy(() -> raw.appendEvents(event("note/1", 0, "not UTF-8: \uD800")))
                    .isInstanceOf(EventStoreException.class);
            raw.appendEvents(event("note/1", 0, "afterwards"));
            assertThat(raw.log().page(0, 10)).hasSize(1);
        }
    }

    @Test
    void an_id_that_is_too_long_for_an_index_is_refused_alone() {
        var random = new StringBuilder();
        new java.util.Random(1).ints(9_000, 'a', 'z').forEach(character -> random.append((char) character));
        var callers = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < 20; i++) {
            var aggregate = i % 5 == 0 ? "note/" + random + i : "note/" + i;
            callers.add(CompletableFuture.runAsync(
                    () -> engine.appendEvents(event(aggregate, 0)), task -> new Thread(task).start()));
        }
        callers.forEach(caller -> caller.exceptionally(refused -> null).join());
        for (var i = 0; i < 20; i++) {
            assertThat(callers.get(i).isCompletedExceptionally()).isEqualTo(i % 5 == 0);
        }
        assertThat(engine.failure()).isEmpty();
        assertThat(engine.log().lastPosition()).isEqualTo(15);
        engine.log().verify();
    }

    @Test
    void long_texts_and_many_rows_are_stored_together() {
        engine.appendEvents(event("note/long", 0, "x".repeat(40_000_000)), event("note/long", 1, "y".repeat(100_000)));
        engine.appendEvents(
                IntStream.range(0, 12_000).mapToObj(i -> event("note/many", i)).toList());
        assertThat(engine.log().lastPosition()).isEqualTo(12_001);
        engine.log().verify();
        assertThat(text(engine.readEvents("note/long").next())).hasSize(40_000_000);
        assertThat(engine.readEvents("note/many").asStream()).hasSize(12_000);
    }

    @Test
    void an_event_id_is_stored_once() {
        var first = event("note/1", 0);
        engine.appendEvents(first);
        var again = new GenericDomainEventMessage<>(
                "Note",
                "note/2",
                7,
                new Noted("again"),
                MetaData.emptyInstance(),
                first.getIdentifier(),
                first.getTimestamp());
        assertThatThrownBy(() -> engine.appendEvents(again)).isInstanceOf(ConcurrencyException.class);
        assertThat(engine.log().lastPosition()).isZero();
    }

    @Test
    void a_damaged_row_is_named_by_its_position() throws Exception {
        engine.appendEvents(Noted.events("note/1", 3));
        TestDatabases.ask(address, "UPDATE event SET recorded_at = 'noon' WHERE position = 1");
        assertThatThrownBy(() -> engine.log().page(0, 10))
                .isInstanceOf(DamagedEventException.class)
                .hasMessageContaining("position 1");
        TestDatabases.ask(
                address,
                "UPDATE event SET recorded_at = (SELECT max(recorded_at) FROM event WHERE position <> 1),"
                        + " metadata = '{' WHERE position = 1");
        var reader = new StoredLogReader(engine.log(), StoredEvent::payloadType);
        assertThatThrownBy(() -> reader.at(1).get(0).metadata())
                .isInstanceOf(DamagedEventException.class)
                .hasMessageContaining("position 1");
        assertThat(reader.page(2, 10))
                .singleElement()
                .satisfies(event -> assertThat(event.metadata()).containsKey("actor"));
    }

    @Test
    void events_are_read_by_their_positions_in_the_order_that_is_asked_for() {
        engine.appendEvents(Noted.events("note/1", 5));
        assertThat(engine.log().byPositions(3, 0, 99, 4))
                .extracting(StoredEvent::position)
                .containsExactly(3L, 0L, 4L);
        assertThat(engine.log().byPositions()).isEmpty();
    }

    /** An engine whose serializer writes a note's text as it is, in place of JSON. */
    private static LogStorageEngine rawEngine(String address) {
        var serializer = new RawTexts();
        return LogStorageEngine.builder()
                .database(TestDatabases.log(address))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }
}
