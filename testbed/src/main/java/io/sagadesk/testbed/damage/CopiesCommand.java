package io.sagadesk.testbed.damage;

import io.sagadesk.testbed.options.RunOptions;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code copies}: takes backups under load, and starts a server on each. */
@Command(
        name = "copies",
        description = {
            "Starts a server of its own, and sends it conversations, tickets and requests for a person, with time limits of"
                    + " seconds. Meanwhile it copies the data by the commands in docs/runbook.md, starts a server on each copy,"
                    + " and checks in the log of the copy:",
            "  - every unresolved conversation has its ticket, and every ticket its service level, once;",
            "  - every timer that has come due has fired, once;",
            "  - no event of the copy is gone, and all texts can be read.",
            "Every other copy is without the documents, so that all of this is derived from the log.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of this held for every copy",
            "1:something did not hold; it says what, and where the data is",
            "2:the command line is wrong",
            "3:the server that is copied does not start"
        })
public final class CopiesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How many copies to take, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int rounds = 20;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunOptions.requireRounds(spec, rounds);
        return options.run(
                spec,
                directory -> CopiesRun.run(
                        spec.commandLine().getOut(),
                        new CopiesRun.Options(
                                ServerProcess.command(),
                                ServerProcess.home().resolve("docs/runbook.md"),
                                directory,
                                rounds,
                                options.seed())));
    }
}
