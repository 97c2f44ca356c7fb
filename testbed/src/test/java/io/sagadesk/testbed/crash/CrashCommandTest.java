package io.sagadesk.testbed.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.replay.CliRun;
import io.sagadesk.testbed.cli.TestbedCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashCommandTest {

    @TempDir
    Path directory;

    @Test
    void a_directory_that_holds_something_is_refused_and_left_alone() throws IOException {
        var events = Files.writeString(directory.resolve("events.db"), "precious");

        var tool = CliRun.run(TestbedCli.commandLine(), "crash", "--data", directory);

        assertThat(tool.exitCode()).isEqualTo(2);
        assertThat(tool.err()).contains("needs an empty directory");
        assertThat(events).hasContent("precious");
    }

    @Test
    void a_file_is_no_directory() throws IOException {
        var file = Files.createFile(directory.resolve("file"));

        assertThat(CliRun.run(TestbedCli.commandLine(), "crash", "--data", file).exitCode())
                .isEqualTo(2);
    }
}
