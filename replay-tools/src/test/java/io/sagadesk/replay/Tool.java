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

/** Runs the command line as a user would, and keeps what it prints. */
public record Tool(int exitCode, String out, String err) {

    public static Tool run(Object... arguments) {
        return run(ReplayToolsCli.commandLine(), arguments);
    }

    /** Runs another command line. */
    public static Tool run(CommandLine commandLine, Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = commandLine
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF)) // whatever it prints to
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
        return new Tool(code, out.toString(), err.toString());
    }

    /** Runs it against a server. */
    public static Tool run(BulkServer server, Path directory, Object... arguments) throws IOException {
        return run(ReplayToolsCli.commandLine(), server, directory, arguments);
    }

    /** Runs another command line against a server. */
    public static Tool run(CommandLine commandLine, BulkServer server, Path directory, Object... arguments)
            throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", server.url(), "--token-file", server.tokenFile(directory)));
        if (!all.contains("--patience")) all.addAll(List.of("--patience", 20));
        return run(commandLine, all.toArray());
    }
}
