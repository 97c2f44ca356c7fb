package io.sagadesk.replay.cli;

import io.sagadesk.replay.CliException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * What the command lines of Sagadesk have in common: name, help, exit codes, output in UTF-8, and errors as one sentence. A
 * subclass names its subcommands.
 */
@Command(
        name = "sagadesk",
        scope = ScopeType.INHERIT, // so that every command tells its exit codes
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:an unexpected failure",
            "2:the command line is wrong",
            "3:the server or a file cannot be reached, read or written"
        })
public abstract class SagadeskCli implements Runnable {

    private static final int HINDERED = 3;
    private static final int BUFFER = 64 * 1024;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    /** Runs the process: carries out the command line and exits with its code. */
    protected static void exitAfter(SagadeskCli root, String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // tools do not log: what they say, they print
        System.exit(commandLine(root).setOut(standardOutput()).execute(arguments));
    }

    /** In UTF-8 whatever the locale, and with errors that can be asked for: those of System.out are lost. */
    private static PrintWriter standardOutput() {
        var bytes = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER);
        return new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), true);
    }

    protected static CommandLine commandLine(SagadeskCli root) {
        return new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(SagadeskCli::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What shall be done? Name a command");
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (!(failure instanceof CliException)) throw failure;
        command.getErr().println("sagadesk: " + failure.getMessage());
        return HINDERED;
    }
}
