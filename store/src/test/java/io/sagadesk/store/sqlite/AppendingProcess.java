package io.sagadesk.store.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of its own that appends from many threads until it is killed. */
final class AppendingProcess {

    private final Process process;
    private final String first;
    private final CompletableFuture<List<String>> others;

    private AppendingProcess(Process process, String first, CompletableFuture<List<String>> others) {
        this.process = process;
        this.first = first;
        this.others = others;
    }

    /** Returns when its first append is acknowledged. */
    static AppendingProcess start(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessAppends.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = process.inputReader();
        String first = output.readLine();
        if (first == null) {
            throw new IOException("The process ended before it appended anything");
        }
        return new AppendingProcess(process, first, CompletableFuture.supplyAsync(() -> wholeLines(output)));
    }

    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Kills it as {@code kill -9} does; returns the aggregates whose event it had acknowledged. */
    Stream<String> kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // not the process's own method, which throws away what it printed last
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
