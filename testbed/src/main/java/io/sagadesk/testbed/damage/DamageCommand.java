package io.sagadesk.testbed.damage;

import io.sagadesk.testbed.options.RunOptions;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code damage}: starts servers on damaged data directories. */
@Command(
        name = "damage",
        description = {
            "Starts servers of its own under load, kills them (kill -9), and damages copies of their data: the log, its"
                    + " write-ahead file, the keys and the documents are cut, changed, missing, older than the rest or of another"
                    + " installation. It starts a server on each copy, which must",
            "  - either refuse to start, with exit code 3 and one sentence, and leave the log unchanged;",
            "  - or start right: no event of the log is gone, new commands are carried out, and every unresolved conversation"
                    + " has its ticket, every ticket its service level, and every timer fires, once.",
            "A log that is shorter than what the documents were derived from must be refused; with --accept-older-log the"
                    + " server must start right.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every server was refused or started right",
            "1:one was not; it says which, and where the data is",
            "2:the command line is wrong",
            "3:the server whose data is damaged does not start"
        })
public final class DamageCommand implements Callable<Integer> {

    private static final List<DirectoryDamage> ALL = List.of(DirectoryDamage.values());
    private static final int SECONDS_OF_LOAD = 8;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How many directories to damage, 1 to 1000 (default: one of each kind).")
    private @Nullable Integer rounds;

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description = "Only these kinds of damage, separated by commas, of: ${COMPLETION-CANDIDATES}.")
    private List<DirectoryDamage> only = ALL;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds != null) RunOptions.requireRounds(spec, rounds);
        return options.run(
                spec,
                directory -> DamageRun.run(
                        spec.commandLine().getOut(),
                        new DamageRun.Options(
                                ServerProcess.command(), directory, damages(), options.seed(), SECONDS_OF_LOAD)));
    }

    private List<DirectoryDamage> damages() {
        return IntStream.range(0, rounds == null ? only.size() : rounds)
                .mapToObj(round -> only.get(round % only.size()))
                .toList();
    }
}
