package io.sagadesk.testbed.cluster;

import io.sagadesk.replay.CliException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The document store that servers share, {@code ./sagadesk mongo}. It can be killed and started again on its port. */
final class DocumentStoreProcess {

    private static final String ADDRESS = "mongo.uri";
    private static final Duration TIME_TO_START = Duration.ofMinutes(2);

    private final List<String> command;
    private final Path data;
    private volatile Process process;

    private DocumentStoreProcess(List<String> command, Path data) throws IOException {
        this.command = command;
        this.data = data;
        this.process = run();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /**
     * Starts it on a free port, and returns when it accepts connections.
     *
     * @param program the command that starts it, without forking another process; {@code --data} and {@code --port} are
     *     appended
     */
    static DocumentStoreProcess start(List<String> program, Path data) throws IOException, InterruptedException {
        var command = new ArrayList<>(program);
        command.addAll(List.of("--data", data.toString(), "--port", "" + freePort()));
        var store = new DocumentStoreProcess(command, data);
        store.awaitReady();
        return store;
    }

    /** Its address, with user and password. */
    String uri() throws IOException {
        return Files.readString(data.resolve(ADDRESS)).strip();
    }

    /** Kills it, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again after it was killed, and returns when it accepts connections. */
    void startAgain() throws IOException, InterruptedException {
        Files.deleteIfExists(data.resolve(ADDRESS)); // else that of the killed one would be taken for it
        process = run();
        awaitReady();
    }

    private Process run() throws IOException {
        var log = Files.createDirectories(data).resolve("mongo.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private void awaitReady() throws InterruptedException {
        var end = System.nanoTime() + TIME_TO_START.toNanos();
        while (!Files.exists(data.resolve(ADDRESS))) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new CliException("The document store did not start (see " + data.resolve("mongo.log") + ")");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
