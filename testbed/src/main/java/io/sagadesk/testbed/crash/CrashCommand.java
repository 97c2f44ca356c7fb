package io.sagadesk.testbed.crash;

import io.sagadesk.testbed.crash.readmodel.ReadModelCrashRun;
import io.sagadesk.testbed.process.ServerProcess;
import io.sagadesk.testbed.process.WorkingDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    private static final int LOST = 1;
    private static final int MIN_COMMANDS = 100;
    private static final int MAX_COMMANDS = 50_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rounds", paramLabel = "N", description = "How often to kill it (default: ${DEFAULT-VALUE}).")
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

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What to send, and about when to kill (default: another one each time).")
    private long seed = System.currentTimeMillis();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "An empty directory for the server's data, which is kept (default: a temporary one, which is"
                    + " kept only if something was lost).")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkNumbers();
        var working = WorkingDirectory.create(spec, data, "sagadesk-crash-");
        var server = ServerProcess.command();
        var directory = working.path();
        var out = spec.commandLine().getOut();
        out.println("Killing a server " + rounds + " times; seed " + seed + ", data in " + directory);
        try {
            if (readModels) {
                var options = new ReadModelCrashRun.Options(server, directory, rounds, seed);
                LostEventException.requireNone("The read models are different", ReadModelCrashRun.run(out, options));
            } else {
                CrashRun.run(out, new CrashRun.Options(server, directory, rounds, seed, commands));
            }
        } catch (LostEventException loss) {
            spec.commandLine().getErr().println("LOST. " + loss.getMessage() + "\nThe data is in " + directory);
            return LOST;
        }
        working.discard();
        return 0;
    }

    private void checkNumbers() {
        if (rounds < 1) throw new ParameterException(spec.commandLine(), "--rounds needs a number from 1 up");
        if (commands < MIN_COMMANDS || commands > MAX_COMMANDS) {
            throw new ParameterException(
                    spec.commandLine(), "--commands needs a number from " + MIN_COMMANDS + " to " + MAX_COMMANDS);
        }
    }
}
