package io.sagadesk.localpostgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs external programs and waits for their end. */
final class ExternalProgram {

    /**
     * The working directory of the programs. PostgreSQL runs as another user, who may not be allowed to enter the directory
     * that this process was started in, and its programs refuse to start there.
     */
    static final File ROOT = new File("/");

    private ExternalProgram() {}

    /**
     * Runs a program in the root directory and returns its output. Paths in its arguments must be absolute.
     *
     * @throws PostgresUnusableException if it fails, with the last line of its output
     */
    static String run(List<String> command, Map<String, String> settings) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(ROOT).redirectErrorStream(true);
        builder.environment().putAll(settings);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() == 0) return output;
        throw new PostgresUnusableException(output.substring(output.lastIndexOf('\n') + 1));
    }
}
