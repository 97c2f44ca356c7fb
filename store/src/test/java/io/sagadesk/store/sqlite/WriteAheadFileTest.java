package io.sagadesk.store.sqlite;

import static io.sagadesk.store.engine.Noted.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.database.StoreUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write-ahead file as a killed server leaves it, damaged. */
class WriteAheadFileTest {

    private static final int EVENTS = 60;
    private static final int FRAME = 24 + 4096;

    @TempDir
    Path directory;

    private Path log;
    private Path ahead;

    /** Copies the files of a running store, which is what a kill leaves. */
    @BeforeEach
    void kill() throws IOException {
        var running = Files.createDirectory(directory.resolve("running")).resolve("events.db");
        log = directory.resolve("events.db");
        ahead = directory.resolve("events.db-wal");
        try (var engine = Engines.open(running)) {
            for (var n = 0; n < EVENTS; n++) engine.appendEvents(event("note/" + n, 0));
            Files.copy(running, log);
            Files.copy(running.resolveSibling("events.db-wal"), ahead);
        }
    }

    @Test
    void what_was_acknowledged_before_the_kill_is_there() {
        assertThat(reopened()).isEqualTo(EVENTS);
    }

    @Test
    void an_unfinished_last_write_is_cut_off() throws IOException {
        var bytes = Files.readAllBytes(ahead);
        Files.write(ahead, Arrays.copyOf(bytes, bytes.length - 100));
        assertThat(reopened()).isEqualTo(EVENTS - 1);
    }

    @Test
    void a_damaged_last_transaction_may_be_one_that_was_not_finished() throws IOException {
        flip((int) Files.size(ahead) - 100);
        assertThat(reopened()).isEqualTo(EVENTS - 1);
    }

    @Test
    void a_damaged_header_is_refused() throws IOException {
        for (var at : new int[] {0, 9, 17, 21, 25, 30}) {
            flip(at);
            assertRefused("is damaged at byte 0");
            flip(at);
        }
        assertThat(reopened()).isEqualTo(EVENTS);
    }

    @Test
    void a_frame_that_is_damaged_in_the_middle_is_refused_and_left_as_it_is() throws IOException {
        var random = new Random(12);
        for (var n = 0; n < 200; n++) {
            var at = 32 + random.nextInt((int) Files.size(ahead) / 2);
            flip(at);
            assertRefused("is damaged at byte " + (32 + (at - 32) / FRAME * FRAME));
            flip(at);
        }
        assertThat(reopened()).isEqualTo(EVENTS);
    }

    @Test
    void frames_of_an_earlier_cycle_are_no_damage() throws IOException {
        var running = directory.resolve("running").resolve("events.db");
        try (var engine = Engines.open(running)) {
            for (var n = EVENTS; n < 2 * EVENTS; n++) engine.appendEvents(event("note/" + n, 0));
            SqliteConnections.execute(SqliteConnections.writing(running), "PRAGMA wal_checkpoint(RESTART)");
            engine.appendEvents(event("note/last", 0));
            for (var name : new String[] {"events.db", "events.db-wal"}) {
                Files.write(directory.resolve(name), Files.readAllBytes(running.resolveSibling(name)));
            }
            assertThat(Files.size(ahead)).isGreaterThan(10L * FRAME);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(reopened()).isEqualTo(2 * EVENTS + 1);
    }

    private long reopened() {
        try (var engine = Engines.open(log)) {
            return engine.log().lastPosition() + 1;
        }
    }

    private void assertRefused(String because) throws IOException {
        var before = Files.readAllBytes(ahead);
        assertThatThrownBy(() -> Engines.open(log))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining(because)
                .hasMessageContaining("restore a backup");
        assertThat(Files.readAllBytes(ahead)).isEqualTo(before);
    }

    private void flip(int at) throws IOException {
        var bytes = Files.readAllBytes(ahead);
        bytes[at] ^= 0x55;
        Files.write(ahead, bytes);
    }
}
