package io.sagadesk.server;

import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import picocli.CommandLine;

/** The server application: commands, queries, sagas and projections in one process. */
@SpringBootApplication(scanBasePackages = "io.sagadesk")
public class SagadeskServer {

    public static void main(String[] args) {
        var failed = run(args);
        if (failed != 0) System.exit(failed);
    }

    /** Checks the limits first: with too few file descriptors no class of a library can be loaded. */
    private static int run(String[] args) {
        var asksForHelp = List.of(args).contains("--help") || List.of(args).contains("-h");
        var shortage = ProcessLimits.current().shortage();
        if (asksForHelp || shortage.isEmpty()) return new CommandLine(new ServeCommand()).execute(args);
        System.err.println("Sagadesk cannot start: " + shortage.get());
        return ServeCommand.CANNOT_START;
    }
}
