package io.sagadesk.testbed.process;

import io.sagadesk.replay.CliException;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.store.runtime.DaemonThreads;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server in a process of its own, on a free port. Its output is appended to {@code server.log} in its data directory.
 */
public final class ServerProcess implements AutoCloseable {

    /** The environment variable that gives servers a token, in place of a file. */
    public static final String ADMIN_TOKEN = "SAGADESK_ADMIN_TOKEN";

    private static final String JAVA_OPTIONS = "SAGADESK_JAVA_OPTS";
    private static final Pattern READY = Pattern.compile("Sagadesk is ready: (http://\\S+)");
    private static final Duration TIME_TO_START =
            Duration.ofMinutes(5); // enough for a loaded machine, or a build before the start

    private static final Duration TIME_TO_STOP = Duration.ofMinutes(5); // a training run writes its cache then

    private final Process process;
    private final Path data;
    private final @Nullable String givenToken;
    private final long startNanos;
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private final CompletableFuture<Double> secondsToReady = new CompletableFuture<>();
    private volatile String lastLine = "nothing was said";

    private ServerProcess(ProcessBuilder builder, Path data) throws IOException {
        this.data = data;
        this.givenToken = builder.environment().get(ADMIN_TOKEN);
        this.startNanos = System.nanoTime();
        this.process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        DaemonThreads.of("server-output", this::read).start();
    }

    /**
     * Starts a server and returns when it is ready.
     *
     * @param command the command that starts the server, without forking another process; {@code --data} and
     *     {@code --port} are appended
     */
    public static ServerProcess start(List<String> command, Path data) throws IOException, InterruptedException {
        return start(command, Map.of(), data);
    }

    /** Starts a server with additional environment variables, and returns when it is ready. */
    public static ServerProcess start(List<String> command, Map<String, String> environment, Path data)
            throws IOException, InterruptedException {
        var builder = builder(command, data).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var server = new ServerProcess(builder, data);
        if (server.awaitReady()) return server;
        server.kill();
        throw new CliException("The server did not start: " + server.lastLine + " (see " + server.log() + ")");
    }

    /**
     * Starts a server that may refuse to start; {@link #awaitReady} tells.
     *
     * @param errors a new file for its standard error
     */
    public static ServerProcess attempt(List<String> command, Path data, Path errors) throws IOException {
        return new ServerProcess(builder(command, data).redirectError(errors.toFile()), data);
    }

    private static ProcessBuilder builder(List<String> command, Path data) {
        var complete = new ArrayList<>(command);
        complete.addAll(List.of("--data", data.toString(), "--port", "0"));
        var builder = new ProcessBuilder(complete);
        builder.environment().remove(ADMIN_TOKEN); // it has a token of its own, in its own directory
        return builder;
    }

    /**
     * The command that starts the server of this installation.
     *
     * @throws CliException if this program was not started by {@code ./sagadesk}, which sets the installation directory
     */
    public static List<String> command() {
        return command("serve");
    }

    /** The command that runs the given subcommand of the launcher. */
    public static List<String> command(String subcommand) {
        return List.of(home().resolve("sagadesk").toString(), subcommand);
    }

    /**
     * The directory of this installation.
     *
     * @throws CliException if this program was not started by {@code ./sagadesk}
     */
    public static Path home() {
        var home = System.getenv("SAGADESK_HOME");
        if (home == null) throw new CliException("Start this with ./sagadesk, which says where the server is");
        return Path.of(home);
    }

    /**
     * The environment variables with which the launcher adds an option of the JVM to those that are set; the last one of a
     * kind wins.
     */
    public static Map<String, String> javaOption(String option) {
        var given = System.getenv().getOrDefault(JAVA_OPTIONS, "");
        return Map.of(JAVA_OPTIONS, (given + " " + option).strip());
    }

    public long pid() {
        return process.pid();
    }

    /** The seconds from the start of the process until it was ready. */
    public double secondsToReady() {
        return secondsToReady.join();
    }

    /** The seconds since the start of the process. */
    public double secondsSinceStart() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    public URI url() {
        return ready.join();
    }

    public String token() throws IOException {
        return givenToken != null ? givenToken : Files.readString(tokenFile()).strip();
    }

    /** A client with the server's own token. */
    public SagadeskClient client(Duration patience) throws IOException {
        return new SagadeskClient(url(), token(), tokenFile().toString(), patience, notice -> {});
    }

    /** Kills the process with SIGKILL, without a shutdown. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Kills the process if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /**
     * Stops the server with SIGTERM, and returns when its process has ended.
     *
     * @return whether it ended by itself; it is killed after minutes
     */
    public boolean stop() throws InterruptedException {
        process.toHandle()
                .destroy(); // the process itself would close its output, too, to which the server still writes
        if (process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) return true;
        kill();
        return false;
    }

    /** Waits until the server is ready. Returns false if it ends, or is not ready after minutes. */
    public boolean awaitReady() throws InterruptedException {
        try {
            ready.get(TIME_TO_START.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException never) {
            return false;
        }
    }

    /** The exit code of a server that was killed or has ended. */
    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    private Path tokenFile() {
        return data.resolve("admin.token");
    }

    private Path log() {
        return data.resolve("server.log");
    }

    private void ready(URI url) {
        secondsToReady.complete(secondsSinceStart());
        ready.complete(url);
    }

    private void read() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8);
                var log = Files.newBufferedWriter(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line).append(System.lineSeparator()).flush();
                lastLine = line;
                var match = READY.matcher(line);
                if (match.find()) ready(URI.create(match.group(1)));
            }
            ready.completeExceptionally(new IOException("It ended"));
        } catch (IOException broken) {
            ready.completeExceptionally(broken);
        }
    }
}
