package io.sagadesk.store.sqlite;

import static io.sagadesk.store.engine.Noted.event;
import static io.sagadesk.store.engine.Noted.someAggregate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.EventTables;
import io.sagadesk.store.engine.database.LogDatabase;
import io.sagadesk.store.groupcommit.StoreFailedException;
import java.nio.file.Path;
import java.sql.SQLException;
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
        try (var engine = Engines.open(new CrampedLog(SqliteLog.at(file)))) {
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

    private static void appendForEver(LogStorageEngine engine, List<String> acknowledged) {
        while (true) {
            var aggregate = someAggregate();
            engine.appendEvents(event(aggregate, 0));
            acknowledged.add(aggregate);
        }
    }

    /** A log in a file with room for few pages. */
    private record CrampedLog(SqliteLog log) implements LogDatabase {

        private static final int PAGES = 50;

        @Override
        public EventTables openForWriting() {
            var tables = (SqliteEventTables) log.openForWriting();
            try {
                SqliteConnections.execute(tables.connection, "PRAGMA max_page_count = " + PAGES);
                tables.connection.commit();
                return tables;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public EventLog openForReading() {
            return log.openForReading();
        }
    }
}
