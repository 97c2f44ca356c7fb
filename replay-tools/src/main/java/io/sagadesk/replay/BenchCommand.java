package io.sagadesk.replay;

import io.sagadesk.replay.bench.QueryBenchmark;
import io.sagadesk.replay.bench.RebuildBenchmark;
import io.sagadesk.replay.bench.StoreBenchmark;
import io.sagadesk.replay.bench.commands.CommandsCommand;
import io.sagadesk.replay.client.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures, on the machine at hand. */
@Command(
        name = "bench",
        description = "Measures how fast things are on this machine.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = CommandsCommand.class)
final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Measure what? Name commands, store, rebuild or queries");
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

    @Command(
            description = {
                "Measures how fast all projections are rebuilt in bulk: beside a scan of the log that only decodes, and beside"
                        + " Axon's own replay with a write for each event.",
                "The logs are grown from the one in a data directory, such as one with imported history. It needs a gigabyte"
                        + " in the directory for some minutes, and tidies up."
            })
    int rebuild(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = "data",
                            description = "The data directory of real events (default: data).")
                    Path data,
            @Option(
                            names = "--directory",
                            paramLabel = "DIR",
                            defaultValue = ".",
                            description = "On the disk to measure (default: the current one).")
                    Path directory,
            @Option(
                            names = "--sizes",
                            paramLabel = "N",
                            split = ",",
                            defaultValue = "10000,100000,1000000",
                            description = "Events in the logs (default: 10000,100000,1000000).")
                    List<Long> sizes,
            @Option(
                            names = "--stock-events",
                            paramLabel = "N",
                            defaultValue = "10000",
                            description = "Events that Axon's own replay is measured on (default: 10000).")
                    long stock)
            throws SQLException, InterruptedException {
        if (sizes.stream().anyMatch(size -> size < 1) || stock < 1) {
            throw new ParameterException(
                    spec.subcommands().get("rebuild"), "--sizes and --stock-events need numbers from 1 up");
        }
        var seed = requireLog(data);
        var progress = spec.commandLine().getErr();
        try {
            RebuildBenchmark.run(
                    spec.commandLine().getOut(), progress, new RebuildBenchmark.Options(seed, directory, sizes, stock));
        } catch (IOException unwritable) {
            throw new Hindrance("Cannot write in " + directory + ": name another with --directory");
        }
        return 0;
    }

    @Command(
            description = {
                "Measures how long questions over HTTP take, on histories of several lengths: each is grown from the one in a"
                        + " data directory, and served by a server of its own on a free port. It takes some minutes."
            })
    int queries(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = "data",
                            description = "The data directory of real events (default: data).")
                    Path data,
            @Option(
                            names = "--directory",
                            paramLabel = "DIR",
                            defaultValue = ".",
                            description = "Where to make the others (default: the current one).")
                    Path directory,
            @Option(
                            names = "--sizes",
                            paramLabel = "N",
                            split = ",",
                            defaultValue = "10000,100000,1000000",
                            description = "Events in the histories (default: 10000,100000,1000000).")
                    List<Long> sizes,
            @Option(
                            names = "--requests",
                            paramLabel = "N",
                            defaultValue = "500",
                            description = "How often each question is asked (default: 500).")
                    int requests)
            throws SQLException, InterruptedException {
        if (sizes.stream().anyMatch(size -> size < 1) || requests < 1) {
            throw new ParameterException(
                    spec.subcommands().get("queries"), "--sizes and --requests need numbers from 1 up");
        }
        requireLog(data);
        var options = new QueryBenchmark.Options(data, directory, sizes, requests, ServerProcess.command());
        try {
            QueryBenchmark.run(spec.commandLine().getOut(), spec.commandLine().getErr(), options);
        } catch (IOException unwritable) {
            throw new Hindrance("Cannot write in " + directory + ": name another with --directory");
        }
        return 0;
    }

    private static Path requireLog(Path data) {
        var log = data.resolve("events.db");
        if (Files.isRegularFile(log)) return log;
        throw new Hindrance("There is no log in " + data + ": import some history first, or name another with --data");
    }
}
