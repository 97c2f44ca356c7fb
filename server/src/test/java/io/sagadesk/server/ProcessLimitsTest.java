package io.sagadesk.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessLimitsTest {

    private static final long ENOUGH = 1L << 30;

    @TempDir
    Path data;

    @Test
    void what_is_too_small_is_named_with_what_to_set() {
        assertThat(new ProcessLimits(128, ENOUGH).shortage().orElseThrow())
                .contains("only 128 files", "ulimit -n 4096")
                .doesNotContain("\n");
        assertThat(new ProcessLimits(4096, 60 << 20).shortage().orElseThrow())
                .contains("the heap has 60 MiB", "SAGADESK_JAVA_OPTS=-Xmx1g");
        assertThat(new ProcessLimits(1024, ENOUGH).shortage()).isEmpty();
    }

    @Test
    void connections_leave_descriptors_for_the_stores() {
        assertThat(new ProcessLimits(1024, ENOUGH).connections()).isEqualTo(424);
        assertThat(new ProcessLimits(Long.MAX_VALUE, ENOUGH).connections()).isEqualTo(8192);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ulimit -n 128; exec", "exec env JAVA_TOOL_OPTIONS=-Xmx32m", "exec env JAVA_TOOL_OPTIONS=-Xmx96m"
            })
    void a_process_that_cannot_run_ends_with_one_sentence(String limited) throws Exception {
        var command = String.join(" ", ChildServer.COMMAND) + " --port 0 --data " + data;
        var process = new ProcessBuilder("sh", "-c", limited + " " + command).start();
        var error = new String(process.getErrorStream().readAllBytes(), UTF_8)
                .lines()
                .filter(line -> !line.startsWith("Picked up"))
                .toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(error).singleElement().asString().startsWith("Sagadesk cannot start: ");
    }
}
