package io.sagadesk.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sagadesk.embeddedmongo.AppendingProcess;
import io.sagadesk.store.engine.Engines;
import io.sagadesk.store.engine.database.StoreUnusableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests with another process that appends continuously. */
@Timeout(60)
class TwoProcessesTest {

    @TempDir
    Path directory;

    private Path file;
    private AppendingProcess other;

    @BeforeEach
    void start() throws Exception {
        file = directory.resolve("events.db");
        other = AppendingProcess.start(EndlessAppends.class, file.toString());
    }

    @AfterEach
    void kill() throws Exception {
        other.kill();
    }

    @Test
    void a_second_process_cannot_write() {
        assertThatThrownBy(() -> Engines.open(file))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("another process");
    }

    @Test
    void a_second_process_reads_while_the_first_one_writes() {
        try (var log = SqliteEventLog.open(file)) {
            long before = log.lastPosition();
            await().until(() -> log.lastPosition() > before + 100);
            var seen = new ArrayList<Long>();
            log.scan(0, before + 100, stored -> seen.add(stored.position()));
            assertThat(seen).isEqualTo(LongStream.range(0, before + 100).boxed().toList());
        }
    }
}
