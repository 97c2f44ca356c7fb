package io.sagadesk.testbed.bench.memory;

import io.sagadesk.testbed.bench.DirectoryOptions;
import io.sagadesk.testbed.bench.history.HistoryOptions;
import io.sagadesk.testbed.options.OptionValues;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code bench memory}: measures the memory of a server. */
@Command(
        name = "memory",
        description = {
            "Measures the memory of a server with a small heap on a long history: the objects in use after a garbage"
                    + " collection, and what of the process is resident, now and at most. It does so when the read models"
                    + " have reached the end of the log, after an import, after every kind of query, and after a rebuild.",
            "The history is grown from a data directory, or from a generated day, which is imported. A million events need"
                    + " some gigabytes in the directory and some minutes; it tidies up.",
        })
public final class MemoryCommand implements Callable<Integer> {

    private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,8}[kKmMgG]");
    private static final int CUSTOMERS = 1_500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DirectoryOptions target = new DirectoryOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The data directory of real events (default: a generated day). No server may be running on it.")
    private @Nullable Path data;

    @Option(names = "--events", paramLabel = "N", description = "Events in the history (default: ${DEFAULT-VALUE}).")
    private long events = 1_000_000;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "The maximum heap of the server (default: ${DEFAULT-VALUE}).")
    private String heap = "512m";

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "How often each query is sent (default: ${DEFAULT-VALUE}).")
    private int requests = 500;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        OptionValues.require(spec, events >= 1 && requests >= 1, "--events and --requests need numbers from 1 up");
        OptionValues.require(spec, SIZE.matcher(heap).matches(), "--heap needs a size such as 512m or 2g");
        var directory = target.directory().toAbsolutePath().normalize();
        var options = new MemoryBenchmark.Options(
                ServerProcess.command(), heap, original(), directory, events, CUSTOMERS, requests);
        MemoryBenchmark.run(spec.commandLine().getOut(), spec.commandLine().getErr(), options);
        return 0;
    }

    private @Nullable Path original() {
        return data == null ? null : HistoryOptions.requireLog(data);
    }
}
