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

/** A server in a process of its own, on a free port. What it prints is kept in {@code server.log} beside its data. */
public final class ServerProcess {

    private static final Pattern READY = Pattern.compile("Sagadesk is ready: (http://\\S+)");
    private static final Duration TIME_TO_START =
            Duration.ofMinutes(5); // a loaded machine, or a build before the start

    private final Process process;
    private final Path data;
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private final URI url;
    private final double secondsToReady;
    private volatile String lastLine = "nothing was said";

    private ServerProcess(Process process, Path data, long begin) throws InterruptedException {
        this.process = process;
        this.data = data;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        DaemonThreads.of("server-output", this::read).start();
        this.url = awaitReady();
        this.secondsToReady = (System.nanoTime() - begin) / 1e9;
    }

    /**
     * Starts a server and returns when it takes requests.
     *
     * @param command what starts it, in the very process that is started; {@code --data} and {@code --port} are added
     */
    public static ServerProcess start(List<String> command, Path data) throws IOException, InterruptedException {
        return start(command, Map.of(), data);
    }

    /** The same, with more in its environment. */
    public static ServerProcess start(List<String> command, Map<String, String> environment, Path data)
            throws IOException, InterruptedException {
        var complete = new ArrayList<>(command);
        complete.addAll(List.of("--data", data.toString(), "--port", "0"));
        var builder = new ProcessBuilder(complete).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var begin = System.nanoTime();
        return new ServerProcess(builder.start(), data, begin);
    }

    /**
     * What starts the server that belongs to this program.
     *
     * @throws CliException if this was not started by {@code ./sagadesk}, which says where it is
     */
    public static List<String> command() {
        return command("serve");
    }

    /** What the launcher starts under this word. */
    public static List<String> command(String word) {
        var home = System.getenv("SAGADESK_HOME");
        if (home == null) throw new CliException("Start this with ./sagadesk, which says where the server is");
        return List.of(home + "/sagadesk", word);
    }

    public double secondsToReady() {
        return secondsToReady;
    }

    public URI url() {
        return url;
    }

    public String token() throws IOException {
        return Files.readString(tokenFile()).strip();
    }

    public SagadeskClient client(Duration patience) throws IOException {
        return new SagadeskClient(url, token(), tokenFile(), patience, notice -> {});
    }

    /** Ends the process with SIGKILL: it gets no chance to do anything more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private URI awaitReady() throws InterruptedException {
        try {
            return ready.get(TIME_TO_START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException never) {
            kill();
            throw new CliException("The server did not start: " + lastLine + " (see " + log() + ")");
        }
    }

    private Path tokenFile() {
        return data.resolve("admin.token");
    }

    private Path log() {
        return data.resolve("server.log");
    }

    private void read() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8);
                var log = Files.newBufferedWriter(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line).append(System.lineSeparator()).flush();
                lastLine = line;
                var match = READY.matcher(line);
                if (match.find()) ready.complete(URI.create(match.group(1)));
            }
            ready.completeExceptionally(new IOException("It ended"));
        } catch (IOException broken) {
            ready.completeExceptionally(broken);
        }
    }
}
