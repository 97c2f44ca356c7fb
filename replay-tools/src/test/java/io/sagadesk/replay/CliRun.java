package io.sagadesk.replay;

import io.sagadesk.replay.cli.ReplayToolsCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Runs a command line as a user does, and holds its exit code and output. */
public record CliRun(int exitCode, String out, String err) {

    public static CliRun run(Object... arguments) {
        return run(ReplayToolsCli.commandLine(), arguments);
    }

    /** Runs the given command line. */
    public static CliRun run(CommandLine commandLine, Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = commandLine
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF)) // also if the test runs in a terminal
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
        return new CliRun(code, out.toString(), err.toString());
    }

    /** Runs the command line of replay-tools against a server. */
    public static CliRun run(BulkServer server, Path directory, Object... arguments) throws IOException {
        return run(ReplayToolsCli.commandLine(), server, directory, arguments);
    }

    /** Runs the given command line against a server. */
    public static CliRun run(CommandLine commandLine, BulkServer server, Path directory, Object... arguments)
            throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", server.url(), "--token-file", server.tokenFile(directory)));
        if (!all.contains("--patience")) all.addAll(List.of("--patience", 20));
        return run(commandLine, all.toArray());
    }
}
