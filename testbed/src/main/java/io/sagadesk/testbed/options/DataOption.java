package io.sagadesk.testbed.options;

import io.sagadesk.testbed.process.WorkingDirectory;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option for the data of a command's own servers. */
public final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "An empty directory for the servers' data, which is kept (default: a temporary one, which is kept"
                            + " only if something was found).")
    private @Nullable Path data;

    /** Creates the directory; refuses one that holds something. */
    public WorkingDirectory create(CommandSpec command) throws IOException {
        return WorkingDirectory.create(command, data, "sagadesk-" + command.name() + "-");
    }
}
