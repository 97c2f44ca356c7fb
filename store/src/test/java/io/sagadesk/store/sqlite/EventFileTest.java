package io.sagadesk.store.sqlite;

import static io.sagadesk.store.engine.Noted.event;
import static io.sagadesk.store.engine.Noted.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.database.StoreUnusableException;
import io.sagadesk.store.engine.database.StoredEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of a file before it is used. */
class EventFileTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("events.db");
    }

    @Test
    void a_log_is_continued_where_it_ended() {
        appendTo(file, "note/1");
        appendTo(file, "note/2");
        try (var log = SqliteEventLog.open(file)) {
            assertThat(log.page(0, 10)).extracting(StoredEvent::position).containsExactly(0L, 1L);
        }
    }

    @Test
    void a_second_writer_is_refused() {
        try (var first = Engines.open(file)) {
            assertThatThrownBy(() -> Engines.open(file))
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessageContaining("another process");
            first.appendEvents(event("note/1", 0));
        }
        appendTo(file, "note/2");
    }

    @Test
    void who_only_reads_needs_no_lock() {
        try (var writer = Engines.open(file);
                var reader = SqliteEventLog.open(file)) {
            writer.appendEvents(event("note/1", 0));
            assertThat(reader.ofAggregate("note/1", 0, 10)).hasSize(1);
        }
    }

    @Test
    void a_gap_is_refused_and_shown() throws Exception {
        try (var engine = Engines.open(file)) {
            engine.appendEvents(events("note/1", 10));
        }
        execute("DELETE FROM event WHERE position IN (4, 7)");
        assertRefused("no event at position 4");
    }

    @Test
    void a_missing_beginning_is_refused() throws Exception {
        try (var engine = Engines.open(file)) {
            engine.appendEvents(events("note/1", 3));
        }
        execute("DELETE FROM event WHERE position = 0");
        assertRefused("no event at position 0");
    }

    @Test
    void a_newer_format_is_refused() throws Exception {
        appendTo(file, "note/1");
        execute("PRAGMA user_version = 2");
        assertRefused("format 2");
        assertThatThrownBy(() -> SqliteEventLog.open(file)).hasMessageContaining("format 2");
    }

    @Test
    void another_programs_file_is_refused() throws Exception {
        execute("CREATE TABLE theirs (x)");
        assertRefused("no event log");
    }

    @Test
    void what_is_no_database_is_refused() throws Exception {
        Files.writeString(file, "not a database, though it is long enough to look like something".repeat(100));
        assertRefused("cannot be read");
    }

    @Test
    void a_damaged_page_is_refused() throws Exception {
        try (var engine = Engines.open(file)) {
            engine.appendEvents(events("note/1", 1000));
        }
        overwrite(4096 * 10, 4096);
        assertRefused("is damaged:");
    }

    @Test
    void the_format_names_itself() throws Exception {
        appendTo(file, "note/1");
        try (var connection = SqliteConnections.reading(file)) {
            assertThat(SqliteConnections.number(connection, "PRAGMA user_version"))
                    .isEqualTo(1);
            assertThat(SqliteConnections.number(connection, "PRAGMA application_id"))
                    .isEqualTo(EventFile.APPLICATION_ID);
            assertThat(SqliteConnections.number(
                            connection, "SELECT json_valid(payload) AND json_valid(metadata) FROM event"))
                    .isEqualTo(1);
            assertThat(SqliteConnections.number(
                            connection, "SELECT count(*) FROM event WHERE typeof(payload) = 'text'"))
                    .isEqualTo(1);
        }
    }

    private void assertRefused(String because) throws IOException {
        var before = Files.readAllBytes(file);
        assertThatThrownBy(() -> Engines.open(file))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining(because);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private static void appendTo(Path file, String aggregate) {
        try (var engine = Engines.open(file)) {
            engine.appendEvents(event(aggregate, 0));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            SqliteConnections.execute(connection, sql);
        }
    }

    private void overwrite(long from, int bytes) throws IOException {
        try (var damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.seek(from);
            damaged.write(new byte[bytes]);
        }
    }
}
