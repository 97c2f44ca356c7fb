package io.sagadesk.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fake server that speaks the bulk protocol over real HTTP, records the commands it receives, and fails on request. */
public final class BulkServer implements AutoCloseable {

    public static final String TOKEN = "a-token-for-tests";
    private static final String PROJECTIONS = "/v1/projections"; // an import asks how far they are

    /** A failure to simulate, before or after a request is processed. */
    public enum Trouble {
        TOO_BUSY,
        CUT_OFF_BEFORE,
        CUT_OFF_AFTER,
        CONFLICT,
        WRONG_NUMBER_OF_RESULTS
    }

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // otherwise every response is delayed by 40 ms
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> requests = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<List<JsonNode>> bulks = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> answers = new HashMap<>(Map.of(PROJECTIONS, "{\"projections\":[]}"));
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private Predicate<JsonNode> refuses = command -> false;
    private HttpServer http;

    public BulkServer() throws IOException {
        http = start(0);
    }

    private HttpServer start(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server;
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    public Path tokenFile(Path directory) throws IOException {
        return Files.writeString(directory.resolve("token"), TOKEN + "\n");
    }

    public synchronized void refuse(Predicate<JsonNode> refuses) {
        this.refuses = refuses;
    }

    public synchronized void troubles(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    public synchronized void answer(String pathAndQuery, String json) {
        answers.put(pathAndQuery, json);
    }

    /** Every command that was processed, in order, including repeats. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    public synchronized List<JsonNode> commands() {
        return lines.stream().map(JSON::readTree).toList();
    }

    /** The commands of each processed request. */
    public synchronized List<List<JsonNode>> bulks() {
        return List.copyOf(bulks);
    }

    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    public synchronized void forget() {
        lines.clear();
        bulks.clear();
        requests.clear();
    }

    public void stop() {
        http.stop(0);
    }

    public void startAgain() throws IOException {
        http = start(http.getAddress().getPort());
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!exchange.getRequestURI().toString().equals(PROJECTIONS)) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            }
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{\"code\":\"token-unknown\",\"detail\":\"The token is not known\"}");
            } else if (exchange.getRequestMethod().equals("GET")) {
                var answer = answers.get(exchange.getRequestURI().toString());
                if (answer == null) send(exchange, 404, "{\"code\":\"not-found\",\"detail\":\"There is none\"}");
                else send(exchange, 200, answer);
            } else {
                handle(exchange, body, troubles.poll());
            }
        }
    }

    private void handle(HttpExchange exchange, String body, Trouble trouble) throws IOException {
        if (trouble == Trouble.CUT_OFF_BEFORE) return;
        if (trouble == Trouble.TOO_BUSY) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            send(exchange, 503, "{\"code\":\"busy\",\"detail\":\"Later\"}");
            return;
        }
        var answer = trouble == Trouble.CONFLICT
                ? process(body.lines().skip(1).toList())
                        .replace("\"results\":\"", "\"results\":\"x")
                        .replace("[", "[{\"line\":1,\"code\":\"conflict\",\"detail\":\"Send it again\"}")
                : process(body.lines().toList());
        if (trouble == Trouble.CUT_OFF_AFTER) return;
        send(exchange, 200, trouble == Trouble.WRONG_NUMBER_OF_RESULTS ? "{\"results\":\"\",\"position\":1}" : answer);
    }

    private String process(List<String> batch) {
        var results = new StringBuilder();
        var problems = new ArrayList<String>();
        bulks.add(batch.stream().map(JSON::readTree).toList());
        for (var line : batch) {
            lines.add(line);
            if (refuses.test(JSON.readTree(line))) {
                results.append('x');
                problems.add("{\"line\":" + results.length() + ",\"code\":\"not-today\",\"detail\":\"Not today\"}");
            } else {
                results.append(known.add(line) ? 'a' : 'r');
            }
        }
        return "{\"results\":\"" + results + "\",\"position\":" + lines.size() + ",\"problems\":" + problems + "}";
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        stop();
    }
}
