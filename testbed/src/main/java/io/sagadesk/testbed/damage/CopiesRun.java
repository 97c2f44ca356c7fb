package io.sagadesk.testbed.damage;

import io.sagadesk.testbed.damage.check.StartCheck;
import io.sagadesk.testbed.damage.check.ViolationException;
import io.sagadesk.testbed.damage.load.LoadedServer;
import io.sagadesk.testbed.process.DirectoryTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Copies the data directory of a server under load, as the runbook says, and starts a server on each copy: every
 * unresolved conversation must have its ticket, every ticket its service level, and every timer must fire once. The
 * documents, which the runbook leaves to the operator, are in every other copy.
 */
public final class CopiesRun {

    private static final String DATA = "data"; // as in the commands of the runbook
    private static final int MIN_LOAD_MILLISECONDS = 2_000;
    private static final int MORE_LOAD_MILLISECONDS = 2_000;

    private final PrintWriter out;
    private final Options options;
    private final RunbookBackup backup;
    private final LoadedServer source;
    private final Random random;

    private CopiesRun(PrintWriter out, Options options, LoadedServer source) throws IOException {
        this.out = out;
        this.options = options;
        this.backup = RunbookBackup.of(options.runbook());
        this.source = source;
        this.random = new Random(options.seed());
    }

    /**
     * The options of a run.
     *
     * @param server the command that starts the server, without forking another process
     * @param runbook the file with the commands of a backup
     * @param directory an empty directory
     */
    public record Options(List<String> server, Path runbook, Path directory, int rounds, long seed) {}

    /**
     * Runs all rounds, and prints a line for each. A copy without a violation is deleted.
     *
     * @return the rounds that had a violation
     */
    public static List<String> run(PrintWriter out, Options options) throws IOException, InterruptedException {
        var data = Files.createDirectory(options.directory().resolve(DATA));
        var source = LoadedServer.start(options.server(), data, "copies", options.seed());
        try {
            return new CopiesRun(out, options, source).run();
        } finally {
            source.kill();
        }
    }

    private List<String> run() throws IOException, InterruptedException {
        if (backup.usesStandIn())
            print("The program sqlite3 is missing: JDBC copies the databases, read-only as well.");
        var violations = new ArrayList<String>();
        for (var number = 1; number <= options.rounds(); number++) {
            var copy = options.directory().resolve("copy-" + number);
            var withDocuments = number % 2 == 1;
            var kind = "Round %2d: a copy %s documents".formatted(number, withDocuments ? "with" : "without");
            try {
                print("%s: %s", kind, round(copy, withDocuments));
                DirectoryTree.delete(copy);
            } catch (ViolationException violation) {
                violations.add(kind + ": " + copy);
                print("%s: VIOLATION. %s%nThe data is in %s", kind, violation.finding(), copy);
            }
        }
        print("%d copies, %d violations.", options.rounds(), violations.size());
        return violations;
    }

    private String round(Path copy, boolean withDocuments) throws IOException, InterruptedException {
        DirectoryTree.copy(takeUnderLoad(), copy);
        DirectoryTree.delete(options.directory().resolve("backup"));
        var documents = copy.resolve(DamagedDirectory.DOCUMENTS);
        if (!withDocuments && Files.exists(documents)) DirectoryTree.delete(documents);
        var check = new StartCheck(copy, -1, Set.of());
        var outcome = check.run(options.server());
        if (outcome.isRefused()) throw new ViolationException(outcome.toString());
        return (check.lastHeld() + 1) + " events; " + outcome;
    }

    private Path takeUnderLoad() throws IOException, InterruptedException {
        source.begin();
        try {
            TimeUnit.MILLISECONDS.sleep(MIN_LOAD_MILLISECONDS + random.nextInt(MORE_LOAD_MILLISECONDS));
            return backup.take(options.directory());
        } finally {
            source.pause();
        }
    }

    private void print(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }
}
