package io.sagadesk.testbed.damage;

import io.sagadesk.testbed.process.WorkingDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that {@code damage} and {@code copies} share, and what they do with the result. */
final class RunOptions {

    private static final int VIOLATED = 1;
    private static final int MAX_ROUNDS = 1_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What to send, when to copy and where to damage (default: another one each time).")
    private long seed = System.currentTimeMillis();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "An empty directory for the servers' data, which is kept (default: a temporary one, which is kept"
                            + " only if something did not hold).")
    private @Nullable Path data;

    /** Runs the rounds in a directory. */
    interface Rounds {
        List<String> run(Path directory) throws IOException, InterruptedException;
    }

    long seed() {
        return seed;
    }

    /** Refuses a number of rounds that makes no sense. */
    static void requireRounds(CommandSpec command, int rounds) {
        if (rounds >= 1 && rounds <= MAX_ROUNDS) return;
        throw new ParameterException(command.commandLine(), "--rounds needs a number from 1 to " + MAX_ROUNDS);
    }

    /** Runs the rounds, deletes a temporary directory if all held, and returns the exit code. */
    int run(CommandSpec command, Rounds all) throws IOException, InterruptedException {
        var working = WorkingDirectory.create(command, data, "sagadesk-" + command.name() + "-");
        command.commandLine().getOut().println("Seed " + seed + ", data in " + working.path());
        var violations = all.run(working.path());
        if (violations.isEmpty()) {
            working.discard();
            return 0;
        }
        violations.forEach(violation -> command.commandLine().getErr().println("VIOLATION. " + violation));
        return VIOLATED;
    }
}
