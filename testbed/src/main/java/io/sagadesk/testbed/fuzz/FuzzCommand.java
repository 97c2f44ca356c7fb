package io.sagadesk.testbed.fuzz;

import io.sagadesk.testbed.options.DataOption;
import io.sagadesk.testbed.options.OptionValues;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code fuzz}: sends odd requests to every route of a server. */
@Command(
        name = "fuzz",
        description = {
            "Starts a server of its own, creates some customers, conversations, tickets and so on, sends requests to every"
                    + " route, most of them with faults in their paths, parameters, headers or bodies, and checks:",
            "  - no answer is an error of the server, but a true 503 and HTTP that it does not speak;",
            "  - every error is a problem with a code and a sentence, and repeats no text of the request;",
            "  - no text or id of a request gets into the server's log;",
            "  - no answer takes longer than a second;",
            "  - the server is healthy afterwards, and the log can be read after it was killed and started again.",
            "The routes are those that the server tells. The same seed makes the same requests.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing was found",
            "1:something was found; it says what, and how to repeat it",
            "2:the command line is wrong",
            "3:the server does not start"
        })
public final class FuzzCommand implements Callable<Integer> {

    private static final int FOUND = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--requests", paramLabel = "N", description = "How many to send (default: ${DEFAULT-VALUE}).")
    private int requests = 40_000;

    @Option(names = "--seed", paramLabel = "N", description = "Which requests to send (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--only",
            paramLabel = "NUMBER",
            description = "Send and print only this request of the seed, to a server to which none was sent before.")
    private @Nullable Integer only;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptionValues.require(spec, requests >= 1, "--requests needs a number from 1 up");
        OptionValues.require(spec, only == null || only >= 0, "--only needs a number from 0 up");
        var directory = data.create(spec);
        var out = spec.commandLine().getOut();
        var findings =
                FuzzRun.run(out, new FuzzRun.Options(ServerProcess.command(), directory.path(), requests, seed, only));
        if (findings.isEmpty()) {
            directory.discard();
            return 0;
        }
        out.println("The data, with the server's log, is in " + directory.path());
        return FOUND;
    }
}
