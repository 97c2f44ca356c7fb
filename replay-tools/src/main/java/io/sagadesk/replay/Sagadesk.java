package io.sagadesk.replay;

import io.sagadesk.replay.console.ProjectionsCommand;
import io.sagadesk.replay.console.RebuildCommand;
import io.sagadesk.replay.crash.CrashCommand;
import io.sagadesk.replay.events.EventsCommand;
import io.sagadesk.replay.export.ExportCommand;
import io.sagadesk.replay.imports.ImportCommand;
import io.sagadesk.replay.read.ReadCommand;
import io.sagadesk.replay.simulate.SimulateCommand;
import io.sagadesk.replay.traffic.TrafficCommand;
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

/** The command line's entry. */
@Command(
        name = "sagadesk",
        description = "Tools for Sagadesk: bring history in, read it, take it out, make up traffic, and measure.",
        scope = ScopeType.INHERIT, // so that every command tells its exit codes
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:an unexpected failure",
            "2:the command line is wrong",
            "3:the server or a file cannot be reached, read or written"
        },
        subcommands = {
            ImportCommand.class,
            ReadCommand.class,
            EventsCommand.class,
            ExportCommand.class,
            TrafficCommand.class,
            BenchCommand.class,
            CrashCommand.class,
            SimulateCommand.class,
            RebuildCommand.class,
            ProjectionsCommand.class
        })
public final class Sagadesk implements Runnable {

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

    private Sagadesk() {}

    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // tools do not log: what they say, they print
        System.exit(commandLine().setOut(standardOutput()).execute(arguments));
    }

    /** In UTF-8 whatever the locale, and with errors that can be asked for: those of System.out are lost. */
    private static PrintWriter standardOutput() {
        var bytes = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER);
        return new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), true);
    }

    /** The command line without the process around it, so that a program can run it too. */
    public static CommandLine commandLine() {
        return new CommandLine(new Sagadesk())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Sagadesk::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What shall be done? Name a command");
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (!(failure instanceof Hindrance)) throw failure;
        command.getErr().println("sagadesk: " + failure.getMessage());
        return HINDERED;
    }
}
