package io.sagadesk.testbed.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of commands that look for violations in random runs, and what these commands do with the result. */
public final class RunOptions {

    private static final int VIOLATED = 1;
    private static final int MAX_ROUNDS = 1_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What to send, and when and where to do harm (default: another one each time).")
    private long seed = System.currentTimeMillis();

    @Mixin
    private DataOption data = new DataOption();

    /** Runs the rounds in a directory. */
    public interface Rounds {
        List<String> run(Path directory) throws IOException, InterruptedException;
    }

    public long seed() {
        return seed;
    }

    /** Refuses a number of rounds that makes no sense. */
    public static void requireRounds(CommandSpec command, int rounds) {
        OptionValues.require(
                command, rounds >= 1 && rounds <= MAX_ROUNDS, "--rounds needs a number from 1 to " + MAX_ROUNDS);
    }

    /** Runs the rounds, deletes a temporary directory if all held, and returns the exit code. */
    public int run(CommandSpec command, Rounds all) throws IOException, InterruptedException {
        var working = data.create(command);
        command.commandLine().getOut().println("Seed " + seed + ", data in " + working.path());
        var violations = all.run(working.path());
        if (violations.isEmpty()) {
            working.discard();
            return 0;
        }
        var errors = command.commandLine().getErr();
        violations.forEach(violation -> errors.println("VIOLATION. " + violation));
        errors.println("The data is in " + working.path());
        return VIOLATED;
    }
}
