package io.sagadesk.testbed.bench.commands;

import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.replay.CliException;
import io.sagadesk.testbed.bench.DirectoryOptions;
import io.sagadesk.testbed.options.OptionValues;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code bench commands}: measures commands over HTTP. */
@Command(
        name = "commands",
        description = {
            "Measures commands over HTTP until they are on disk, beside the same application on Axon's own stores for JDBC"
                    + " and a PostgreSQL of its own.",
            "Customers buy, talk to a bot and an agent, rate, and open tickets: each step is a request of its own, each"
                    + " client waits for each answer. The two take turns, each on a fresh server, and the table shows"
                    + " medians. It takes half an hour and two gigabytes in the directory, and tidies up; what else the"
                    + " machine does meanwhile shows in the figures.",
            "PostgreSQL has to be installed (apt-get install postgresql); it is not touched but for its programs.",
        })
public final class CommandsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DirectoryOptions target = new DirectoryOptions();

    @Option(
            names = "--clients",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,8,64",
            description = "Clients side by side (default: ${DEFAULT-VALUE}).")
    private List<Integer> clients = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each number of clients sends in each turn (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description =
                    "Seconds of the same before each turn, unmeasured: a server that has just been started is slow"
                            + " (default: ${DEFAULT-VALUE}).")
    private int warmUp = 240;

    @Option(
            names = "--rest",
            paramLabel = "N",
            description =
                    "Maximum seconds to wait, before each number of clients, until read models and reactions have caught up"
                            + " (default: ${DEFAULT-VALUE}).")
    private int rest = 30;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--only", paramLabel = "WHICH", description = "Only one of them: sagadesk or stock.")
    private @Nullable Contender only;

    @Option(
            names = "--bare-stock",
            description = "Runs Axon's side without read models and reactions; Sagadesk keeps them.")
    private boolean bareBaseline;

    @Option(
            names = "--stock-connections",
            paramLabel = "N",
            description =
                    "How many connections to PostgreSQL Axon's stores may hold (default: ${DEFAULT-VALUE}). Its read"
                            + " models and reactions can hold " + BaselineConnections.OF_FOLLOWERS
                            + " at once and each client one: at least " + (BaselineConnections.OF_FOLLOWERS + 1)
                            + " are needed, 1 with --bare-stock, and a note says when clients may have waited for one.")
    private int baselineConnections = 117;

    /** The assemblies that {@code --only} can choose. */
    enum Contender {
        SAGADESK,
        STOCK
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionValues.require(
                spec,
                seconds >= 1
                        && rounds >= 1
                        && warmUp >= 0
                        && rest >= 0
                        && clients.stream().allMatch(number -> number >= 1),
                "--clients, --seconds and --rounds need numbers from 1 up, --warmup and --rest from 0 up");
        requireConnections();
        var directory = target.directory().toAbsolutePath().normalize();
        var options = new CommandBenchmark.Options(
                directory,
                clients,
                rounds,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(rest),
                Duration.ofSeconds(seconds));
        var console = spec.commandLine();
        CommandBenchmark.run(console.getOut(), console.getErr(), options, contest());
        return 0;
    }

    private void requireConnections() {
        var minimum = connections().minimum();
        OptionValues.require(
                spec,
                only == Contender.SAGADESK || baselineConnections >= minimum,
                "--stock-connections needs a number from " + minimum + " up: what follows the log holds the others");
    }

    private BaselineConnections connections() {
        return new BaselineConnections(baselineConnections, !bareBaseline);
    }

    private BenchmarkContest contest() throws IOException, InterruptedException {
        if (only == Contender.SAGADESK) return sagadesk();
        return only == Contender.STOCK ? baseline() : sagadesk().and(baseline());
    }

    private static BenchmarkContest sagadesk() {
        return BenchmarkContest.ofSagadesk(ServerProcess.command());
    }

    private BenchmarkContest baseline() throws IOException, InterruptedException {
        var postgres = PostgresInstallation.installed()
                .orElseThrow(() -> new CliException(
                        PostgresInstallation.MISSING + ", or measure Sagadesk by itself with --only sagadesk"));
        return BenchmarkContest.ofBaseline(
                ServerProcess.command("serve-stock"), postgres, connections(), Collections.max(clients));
    }
}
