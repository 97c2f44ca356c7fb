package io.sagadesk.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.replay.CliRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayToolsCliTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "import --help",
                "import conversations --help",
                "import tickets --help",
                "import purchases --help",
                "import commands --help",
                "read --help",
                "read transcript --help",
                "read history --help",
                "events --help",
                "export --help",
            })
    void every_command_explains_itself_when_asked_for_help(String arguments) {
        var tool = CliRun.run((Object[]) arguments.split(" ", -1));

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
                "import",
                "read",
                "nothing",
                "--version",
                "import nothing",
                "export",
                "export --format csv",
                "events --after x",
            })
    void a_wrong_command_line_says_what_is_right(String arguments) {
        var tool = CliRun.run(arguments.isEmpty() ? new Object[0] : arguments.split(" ", -1));

        assertThat(tool.exitCode()).isEqualTo(2);
        assertThat(tool.err()).isNotBlank();
        assertThat(tool.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read history c-1", "read transcript -- -"})
    void a_wrong_command_line_shows_the_usage_of_the_command_that_was_meant(String arguments) {
        var words = arguments.split(" ", -1);

        assertThat(CliRun.run((Object[]) words).err()).contains("Usage: sagadesk " + words[0] + " " + words[1] + " ");
    }
}
