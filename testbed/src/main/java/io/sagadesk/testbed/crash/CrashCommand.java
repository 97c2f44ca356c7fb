package io.sagadesk.testbed.crash;

import io.sagadesk.testbed.crash.readmodel.ReadModelCrashRun;
import io.sagadesk.testbed.options.OptionValues;
import io.sagadesk.testbed.options.RunOptions;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code crash}: kills a server repeatedly and checks that no acknowledged event is lost. */
@Command(
        name = "crash",
        description = {
            "Starts a server of its own, sends it conversations, tickets and purchases, kills it in the middle (kill -9),"
                    + " starts it again, and checks:",
            "  - every command that was acknowledged is in the log, once, in order, and its texts can be read;",
            "  - sent again, each of them is recognised as a repeat;",
            "  - what was in flight can be sent again and ends up in the log once, whether it had been carried out or not.",
            "With --read-models it kills the server while read models follow the log, catch up in bulk, are rebuilt and"
                    + " switched, and checks after each restart that a read model equals a rebuild of it, and in the end"
                    + " every one.",
            "A killed process is no power cut: whether the disk keeps what it was told to keep is not tested.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing was lost in any round",
            "1:something was lost or is different; it says what, and where the data is",
            "2:the command line is wrong",
            "3:the server does not start"
        })
public final class CrashCommand implements Callable<Integer> {

    private static final int MIN_COMMANDS = 100;
    private static final int MAX_COMMANDS = 50_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often to kill it, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int rounds = 20;

    @Option(
            names = "--commands",
            paramLabel = "N",
            description = "Commands in each round, 100 to 50000 (default: ${DEFAULT-VALUE}).")
    private int commands = 3_000;

    @Option(
            names = "--read-models",
            description = "Check the read models instead of the log; --commands does not apply.")
    private boolean readModels;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunOptions.requireRounds(spec, rounds);
        OptionValues.require(
                spec,
                commands >= MIN_COMMANDS && commands <= MAX_COMMANDS,
                "--commands needs a number from " + MIN_COMMANDS + " to " + MAX_COMMANDS);
        return options.run(spec, readModels ? this::killWithReadModels : this::kill);
    }

    private List<String> killWithReadModels(Path directory) throws IOException, InterruptedException {
        return ReadModelCrashRun.run(
                spec.commandLine().getOut(),
                new ReadModelCrashRun.Options(ServerProcess.command(), directory, rounds, options.seed()));
    }

    private List<String> kill(Path directory) throws IOException, InterruptedException {
        try {
            CrashRun.run(
                    spec.commandLine().getOut(),
                    new CrashRun.Options(ServerProcess.command(), directory, rounds, options.seed(), commands));
            return List.of();
        } catch (LostEventException loss) {
            return List.of(loss.getMessage());
        }
    }
}
