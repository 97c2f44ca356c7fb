package io.sagadesk.testbed.damage;

import io.sagadesk.testbed.damage.check.StartCheck;
import io.sagadesk.testbed.damage.check.StartOutcome;
import io.sagadesk.testbed.damage.check.ViolationException;
import io.sagadesk.testbed.process.DirectoryTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Damages copies of a data directory, each in another way, and starts a server on each: it must be refused with one
 * sentence, or started right.
 */
public final class DamageRun {

    private static final String ACCEPT = "--accept-older-log";

    private final PrintWriter out;
    private final Options options;
    private final SourceDirectories sources;

    private DamageRun(PrintWriter out, Options options, SourceDirectories sources) {
        this.out = out;
        this.options = options;
        this.sources = sources;
    }

    /**
     * The options of a run.
     *
     * @param server the command that starts the server, without forking another process
     * @param directory an empty directory
     * @param damages one round for each
     * @param seconds how long each of the servers is under load whose directories are damaged
     */
    public record Options(List<String> server, Path directory, List<DirectoryDamage> damages, long seed, int seconds) {}

    /**
     * Runs all rounds, and prints a line for each. A directory without a violation is deleted.
     *
     * @return the rounds that had a violation
     */
    public static List<String> run(PrintWriter out, Options options) throws IOException, InterruptedException {
        return new DamageRun(out, options, sources(options)).run();
    }

    private static SourceDirectories sources(Options options) throws IOException, InterruptedException {
        return options.damages().stream().anyMatch(DirectoryDamage::isMixture)
                ? SourceDirectories.all(options.server(), options.directory(), options.seed(), options.seconds())
                : SourceDirectories.single(options.server(), options.directory(), options.seed(), options.seconds());
    }

    private List<String> run() throws IOException, InterruptedException {
        var violations = new ArrayList<String>();
        var number = 0;
        for (var damage : options.damages()) {
            number++;
            var data = options.directory().resolve("round-" + number);
            try {
                print("Round %2d: %s: %s", number, damage.text(), round(damage, data, number));
                DirectoryTree.delete(data);
            } catch (ViolationException violation) {
                violations.add("Round " + number + ", " + damage + ": " + data);
                print(
                        "Round %2d: %s: VIOLATION. %s%nThe data is in %s",
                        number, damage.text(), violation.finding(), data);
            }
        }
        print("%d damaged directories, %d violations.", number, violations.size());
        return violations;
    }

    private String round(DirectoryDamage damage, Path data, int number) throws IOException, InterruptedException {
        DirectoryTree.copy(sources.later().data(), data);
        damage.apply(new DamagedDirectory(data, new Random(options.seed() + number)), sources);
        var check = new StartCheck(data, damage.derived(sources), damage.damagedTexts());
        var outcome = check.run(options.server());
        var text = "of " + (sources.later().handled() + 1) + " events handled, " + (check.lastHeld() + 1) + " left; "
                + outcome;
        return outcome.refusal().contains(ACCEPT) ? text + "; with " + ACCEPT + " " + accepted(damage, data) : text;
    }

    /** What the remaining log demands must hold as well when the operator accepts that it is shorter. */
    private StartOutcome accepted(DirectoryDamage damage, Path data) throws IOException, InterruptedException {
        var command = new ArrayList<>(options.server());
        command.add(ACCEPT);
        var outcome = new StartCheck(data, -1, damage.damagedTexts()).run(command);
        if (outcome.isRefused()) throw new ViolationException("With " + ACCEPT + ": " + outcome);
        return outcome;
    }

    private void print(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }
}
