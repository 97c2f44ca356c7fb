package io.sagadesk.replay.bench.commands;

import io.sagadesk.replay.Hindrance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs other programs to their end. */
final class Program {

    private Program() {}

    /**
     * Returns what it prints.
     *
     * @throws Hindrance if it fails, with its last words
     */
    static String run(List<String> command, Map<String, String> settings) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings);
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() == 0) return said;
        throw new Hindrance(said.substring(said.lastIndexOf('\n') + 1));
    }
}
