package io.sagadesk.server.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.embeddedmongo.EmbeddedMongo;
import io.sagadesk.server.ChildServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The process of {@code ./sagadesk mongo}, which tests can stop, kill and start again on its port. */
public final class MongoChild implements AutoCloseable {

    private static final long SECONDS_TO_START = 120;

    private final Path directory;
    private final int port;
    private Process process;

    private MongoChild(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.process = run("--data", directory.toString(), "--port", String.valueOf(port));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /** Starts the process on a port that nobody uses, and returns when it accepts connections. */
    public static MongoChild on(Path directory) throws IOException {
        var child = new MongoChild(directory, freePort());
        child.awaitReady();
        return child;
    }

    /** Runs the program with these arguments. */
    static Process run(String... arguments) throws IOException {
        var command = new ArrayList<>(ChildServer.JAVA);
        command.add(MongoProcess.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The connection string for a server. */
    public String uri() {
        try {
            return Files.readString(directory.resolve(EmbeddedMongo.ADDRESS)).strip();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    int port() {
        return port;
    }

    /** Sends {@code kill -9}, and returns when the process has ended. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Sends SIGTERM, and returns the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) throw new IllegalStateException("It does not stop");
        return process.exitValue();
    }

    /** Starts the process again after it has ended, and returns when it accepts connections. */
    public void startAgain() throws IOException {
        Files.deleteIfExists(directory.resolve(EmbeddedMongo.ADDRESS)); // else the one of before is taken for it
        process = run("--data", directory.toString(), "--port", String.valueOf(port));
        awaitReady();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitReady() {
        Awaitility.await().atMost(SECONDS_TO_START, TimeUnit.SECONDS).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        new String(process.getInputStream().readAllBytes(), UTF_8));
            }
            return Files.exists(directory.resolve(EmbeddedMongo.ADDRESS));
        });
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
