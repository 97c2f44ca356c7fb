package io.sagadesk.testbed.training;

import io.sagadesk.testbed.options.OptionValues;
import io.sagadesk.testbed.process.ServerProcess;
import io.sagadesk.testbed.process.TemporaryWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code train}, with which the launcher makes its start-up cache: starts a server that records how it is used,
 * uses it, and stops it, so that it writes down what it has recorded.
 */
@Command(
        name = "train",
        hidden = true,
        description =
                "Starts a server on a temporary directory, sends it commands and queries, and stops it. The launcher"
                        + " makes its start-up cache with it.")
public final class TrainCommand implements Callable<Integer> {

    private static final int NOT_STOPPED = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--commands",
            paramLabel = "N",
            description = "How many commands clients send one by one, at least (default: ${DEFAULT-VALUE}).")
    private int commands = 20_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Maximum seconds for these, on a slow machine (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Parameters(paramLabel = "SERVER", arity = "1..*", description = "The command that starts the server, after --.")
    private List<String> server = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionValues.require(spec, commands >= 1 && seconds >= 1, "--commands and --seconds need numbers from 1 up");
        try (var workspace = TemporaryWorkspace.in(Path.of(System.getProperty("java.io.tmpdir")))) {
            var data = workspace.directory("data");
            try (var process = ServerProcess.start(server, data)) {
                new TrainingLoad(process, data).run(commands, Duration.ofSeconds(seconds));
                return process.stop() ? 0 : NOT_STOPPED;
            }
        }
    }
}
