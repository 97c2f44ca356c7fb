package io.sagadesk.replay.cli;

import io.sagadesk.replay.cli.events.EventsCommand;
import io.sagadesk.replay.cli.export.ExportCommand;
import io.sagadesk.replay.cli.imports.ImportCommand;
import io.sagadesk.replay.cli.read.ReadCommand;
import io.sagadesk.replay.cli.rebuild.ProjectionsCommand;
import io.sagadesk.replay.cli.rebuild.RebuildCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of auditors and analysts, such as {@code ./sagadesk import}, {@code read} and {@code events}. */
@Command(
        description = "Tools for Sagadesk: bring history in, read it, take it out, rebuild read models.",
        subcommands = {
            ImportCommand.class,
            ReadCommand.class,
            EventsCommand.class,
            ExportCommand.class,
            RebuildCommand.class,
            ProjectionsCommand.class
        })
public final class ReplayToolsCli extends SagadeskCli {

    private ReplayToolsCli() {}

    public static void main(String[] arguments) {
        exitAfter(new ReplayToolsCli(), arguments);
    }

    /** The command line without a process of its own, so that another program can run it. */
    public static CommandLine commandLine() {
        return commandLine(new ReplayToolsCli());
    }
}
