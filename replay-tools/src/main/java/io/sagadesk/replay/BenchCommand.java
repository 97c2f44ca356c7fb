package io.sagadesk.replay;

import io.sagadesk.replay.bench.StoreBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures, on the machine at hand. */
@Command(
        name = "bench",
        description = "Measures how fast things are on this machine.",
        synopsisSubcommandLabel = "WHAT")
final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Measure what? Name store");
    }

    @Command(
            description = {
                "Measures the event store against Axon's own on SQLite: durable appends, and replay.",
                "Both take turns with the same durability; the table shows medians, in events a second. It needs some"
                        + " hundred megabytes in the directory for about two minutes, and tidies up."
            })
    int store(
            @Option(
                            names = "--directory",
                            paramLabel = "DIR",
                            defaultValue = ".",
                            description = "On the disk to measure (default: the current one).")
                    Path directory,
            @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Rounds (default: 3).")
                    int rounds,
            @Option(
                            names = "--seconds",
                            paramLabel = "N",
                            defaultValue = "3",
                            description = "How long each number of callers appends in each round (default: 3).")
                    int seconds,
            @Option(
                            names = "--events",
                            paramLabel = "N",
                            defaultValue = "200000",
                            description = "How many events are replayed (default: 200000).")
                    int events)
            throws SQLException {
        if (rounds < 1 || seconds < 1 || events < 1) {
            throw new ParameterException(
                    spec.subcommands().get("store"), "--rounds, --seconds and --events need a number from 1 up");
        }
        if (!Files.isDirectory(directory)) throw new Hindrance("There is no directory " + directory);
        var options = new StoreBenchmark.Options(directory, rounds, Duration.ofSeconds(seconds), events);
        try {
            StoreBenchmark.run(spec.commandLine().getOut(), options);
        } catch (IOException unwritable) {
            throw new Hindrance("Cannot write in " + directory + ": name another with --directory");
        }
        return 0;
    }
}
