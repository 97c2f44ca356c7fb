package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.projections.conversation.ConversationProjection;
import io.sagadesk.projections.customer.CustomerProjection;
import io.sagadesk.projections.trail.TrailProjection;
import io.sagadesk.server.readside.ReadModelPositions;
import io.sagadesk.store.log.LogReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on a data directory and a free port, used over HTTP. */
public final class RunningServer implements AutoCloseable {

    /** A master key for servers whose log others share, which need one by a setting. */
    public static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Parts of paths, and the read model that answers. */
    private static final Map<String, String> WITHOUT_POSITION = Map.of(
            "/history",
            TrailProjection.NAME,
            "/transcript",
            ConversationProjection.NAME,
            "/searches",
            CustomerProjection.NAME);

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final int port;

    private RunningServer(Path data, ConfigurableApplicationContext context) {
        this.data = data;
        this.context = context;
        var server = ((WebServerApplicationContext) context).getWebServer();
        this.port = server == null ? 0 : server.getPort();
    }

    public static RunningServer on(Path data) {
        return on(data, Map.of());
    }

    /** Starts a server with a movable clock. */
    static RunningServer on(Path data, Instant clock) {
        return on(data, Map.of("sagadesk.clock", clock.toString()));
    }

    /** @param more additional settings */
    static RunningServer on(Path data, Map<String, Object> more) {
        var application = new SpringApplication(SagadeskServer.class);
        var properties = new HashMap<>(more);
        properties.put("sagadesk.data", data.toString());
        properties.put("server.port", 0);
        properties.put("server.address", "127.0.0.1");
        properties.putIfAbsent("axon.axonserver.enabled", false);
        return new RunningServer(data, application.run(arguments(properties)));
    }

    /** Settings as command line arguments, which override the environment. */
    private static String[] arguments(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    /** A response: its status, and its body as JSON. */
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {

        String code() {
            return body.path("code").asString("");
        }

        long position() {
            return body.path("position").asLong(-2);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** A Spring bean of the server, for tests of what HTTP does not offer. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** All Spring beans of a type. */
    <T> Collection<T> parts(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    Answer put(String path, String json, String... headers) {
        return send("PUT", path, JSON, json, headers);
    }

    Answer post(String path, String json, String... headers) {
        return send("POST", path, JSON, json, headers);
    }

    Answer delete(String path) {
        return send("DELETE", path, JSON, "");
    }

    Answer bulk(String query, String... lines) {
        return send("POST", "/v1/commands" + query, LINES, String.join("\n", lines));
    }

    public Answer get(String path) {
        awaitReadModel(path);
        return getAtOnce(path);
    }

    Answer getAtOnce(String path) {
        return send("GET", path, JSON, "");
    }

    /**
     * Waits until the read model of a request that cannot name a position includes what was recorded so far. The server
     * itself waits for a moment only, which may be too short on a busy machine.
     */
    void awaitReadModel(String path) {
        var positions = part(ReadModelPositions.class);
        try {
            for (var projection : ProjectionCatalog.ALL) positions.awaitStart(projection.name(), PATIENCE);
            for (var waiting : WITHOUT_POSITION.entrySet()) {
                var now = part(LogReader.class).lastPosition();
                if (path.contains(waiting.getKey())) positions.await(waiting.getValue(), now, PATIENCE);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A list in the response to a query. Fails if there is none, because a refusal has no list. */
    JsonNode list(String path, String name) {
        var answer = get(path);
        assertThat(answer.body().path(name).isArray())
                .as(answer.body().toString())
                .isTrue();
        return answer.body().path(name);
    }

    /**
     * The types of the events of a subject that requests caused, without those of reactions, which come at any time.
     */
    List<String> askedFor(String subject) {
        return StreamSupport.stream(
                        get("/v1/history?subject=" + subject)
                                .body()
                                .path("events")
                                .spliterator(),
                        false)
                .filter(event ->
                        !event.path("metadata").path("actor").asString("").startsWith("policy/"))
                .map(event -> event.path("type").asString(""))
                .toList();
    }

    Answer send(String method, String path, String contentType, String body, String... headers) {
        var request = request(method, path, body)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", contentType);
        if (headers.length > 0) request.headers(headers);
        return answer(request.build());
    }

    Answer sendWithoutToken(String method, String path) {
        return answer(request(method, path, "").build());
    }

    Answer sendWithToken(String token, String path) {
        return answer(request("GET", path, "")
                .header("Authorization", "Bearer " + token)
                .build());
    }

    String token() {
        try {
            return Files.readString(data.resolve("admin.token")).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(url() + path)).method(method, BodyPublishers.ofString(body));
    }

    private Answer answer(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            var type = response.headers().firstValue("Content-Type").orElse("");
            var isJson = type.contains("json") && !type.equals(LINES);
            var body = isJson ? MAPPER.readTree(response.body()) : MAPPER.createObjectNode();
            return new Answer(response.statusCode(), body, response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
