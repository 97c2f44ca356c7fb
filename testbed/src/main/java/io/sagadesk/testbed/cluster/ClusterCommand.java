package io.sagadesk.testbed.cluster;

import io.sagadesk.testbed.options.OptionValues;
import io.sagadesk.testbed.options.RunOptions;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code cluster}: kills instances and stores of a cluster under load, and audits its log. */
@Command(
        name = "cluster",
        description = {
            "Starts two servers on a PostgreSQL and a document store of its own, and sends them conversations, tickets and"
                    + " requests for a person in turn, with time limits of seconds. Meanwhile it kills the servers again and"
                    + " again (kill -9), then PostgreSQL and the document store, and checks in the log:",
            "  - every request that was acknowledged is there, once, and no position is missing;",
            "  - every unresolved conversation has its ticket, every ticket its service level, and every timer fired, once;",
            "  - a thousand concurrent commands for one desk through both servers are all accepted.",
            "PostgreSQL has to be installed (apt-get install postgresql); it is not touched but for its programs.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of this held",
            "1:something did not hold; it says what, and where the data is",
            "2:the command line is wrong",
            "3:PostgreSQL is missing, or a process does not start"
        })
public final class ClusterCommand implements Callable<Integer> {

    private static final int MOST_SECONDS = 600;
    private static final int MOST_COMMANDS = 100_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often to kill an instance, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int rounds = 20;

    @Option(
            names = "--documents-away",
            paramLabel = "SECONDS",
            description = "How long the document store is away, 1 to 600 (default: ${DEFAULT-VALUE}).")
    private int documentsAway = 30;

    @Option(
            names = "--desk-commands",
            paramLabel = "N",
            description = "Concurrent commands for one desk, 1 to 100000 (default: ${DEFAULT-VALUE}).")
    private int deskCommands = 1_000;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunOptions.requireRounds(spec, rounds);
        OptionValues.require(
                spec,
                documentsAway >= 1 && documentsAway <= MOST_SECONDS,
                "--documents-away needs a number from 1 to " + MOST_SECONDS);
        OptionValues.require(
                spec,
                deskCommands >= 1 && deskCommands <= MOST_COMMANDS,
                "--desk-commands needs a number from 1 to " + MOST_COMMANDS);
        return options.run(
                spec,
                directory -> ClusterRun.run(
                        spec.commandLine().getOut(),
                        new ClusterRun.Options(
                                ServerProcess.command(),
                                ServerProcess.command("mongo"),
                                directory,
                                rounds,
                                Duration.ofSeconds(documentsAway),
                                deskCommands,
                                options.seed())));
    }
}
