package io.sagadesk.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.replay.CliRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestbedCliTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "traffic --help",
                "bench --help",
                "bench store --help",
                "bench commands --help",
                "bench start --help",
                "bench memory --help",
                "simulate --help",
                "train --help",
                "crash --help",
                "fuzz --help",
                "damage --help",
                "copies --help"
            })
    void everything_explains_itself(String arguments) {
        var tool = CliRun.run(TestbedCli.commandLine(), (Object[]) arguments.split(" ", -1));

        assertThat(tool.exitCode()).isZero();
        assertThat(tool.out())
                .startsWith("Usage: sagadesk ")
                .contains("--help", "Exit codes:", "the command line is wrong");
        assertThat(tool.out().lines()).hasSizeGreaterThan(5).allMatch(line -> line.length() <= 80);
        assertThat(tool.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bench",
                "nothing",
                "--version",
                "bench store --rounds 0",
                "bench commands --clients 1,0",
                "bench commands --only axon",
                "bench start --rounds 0",
                "bench start --only sometimes",
                "bench start --warm --data data",
                "bench memory --events 0",
                "bench memory --heap much",
                "train",
                "train --commands 0 -- java",
                "crash --rounds 0",
                "crash --commands 1",
                "fuzz --requests 0",
                "fuzz --only -1",
                "damage --rounds 0",
                "damage --only nothing",
                "copies --rounds 0"
            })
    void a_wrong_command_line_says_what_is_right(String arguments) {
        var tool = CliRun.run(TestbedCli.commandLine(), arguments.isEmpty() ? new Object[0] : arguments.split(" ", -1));

        assertThat(tool.exitCode()).isEqualTo(2);
        assertThat(tool.err()).isNotBlank();
        assertThat(tool.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench store --rounds 0"})
    void a_wrong_command_line_shows_the_usage_of_the_command_that_was_meant(String arguments) {
        var words = arguments.split(" ", -1);

        assertThat(CliRun.run(TestbedCli.commandLine(), (Object[]) words).err())
                .contains("Usage: sagadesk " + words[0] + " " + words[1] + " ");
    }

    @Test
    void a_directory_that_is_not_there_is_explained(@TempDir Path directory) {
        var tool = CliRun.run(TestbedCli.commandLine(), "bench", "store", "--directory", directory.resolve("none"));

        assertThat(tool.exitCode()).isEqualTo(3);
        assertThat(tool.err()).contains("There is no directory");
    }
}
