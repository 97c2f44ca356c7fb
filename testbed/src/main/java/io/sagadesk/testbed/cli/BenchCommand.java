package io.sagadesk.testbed.cli;

import io.sagadesk.testbed.bench.DirectoryOptions;
import io.sagadesk.testbed.bench.QueryBenchmark;
import io.sagadesk.testbed.bench.RebuildBenchmark;
import io.sagadesk.testbed.bench.StoreBenchmark;
import io.sagadesk.testbed.bench.commands.CommandsCommand;
import io.sagadesk.testbed.bench.history.HistoryOptions;
import io.sagadesk.testbed.bench.memory.MemoryCommand;
import io.sagadesk.testbed.bench.start.StartCommand;
import io.sagadesk.testbed.options.OptionValues;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bench}: runs the benchmarks. */
@Command(
        name = "bench",
        description = "Runs benchmarks on this machine.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = {CommandsCommand.class, StartCommand.class, MemoryCommand.class})
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Measure what? Name commands, store, rebuild, queries, start or memory");
    }

    @Command(
            description = {
                "Measures the event store against Axon's own on the same database: durable appends, and replay.",
                "Both take turns with the same durability; the table shows medians, in events a second. It needs some"
                        + " hundred megabytes in the directory for about two minutes, and tidies up."
            })
    int store(
            @Mixin DirectoryOptions target,
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
                    int events,
            @Option(
                            names = "--postgres",
                            description = "Both on a PostgreSQL server that is started for this, and not on SQLite.")
                    boolean postgres)
            throws InterruptedException, SQLException {
        OptionValues.require(
                subcommand("store"),
                rounds >= 1 && seconds >= 1 && events >= 1,
                "--rounds, --seconds and --events need a number from 1 up");
        var options =
                new StoreBenchmark.Options(target.directory(), rounds, Duration.ofSeconds(seconds), events, postgres);
        try {
            StoreBenchmark.run(spec.commandLine().getOut(), options);
        } catch (IOException unwritable) {
            throw target.unwritable();
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
            @Mixin HistoryOptions history,
            @Mixin DirectoryOptions target,
            @Option(
                            names = "--stock-events",
                            paramLabel = "N",
                            defaultValue = "10000",
                            description = "Events in the measurement of Axon's own replay (default: 10000).")
                    long baselineEvents)
            throws SQLException, InterruptedException {
        var sizes = history.sizes();
        requirePositive(baselineEvents, "rebuild", "--stock-events");
        var options = new RebuildBenchmark.Options(history.log(), target.directory(), sizes, baselineEvents);
        try {
            RebuildBenchmark.run(spec.commandLine().getOut(), spec.commandLine().getErr(), options);
        } catch (IOException unwritable) {
            throw target.unwritable();
        }
        return 0;
    }

    @Command(
            description = {
                "Measures the latency of queries over HTTP, on histories of several lengths: each is grown from the one in a"
                        + " data directory, and served by a server of its own on a free port. It takes some minutes."
            })
    int queries(
            @Mixin HistoryOptions history,
            @Mixin DirectoryOptions target,
            @Option(
                            names = "--requests",
                            paramLabel = "N",
                            defaultValue = "500",
                            description = "How often each query is sent (default: 500).")
                    int requests)
            throws SQLException, InterruptedException {
        var sizes = history.sizes();
        requirePositive(requests, "queries", "--requests");
        var options = new QueryBenchmark.Options(
                history.data(), target.directory(), sizes, requests, ServerProcess.command());
        try {
            QueryBenchmark.run(spec.commandLine().getOut(), spec.commandLine().getErr(), options);
        } catch (IOException unwritable) {
            throw target.unwritable();
        }
        return 0;
    }

    private void requirePositive(long number, String command, String option) {
        OptionValues.require(subcommand(command), number >= 1, option + " needs a number from 1 up");
    }

    private CommandSpec subcommand(String name) {
        return Objects.requireNonNull(spec.subcommands().get(name)).getCommandSpec();
    }
}
