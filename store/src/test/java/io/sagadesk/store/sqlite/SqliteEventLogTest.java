package io.sagadesk.store.sqlite;

import static io.sagadesk.store.engine.Noted.event;
import static io.sagadesk.store.engine.Noted.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.engine.Noted;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.engine.database.StoredEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.LongStream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventLogTest {

    private static final String AWKWARD = "a\u001fb\u0000c\u001e \"quoted\" \uD83D\uDE00 ‹é› \n\t\\";

    @TempDir
    Path directory;

    private LogStorageEngine engine;
    private EventLog log;

    @BeforeEach
    void open() {
        engine = Engines.open(directory.resolve("events.db"));
        log = engine.log();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_stored_event_has_all_that_was_appended() {
        var event = event("note/1", 0, AWKWARD);
        engine.appendEvents(event);
        assertThat(log.page(0, 10)).singleElement().satisfies(stored -> {
            assertThat(stored.position()).isZero();
            assertThat(stored.eventId()).isEqualTo(event.getIdentifier());
            assertThat(stored.aggregateType()).isEqualTo("Note");
            assertThat(stored.aggregateId()).isEqualTo("note/1");
            assertThat(stored.sequence()).isZero();
            assertThat(stored.recordedAt()).isEqualTo(event.getTimestamp());
            assertThat(stored.payloadType()).isEqualTo(Noted.class.getName());
            assertThat(stored.revision()).isNull();
            assertThat(stored.metadata()).isEqualTo("{\"actor\":\"agent/a-1\"}");
            assertThat(stored.payload())
                    .isEqualTo(new String(stored.payloadBytes(), java.nio.charset.StandardCharsets.UTF_8));
            assertThat(read(stored)).isEqualTo(new Noted(AWKWARD));
        });
    }

    @Test
    void a_scan_hands_out_each_event_once_and_in_order() {
        append(12_345);
        var seen = new ArrayList<Long>();
        log.scan(0, stored -> seen.add(stored.position()));
        assertThat(seen).isEqualTo(LongStream.range(0, 12_345).boxed().toList());
    }

    @Test
    void a_scan_keeps_between_its_bounds() {
        append(6_000);
        var seen = new ArrayList<Long>();
        log.scan(10, 5_020, stored -> seen.add(stored.position()));
        assertThat(seen).isEqualTo(LongStream.range(10, 5_020).boxed().toList());
    }

    @Test
    void events_are_fetched_by_their_positions() {
        append(100);
        assertThat(log.byPositions(3, 5, 99, 100))
                .extracting(StoredEvent::position)
                .containsExactly(3L, 5L, 99L);
        assertThat(log.byPositions()).isEmpty();
    }

    @Test
    void a_closed_log_says_so() {
        log.close();
        assertThatThrownBy(log::lastPosition).hasMessageContaining("closed");
    }

    @Test
    void no_log_is_made_by_reading() {
        var nowhere = directory.resolve("nowhere.db");
        assertThatThrownBy(() -> SqliteEventLog.open(nowhere)).isInstanceOf(StoreUnusableException.class);
        assertThat(nowhere).doesNotExist();
    }

    private void append(int count) {
        engine.appendEvents(events("note/1", count));
    }

    private static Object read(StoredEvent stored) {
        return Noted.serializer()
                .deserialize(new SimpleSerializedObject<>(
                        stored.payloadBytes(), byte[].class, stored.payloadType(), stored.revision()));
    }
}
