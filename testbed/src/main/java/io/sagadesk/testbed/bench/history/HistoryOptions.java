package io.sagadesk.testbed.bench.history;

import io.sagadesk.replay.CliException;
import io.sagadesk.testbed.options.OptionValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for the histories of a benchmark: their source and their sizes. */
public final class HistoryOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory of real events (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            defaultValue = "10000,100000,1000000",
            description = "Events in each history (default: ${DEFAULT-VALUE}).")
    private List<Long> sizes = List.of();

    /** The number of events in each history; refuses numbers below 1. */
    public List<Long> sizes() {
        OptionValues.require(command, sizes.stream().allMatch(size -> size >= 1), "--sizes needs numbers from 1 up");
        return sizes;
    }

    /** The data directory; refuses one without a log. */
    public Path data() {
        return requireLog(data);
    }

    /** The log in the data directory; refuses to continue if there is none. */
    public Path log() {
        return HistoryDirectory.log(requireLog(data));
    }

    /** Returns the data directory; refuses to continue if there is no log in it. */
    public static Path requireLog(Path data) {
        if (Files.isRegularFile(HistoryDirectory.log(data))) return data;
        throw new CliException(
                "There is no log in " + data + ": import some history first, or name another with --data");
    }
}
