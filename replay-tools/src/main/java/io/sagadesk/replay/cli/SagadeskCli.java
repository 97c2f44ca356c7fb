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
 * Base class of Sagadesk's command lines: program name, help, exit codes, output in UTF-8, and errors as one sentence. A
 * subclass declares its subcommands.
 */
@Command(
        name = "sagadesk",
        scope = ScopeType.INHERIT, // so that the help of every command lists the exit codes
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:an unexpected failure",
            "2:the command line is wrong",
            "3:the server or a file cannot be reached, read or written"
        })
public abstract class SagadeskCli implements Runnable {

    private static final int EXTERNAL_ERROR = 3;
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

    /** Executes the command line, then ends the process with its exit code. */
    protected static void exitAfter(SagadeskCli root, String[] arguments) {
        // Tools do not log: they print. Whatever logging library is on the class path stays silent
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.exit(commandLine(root).setOut(standardOutput()).execute(arguments));
    }

    /** Standard output in UTF-8 in every locale. Write errors can be checked, which System.out does not allow. */
    private static PrintWriter standardOutput() {
        var bytes = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER);
        return new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), true);
    }

    /** The picocli command line of a root command. A {@link CliException} becomes a message and exit code 3. */
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
        return EXTERNAL_ERROR;
    }
}
