package io.sagadesk.server;

import static io.sagadesk.server.PreviousVersion.LAST;
import static io.sagadesk.server.PreviousVersion.STOPPED;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.projections.mongo.ProjectionVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of the current version on the data directory of the previous version, with the clock at the time at which
 * that was stopped.
 */
final class PreviousServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration REBUILD_TIMEOUT = Duration.ofMinutes(2);

    private final Path data;
    private final RunningServer server;

    private PreviousServer(Path data, RunningServer server) {
        this.data = data;
        this.server = server;
    }

    /**
     * Starts the server and returns when all consumers have caught up, and each read model that other code had folded is
     * rebuilt.
     */
    static PreviousServer on(Path data) {
        var started = new PreviousServer(data, RunningServer.on(data, STOPPED));
        await().atMost(REBUILD_TIMEOUT)
                .until(() -> ProjectionCatalog.ALL.stream().allMatch(started::isUpToDate));
        started.settle();
        return started;
    }

    private boolean isUpToDate(Projection projection) {
        var serving = part(ProjectionVersions.class).of(projection).servingVersion();
        return serving.isPresent() && serving.get().revision() == projection.revision();
    }

    JsonNode get(String path) {
        return server.get(path).body();
    }

    /** The response body. */
    String text(String path) {
        return server.get(path).response().body();
    }

    /** Has to be accepted. */
    JsonNode put(String path, String json) {
        var answer = server.put(path, json);
        SimulatedDays.done(answer);
        return answer.body();
    }

    /** Has to be accepted. */
    JsonNode post(String path, String json) {
        var answer = server.post(path, json);
        SimulatedDays.done(answer);
        return answer.body();
    }

    RunningServer http() {
        return server;
    }

    <T> T part(Class<T> type) {
        return server.part(type);
    }

    List<Document> documents(String collection) {
        return part(MongoDatabase.class).getCollection(collection).find().into(new ArrayList<>());
    }

    void settle() {
        move(STOPPED);
    }

    /** Moves the clock and runs everything that is due by then, including reactions. */
    void move(Instant now) {
        put("/v1/clock", "{\"now\":\"" + now + "\"}");
    }

    /** Accepts an offered conversation. */
    void accept(String conversation, String agent) {
        post("/v1/desks/support/conversations/" + conversation + "/acceptance", "{\"agentId\":\"" + agent + "\"}");
    }

    void close(String conversation) {
        post(
                "/v1/conversations/" + conversation + "/closing",
                "{\"by\":{\"kind\":\"SYSTEM\"},\"outcome\":\"RESOLVED\"}");
    }

    void buy(String customer) {
        put("/v1/orders/o-of-" + customer, """
            {"customerId":"%s","items":1,"total":{"amount":"10.00","currency":"USD"}}""".formatted(customer));
    }

    /** Each event since the start: its type, its position, and the conversation that it concerns at a desk. */
    List<String> happened() {
        return events().stream().map(PreviousServer::line).toList();
    }

    /** The values of a field in the events of a type. */
    List<String> fieldValues(String type, String field) {
        return events().stream()
                .filter(event -> event.path("type").asString().equals(type))
                .map(event -> event.path("payload").path(field).asString(""))
                .toList();
    }

    /** All mail to a customer, old and new; empty if there is none. */
    String mail(String customer) throws IOException {
        var folder = data.resolve("mail").resolve(customer);
        if (!Files.exists(folder)) return "";
        try (var files = Files.list(folder)) {
            var texts = new TreeMap<Path, String>();
            for (var file : files.toList()) texts.put(file, Files.readString(file));
            return String.join("\n", texts.values());
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private List<JsonNode> events() {
        return text("/v1/events?after=" + LAST)
                .lines()
                .filter(line -> !line.isBlank())
                .map(JSON::readTree)
                .toList();
    }

    private static String line(JsonNode event) {
        var type = event.path("type").asString();
        var stream = event.path("aggregateId").asString();
        var conversation = event.path("payload").path("conversationId").asString("");
        if (type.startsWith("timer.")) return type + " " + conversation;
        var line = type + " " + stream;
        return type.startsWith("desk.") && !conversation.isEmpty() ? line + " " + conversation : line;
    }
}
