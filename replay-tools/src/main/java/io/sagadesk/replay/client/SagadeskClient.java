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
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Client of a running server. Retries a request while the server is down or too busy, which is safe because every command
 * is idempotent. Any other failure is a {@link CliException}.
 */
public final class SagadeskClient {

    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(2);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 5;
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIME_TO_CONNECT)
            .build();
    private final String url;
    private final String token;
    private final String tokenSource;
    private final Duration patience;
    private final Consumer<String> notices;

    /**
     * Creates a client; nothing is sent yet.
     *
     * @param tokenSource the file or the variable that holds the token, for messages
     * @param patience how long to retry while the server is down or too busy
     * @param notices receives a message when retrying starts, and when the server answers again
     */
    public SagadeskClient(URI url, String token, String tokenSource, Duration patience, Consumer<String> notices) {
        this.url = url.toString().replaceAll("/+$", "");
        this.token = token;
        this.tokenSource = tokenSource;
        this.patience = patience;
        this.notices = notices;
    }

    /** Sends commands as imported history, and returns when all events are on disk. */
    public BulkAnswer importLines(String source, byte[] lines) {
        return send("/v1/commands?imported=true&source=" + source, lines);
    }

    /** Sends commands as they happen now, and returns when all events are on disk. */
    public BulkAnswer sendLines(byte[] lines) {
        return send("/v1/commands", lines);
    }

    private BulkAnswer send(String path, byte[] lines) {
        var request = request(path)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(lines))
                .build();
        var answer = parsed(ask(request, BodyHandlers.ofByteArray()), BulkAnswer.class);
        for (var attempt = 1; answer.isWorthRepeating() && attempt < ATTEMPTS; attempt++) {
            answer = answer.and(parsed(ask(request, BodyHandlers.ofByteArray()), BulkAnswer.class));
        }
        return answer;
    }

    /** Sends a GET request, and returns the JSON of the response. */
    public JsonNode get(String path) {
        return parsed(ask(request(path).GET().build(), BodyHandlers.ofByteArray()), JsonNode.class);
    }

    /** Streams a response of any length to the reader, until the end or until the reader stops. */
    public void read(LineReader reader) {
        new ResumableAnswer(this, reader).read();
    }

    /** Copies a response of any length to the writer. A broken connection is an error and is not resumed. */
    public void copy(String path, Writer out) throws IOException {
        try (var text = new InputStreamReader(open(path).body(), StandardCharsets.UTF_8)) {
            text.transferTo(out);
        }
    }

    /** Opens a streamed response; the caller closes the body. */
    HttpResponse<InputStream> open(String path) throws IOException {
        var response = ask(request(path).GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) return response;
        try (var body = response.body()) {
            throw refusal(response.statusCode(), body.readAllBytes());
        }
    }

    RetryBackoff retryBackoff() {
        return new RetryBackoff(patience, notices);
    }

    /** Describes a failed connection. */
    String broken(IOException problem) {
        return "The server at " + url + " " + inWords(problem);
    }

    /** Sends a POST request; the body is JSON or empty. */
    public JsonNode post(String path, String body) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return parsed(ask(request, BodyHandlers.ofByteArray()), JsonNode.class);
    }

    /** Sends a PUT request; the body is JSON. */
    public JsonNode put(String path, String body) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        return parsed(ask(request, BodyHandlers.ofByteArray()), JsonNode.class);
    }

    /** Sends a DELETE request. */
    public JsonNode delete(String path) {
        return parsed(ask(request(path).DELETE().build(), BodyHandlers.ofByteArray()), JsonNode.class);
    }

    /** Waits until the server is ready. */
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
        var backoff = retryBackoff();
        try {
            while (true) {
                try {
                    var response = http.send(request, body);
                    if (!BUSY.contains(response.statusCode())) {
                        backoff.succeeded();
                        return response;
                    }
                    backoff.pause(
                            "The server at " + url + " is too busy (" + response.statusCode() + ")",
                            retryAfter(response));
                } catch (IOException problem) {
                    backoff.pause(broken(problem), Duration.ZERO);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CliException("Interrupted while waiting for the server");
        }
    }

    private static String inWords(IOException problem) {
        if (problem instanceof HttpTimeoutException) return "does not answer in time";
        return problem instanceof ConnectException ? "does not answer" : "broke off the connection";
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .filter(retryAfter -> retryAfter.compareTo(LONGEST_RETRY_AFTER) < 0)
                .orElse(Duration.ZERO);
    }

    private <T> T parsed(HttpResponse<byte[]> response, Class<T> type) {
        if (response.statusCode() != 200 && response.statusCode() != 202) {
            throw refusal(response.statusCode(), response.body());
        }
        try {
            var answer = CommandJsonLines.JSON.readValue(response.body(), type);
            if (answer != null) return answer;
        } catch (JacksonException unexpected) {
            // reported below without the text, which may contain anything
        }
        throw new CliException("What answers at " + url + " is not a Sagadesk server of this version: check --url");
    }

    private CliException refusal(int status, byte[] problem) {
        return switch (status) {
            case 401, 403 ->
                new CliException("The server at " + url + " does not accept the access token in " + tokenSource + " ("
                        + status + "): name another with --token-file");
            case 413 -> new CliException("The request was too large for the server: send fewer lines with --batch");
            default -> new CliException("The server at " + url + " answered " + status + explanation(problem));
        };
    }

    private static String explanation(byte[] problem) {
        try {
            var details = CommandJsonLines.JSON.readTree(problem);
            return ": " + details.path("detail").asString("") + " ("
                    + details.path("code").asString("no code") + ")";
        } catch (JacksonException none) {
            return " and nothing else";
        }
    }
}
