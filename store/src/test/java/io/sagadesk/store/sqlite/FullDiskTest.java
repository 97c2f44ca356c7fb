package io.sagadesk.store.sqlite;

import static io.sagadesk.store.sqlite.Noted.event;
import static io.sagadesk.store.sqlite.Noted.someAggregate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.sqlite.file.SqliteConnections;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits the number of SQLite pages to simulate a full disk. */
@Timeout(60)
class FullDiskTest {

    @TempDir
    Path directory;

    @Test
    void a_full_disk_stops_the_store_and_loses_nothing() throws Exception {
        var file = directory.resolve("events.db");
        var acknowledged = new ArrayList<String>();
        try (var engine = Engines.open(file)) {
            leaveRoomFor(50, engine);
            assertThatThrownBy(() -> appendForEver(engine, acknowledged))
                    .isInstanceOf(StoreFailedException.class)
                    .hasMessageContaining("full");
            assertThatThrownBy(() -> engine.appendEvents(event("note/late", 0)))
                    .isInstanceOf(StoreFailedException.class)
                    .hasMessageContaining("Free space");
            assertThat(engine.failure()).isPresent();
            assertThat(acknowledged).isNotEmpty();
            assertThat(engine.log().lastPosition()).isEqualTo(acknowledged.size() - 1);
        }
        try (var reopened = Engines.open(file)) {
            assertThat(reopened.failure()).isEmpty();
            reopened.appendEvents(event("note/afterwards", 0));
            acknowledged.forEach(
                    id -> assertThat(reopened.lastSequenceNumberFor(id)).hasValue(0L));
        }
    }

    private static void leaveRoomFor(int pages, SqliteEventStorageEngine engine) throws Exception {
        var connection = engine.writer.tables.connection;
        SqliteConnections.execute(connection, "PRAGMA max_page_count = " + pages);
        connection.commit();
    }

    private static void appendForEver(SqliteEventStorageEngine engine, List<String> acknowledged) {
        while (true) {
            var aggregate = someAggregate();
            engine.appendEvents(event(aggregate, 0));
            acknowledged.add(aggregate);
        }
    }
}
