package io.sagadesk.embeddedmongo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFileTest {

    private static final byte[] DOCUMENT = new byte[4_000];

    @TempDir
    Path directory;

    private DocumentFile file;

    @BeforeEach
    void open() {
        file = SqliteFile.open(directory.resolve("documents.db"));
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    @Test
    void a_durable_command_is_acknowledged_only_when_it_is_synced() throws IOException {
        put(1, true);
        file.writeAhead.close(); // simulates a failed disk
        file.write(true, () -> "a command that changes nothing");
        put(2, false);
        assertThatThrownBy(() -> put(3, true))
                .hasMessageContaining("accepts nothing any more")
                .hasMessageContaining("documents.db could not be written");
        assertThatThrownBy(() -> put(4, false)).hasMessageContaining("accepts nothing any more");
        assertThat(stored(2)).isEqualTo(DOCUMENT);
    }

    @Test
    void a_full_disk_takes_back_the_command_and_stops_the_store_but_not_its_readers() {
        put(1, true);
        file.write(false, () -> file.writer().number("PRAGMA max_page_count = 20"));
        assertThatThrownBy(() -> file.write(true, () -> {
                    for (int position = 2; position < 100; position++)
                        file.writer().put(position, DOCUMENT);
                    return "all";
                }))
                .hasMessageContaining("documents.db could not be written")
                .hasMessageContaining("SQLITE_FULL")
                .hasMessageContaining("Free space");
        assertThatThrownBy(() -> put(100, false)).hasMessageContaining("accepts nothing any more");
        assertThat(stored(1)).isEqualTo(DOCUMENT);
        assertThat(stored(2)).isNull();
    }

    @Test
    void a_reader_sees_what_was_committed_and_does_not_wait_for_the_writer() {
        put(1, false);
        file.write(false, () -> {
            file.writer().put(2, DOCUMENT);
            assertThat(CompletableFuture.supplyAsync(() -> stored(1)).join()).isNotNull();
            assertThat(CompletableFuture.supplyAsync(() -> stored(2)).join()).isNull();
            assertThat(stored(2)).as("its own").isNotNull();
            return "done";
        });
        assertThat(stored(2)).isNotNull();
    }

    private byte[] stored(long position) {
        return file.<byte[]>read(tables -> tables.document(position));
    }

    private void put(long position, boolean durable) {
        file.write(durable, () -> {
            file.writer().put(position, DOCUMENT);
            return position;
        });
    }
}
