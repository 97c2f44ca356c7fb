package io.sagadesk.testbed.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.replay.CliRun;
import io.sagadesk.testbed.cli.TestbedCli;
import io.sagadesk.testbed.process.InstallationFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    @TempDir
    Path directory;

    @Test
    void a_server_is_used_and_then_stopped_so_that_it_can_write_what_it_has_recorded() {
        var recorded = directory.resolve("classes");
        var arguments = new ArrayList<Object>(List.of("train", "--commands", "1", "--"));
        arguments.addAll(InstallationFiles.SERVER);
        // stands for the cache: what the server writes while it runs and when it ends
        arguments.add(5, "-Xlog:class+load:file=" + recorded + ":none:filecount=0");

        var training = CliRun.run(TestbedCli.commandLine(), arguments.toArray());

        assertThat(training.err()).isEmpty();
        assertThat(training.exitCode()).isZero();
        assertThat(recorded)
                .content()
                .contains("TicketCommand$OpenTicket", "query.conversation.ConversationAnswers", "saga.");
    }

    @Test
    void a_server_that_does_not_start_is_an_error() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        var training = CliRun.run(TestbedCli.commandLine(), "train", "--", java, "-version");

        assertThat(training.exitCode()).isEqualTo(3);
        assertThat(training.err()).contains("The server did not start");
    }
}
