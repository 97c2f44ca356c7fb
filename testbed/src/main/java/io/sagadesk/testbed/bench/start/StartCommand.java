package io.sagadesk.testbed.bench.start;

import io.sagadesk.testbed.bench.DirectoryOptions;
import io.sagadesk.testbed.bench.history.HistoryOptions;
import io.sagadesk.testbed.options.OptionValues;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code bench start}: measures starts. */
@Command(
        name = "start",
        description = {
            "Measures the seconds from the start of a server to its first answers: to readiness, and to the first command's"
                    + " acknowledgement. Servers with and without the launcher's start-up cache take turns; the table shows"
                    + " medians.",
            "With --warm it measures instead how fast a server carries out commands right after its start, as a share of"
                    + " its rate after a warm-up. That takes five minutes for each server.",
            "JAVA_HOME chooses the Java, as always; the cache differs.",
        })
public final class StartCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DirectoryOptions target = new DirectoryOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A data directory whose copy is started, too: after an orderly stop, and after kill -9 under"
                    + " load. No server may be running on it.")
    private @Nullable Path data;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--only", paramLabel = "WHICH", description = "Only one kind of start: with or without the cache.")
    private @Nullable StartUpCache only;

    @Option(names = "--warm", description = "Measures the rate right after the start instead.")
    private boolean warm;

    @Option(names = "--clients", paramLabel = "N", description = "With --warm: clients (default: ${DEFAULT-VALUE}).")
    private int clients = 64;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "With --warm: how long each measurement takes (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "With --warm: seconds of load between the two measurements (default: ${DEFAULT-VALUE}).")
    private int warmUp = 240;

    @Option(
            names = "--rest",
            paramLabel = "N",
            description = "With --warm: maximum seconds to wait, before the second measurement, until read models and"
                    + " reactions have caught up (default: ${DEFAULT-VALUE}).")
    private int rest = 30;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionValues.require(
                spec,
                rounds >= 1 && clients >= 1 && seconds >= 1 && warmUp >= 0 && rest >= 0,
                "--rounds, --clients and --seconds need numbers from 1 up, --warmup and --rest from 0 up");
        OptionValues.require(spec, !warm || data == null, "--warm starts on empty directories, and takes no --data");
        var directory = target.directory().toAbsolutePath().normalize();
        var caches = only == null ? List.of(StartUpCache.values()) : List.of(only);
        var out = spec.commandLine().getOut();
        var progress = spec.commandLine().getErr();
        if (warm) {
            WarmUpBenchmark.run(out, progress, warmUpOptions(directory, caches));
        } else {
            StartBenchmark.run(
                    out,
                    progress,
                    new StartBenchmark.Options(ServerProcess.command(), caches, directory, rounds, original()));
        }
        return 0;
    }

    private WarmUpBenchmark.Options warmUpOptions(Path directory, List<StartUpCache> caches) {
        return new WarmUpBenchmark.Options(
                ServerProcess.command(),
                caches,
                directory,
                rounds,
                clients,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(rest));
    }

    private @Nullable Path original() {
        return data == null ? null : HistoryOptions.requireLog(data);
    }
}
