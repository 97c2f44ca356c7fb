package io.sagadesk.server;

import io.sagadesk.server.wiring.AdminToken;
import io.sagadesk.store.runtime.DaemonThreads;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server in a process of its own, which tests can kill. Its output is kept in {@code server.log} in the data
 * directory.
 */
public final class ChildServer implements AutoCloseable {

    /** A Java with the class path of this one; the name of a class follows. */
    public static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"));

    static final List<String> COMMAND = Stream.concat(JAVA.stream(), Stream.of(SagadeskServer.class.getName()))
            .toList();

    private static final Pattern READY = Pattern.compile("Sagadesk is (?:ready|not ready yet): (http://\\S+)");
    private static final Duration TIME_TO_START = Duration.ofMinutes(3);
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path data;
    private final @Nullable String token;
    private final CompletableFuture<String> url = new CompletableFuture<>();

    private ChildServer(Process process, Path data, @Nullable String token) {
        this.process = process;
        this.data = data;
        this.token = token;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        DaemonThreads.of("child-output", this::read).start();
    }

    /** Starts a server and returns when it accepts requests. */
    public static ChildServer on(Path data, String... more) throws Exception {
        return on(data, Map.of(), more);
    }

    /** Starts a server with additional environment variables, and returns when it accepts requests. */
    public static ChildServer on(Path data, Map<String, String> environment, String... more) throws Exception {
        return start(COMMAND, data, environment, more);
    }

    /** Starts another version of the server, whose changed classes are in a directory. */
    static ChildServer ofVersion(Path classes, Path data, Map<String, String> environment) throws Exception {
        var command = new ArrayList<>(COMMAND);
        var classPath = command.indexOf("-cp") + 1;
        command.set(classPath, classes + File.pathSeparator + command.get(classPath));
        return start(command, data, environment);
    }

    private static ChildServer start(List<String> program, Path data, Map<String, String> environment, String... more)
            throws Exception {
        var command = new ArrayList<>(program);
        command.addAll(List.of("--data", data.toString(), "--port", "0"));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove(AdminToken.SETTING);
        builder.environment().putAll(environment);
        Files.createDirectories(data);
        var child = new ChildServer(builder.start(), data, environment.get(AdminToken.SETTING));
        child.url.get(TIME_TO_START.toSeconds(), TimeUnit.SECONDS);
        return child;
    }

    public String url() {
        return url.join();
    }

    /** Sends {@code kill -9} and returns when the process has ended. */
    public void kill() {
        close();
    }

    /** Stops the server with SIGTERM, and kills it after 60 seconds. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) kill();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(ask(path).body());
    }

    public HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).GET());
    }

    public HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var shown =
                token == null ? Files.readString(data.resolve("admin.token")).strip() : token;
        return http.send(
                request.timeout(TIME_TO_ANSWER)
                        .header("Authorization", "Bearer " + shown)
                        .build(),
                BodyHandlers.ofString());
    }

    private void read() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8);
                var log = Files.newBufferedWriter(
                        data.resolve("server.log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line).append(System.lineSeparator()).flush();
                var ready = READY.matcher(line);
                if (ready.find()) url.complete(ready.group(1));
            }
            url.completeExceptionally(new IOException("It ended: see " + data.resolve("server.log")));
        } catch (IOException broken) {
            url.completeExceptionally(broken);
        }
    }
}
