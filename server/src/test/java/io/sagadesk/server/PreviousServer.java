package io.sagadesk.server;

import static io.sagadesk.server.PreviousVersion.LAST;
import static io.sagadesk.server.PreviousVersion.STOPPED;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This version on the directory of the one before, at the time at which that one was stopped. */
final class PreviousServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path data;
    private final RunningServer server;

    private PreviousServer(Path data, RunningServer server) {
        this.data = data;
        this.server = server;
    }

    /** Returns when it has come to rest. */
    static PreviousServer on(Path data) {
        var started = new PreviousServer(data, RunningServer.on(data, STOPPED));
        started.settle();
        return started;
    }

    JsonNode get(String path) {
        return server.get(path).body();
    }

    /** As it is sent. */
    String text(String path) {
        return server.get(path).response().body();
    }

    /** Has to be accepted. */
    JsonNode put(String path, String json) {
        var answer = server.put(path, json);
        PlayedDays.done(answer);
        return answer.body();
    }

    /** Has to be accepted. */
    JsonNode post(String path, String json) {
        var answer = server.post(path, json);
        PlayedDays.done(answer);
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

    /** All that is due by then happens, and is reacted to. */
    void move(Instant now) {
        put("/v1/clock", "{\"now\":\"" + now + "\"}");
    }

    /** An agent takes what is offered. */
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

    /** Each event since then: what it is called, where it is, and which conversation at a desk it is about. */
    List<String> happened() {
        return events().stream().map(PreviousServer::line).toList();
    }

    /** What the events of a type say in a field. */
    List<String> said(String type, String field) {
        return events().stream()
                .filter(event -> event.path("type").asString().equals(type))
                .map(event -> event.path("payload").path(field).asString(""))
                .toList();
    }

    /** What was sent to somebody, now and before; empty if nothing was. */
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
