package io.sagadesk.replay.client;

import io.sagadesk.replay.CliException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A running server. A request that finds it away or too busy is sent again, since every command may be repeated; whatever
 * else goes wrong is a {@link CliException}.
 */
public final class SagadeskClient {

    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(2);
    private static final Duration LONGEST_HINT = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 5;
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIME_TO_CONNECT)
            .build();
    private final String url;
    private final String token;
    private final Path tokenFile;
    private final Duration patience;
    private final Consumer<String> notices;

    /**
     * Names a server; nothing is sent yet.
     *
     * @param patience how long a request is sent again while the server is away or too busy
     * @param notices are told of it
     */
    public SagadeskClient(URI url, String token, Path tokenFile, Duration patience, Consumer<String> notices) {
        this.url = url.toString().replaceAll("/+$", "");
        this.token = token;
        this.tokenFile = tokenFile;
        this.patience = patience;
        this.notices = notices;
    }

    /** Sends command lines, as history from elsewhere, and returns when all of it is on disk. */
    public BulkAnswer importLines(String source, byte[] lines) {
        return send("/v1/commands?imported=true&source=" + source, lines);
    }

    /** Sends command lines that happen now, and returns when all of it is on disk. */
    public BulkAnswer sendLines(byte[] lines) {
        return send("/v1/commands", lines);
    }

    private BulkAnswer send(String path, byte[] lines) {
        var request = request(path)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(lines))
                .build();
        var answer = understood(ask(request, BodyHandlers.ofByteArray()), BulkAnswer.class);
        for (var attempt = 1; answer.isWorthRepeating() && attempt < ATTEMPTS; attempt++) {
            answer = answer.and(understood(ask(request, BodyHandlers.ofByteArray()), BulkAnswer.class));
        }
        return answer;
    }

    /** Reads one page. */
    public JsonNode get(String path) {
        return understood(ask(request(path).GET().build(), BodyHandlers.ofByteArray()), JsonNode.class);
    }

    /** Reads an answer of any length as it comes, to its end or as long as the reader wants more. */
    public void read(LineReader reader) {
        new ResumableAnswer(this, reader).read();
    }

    /** Copies an answer of any length as it comes. One that breaks off is no answer. */
    public void copy(String path, Writer out) throws IOException {
        try (var text = new InputStreamReader(open(path).body(), StandardCharsets.UTF_8)) {
            text.transferTo(out);
        }
    }

    /** The body of an answer that goes on, for whoever closes it. */
    HttpResponse<InputStream> open(String path) throws IOException {
        var response = ask(request(path).GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) return response;
        try (var body = response.body()) {
            throw refusal(response.statusCode(), body.readAllBytes());
        }
    }

    RetryBackoff patience() {
        return new RetryBackoff(patience, notices);
    }

    /** Says what became of a connection. */
    String broken(IOException trouble) {
        return "The server at " + url + " " + inWords(trouble);
    }

    /** Asks for something to be done; the body is JSON, or empty. */
    public JsonNode post(String path, String body) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return understood(ask(request, BodyHandlers.ofByteArray()), JsonNode.class);
    }

    /** Sets something; the body is JSON. */
    public JsonNode put(String path, String body) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        return understood(ask(request, BodyHandlers.ofByteArray()), JsonNode.class);
    }

    /** Takes something away. */
    public JsonNode delete(String path) {
        return understood(ask(request(path).DELETE().build(), BodyHandlers.ofByteArray()), JsonNode.class);
    }

    /** Waits until the server takes requests. */
    public void awaitReadiness() {
        ask(request("/actuator/health/readiness").GET().build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIME_TO_ANSWER)
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> ask(HttpRequest request, BodyHandler<T> body) {
        var patience = patience();
        try {
            while (true) {
                try {
                    var response = http.send(request, body);
                    if (!BUSY.contains(response.statusCode())) {
                        patience.rewarded();
                        return response;
                    }
                    patience.pause(
                            "The server at " + url + " is too busy (" + response.statusCode() + ")", hint(response));
                } catch (IOException trouble) {
                    patience.pause(broken(trouble), Duration.ZERO);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CliException("Interrupted while waiting for the server");
        }
    }

    private static String inWords(IOException trouble) {
        if (trouble instanceof HttpTimeoutException) return "does not answer in time";
        return trouble instanceof ConnectException ? "does not answer" : "broke off the connection";
    }

    private static Duration hint(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .filter(hint -> hint.compareTo(LONGEST_HINT) < 0)
                .orElse(Duration.ZERO);
    }

    private <T> T understood(HttpResponse<byte[]> response, Class<T> type) {
        if (response.statusCode() != 200 && response.statusCode() != 202) {
            throw refusal(response.statusCode(), response.body());
        }
        try {
            var answer = CommandJsonLines.JSON.readValue(response.body(), type);
            if (answer != null) return answer;
        } catch (JacksonException unexpected) {
            // told below, without the text, which may be anything
        }
        throw new CliException("What answers at " + url + " is not a Sagadesk server of this version: check --url");
    }

    private CliException refusal(int status, byte[] problem) {
        return switch (status) {
            case 401, 403 ->
                new CliException("The server at " + url + " does not accept the access token in " + tokenFile + " ("
                        + status + "): name another with --token-file");
            case 413 -> new CliException("The request was too large for the server: send fewer lines with --batch");
            default -> new CliException("The server at " + url + " answered " + status + explanation(problem));
        };
    }

    private static String explanation(byte[] problem) {
        try {
            var told = CommandJsonLines.JSON.readTree(problem);
            return ": " + told.path("detail").asString("") + " ("
                    + told.path("code").asString("no code") + ")";
        } catch (JacksonException none) {
            return " and nothing else";
        }
    }
}
