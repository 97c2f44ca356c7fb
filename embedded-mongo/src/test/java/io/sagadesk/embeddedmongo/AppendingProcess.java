package io.sagadesk.embeddedmongo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A separate process that appends until it is killed, and prints a line ending with a dot for each acknowledged append. */
public final class AppendingProcess {

    private final Process process;
    private final String first;
    private final CompletableFuture<List<String>> others;

    private AppendingProcess(Process process, String first, CompletableFuture<List<String>> others) {
        this.process = process;
        this.first = first;
        this.others = others;
    }

    /** Starts the process; returns after its first acknowledged append. */
    public static AppendingProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = process.inputReader();
        String first = output.readLine();
        if (first == null) {
            throw new IOException("The process ended before it appended anything");
        }
        return new AppendingProcess(process, first, CompletableFuture.supplyAsync(() -> wholeLines(output)));
    }

    public boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Kills the process like {@code kill -9}; returns its lines, each of which describes an acknowledged append. */
    public Stream<String> kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // Process.destroyForcibly would discard the last output
        process.waitFor();
        return Stream.concat(Stream.of(first), others.join().stream());
    }

    private static List<String> wholeLines(BufferedReader output) {
        try (output) {
            return output.lines().filter(line -> line.endsWith(".")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
