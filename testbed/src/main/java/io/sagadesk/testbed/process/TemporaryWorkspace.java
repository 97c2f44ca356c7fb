package io.sagadesk.testbed.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A temporary directory that is deleted on close and when this process ends. Deleting is retried, because ending child
 * processes may still write to it.
 */
public final class TemporaryWorkspace implements AutoCloseable {

    private static final int ATTEMPTS = 50;

    private final Path path;

    private TemporaryWorkspace(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Creates the temporary directory in another one. */
    public static TemporaryWorkspace in(Path directory) throws IOException {
        return new TemporaryWorkspace(Files.createTempDirectory(directory, "bench-"));
    }

    public Path path() {
        return path;
    }

    /** Creates a directory in it. */
    public Path directory(String name) throws IOException {
        return Files.createDirectory(path.resolve(name));
    }

    @Override
    public synchronized void close() {
        for (var attempt = 0; Files.exists(path) && attempt < ATTEMPTS; attempt++) {
            try {
                DirectoryTree.delete(path);
            } catch (IOException | UncheckedIOException busy) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
