package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.saga.delivery.MessageOutbox.PendingMessage;
import io.sagadesk.server.delivery.outbox.OutboxQueue;
import io.sagadesk.store.mongo.MongoDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests that killing the server with {@code kill -9} neither loses nor repeats messages. */
class OutboxCrashTest {

    private static final int CUSTOMERS = 10;
    private static final int MESSAGES = 200; // half by mail, half in web chats
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path data;

    @Test
    void a_server_that_is_killed_sends_each_message_once() throws Exception {
        try (var server = ChildServer.on(data)) {
            var customers = IntStream.range(0, 2 * CUSTOMERS).mapToObj(OutboxCrashTest::register);
            server.post("/v1/commands", "application/x-ndjson", customers.collect(Collectors.joining("\n")));
            server.stop();
        }
        fillOutbox();

        for (var kill = 1; kill <= 3; kill++) {
            try (var server = ChildServer.on(data)) {
                var enough = kill * MESSAGES / 10;
                await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(() -> mails() >= enough);
                server.kill();
            }
        }
        try (var server = ChildServer.on(data)) {
            await().atMost(PATIENCE).until(() -> entries(server, "waiting").isEmpty());
            assertThat(entries(server, "given-up")).isEmpty();
        }

        assertThat(mails()).isEqualTo(MESSAGES / 2);
        assertThat(count("payload_type = 'conversation.MessagePosted'")).isEqualTo(MESSAGES / 2);
        assertThat(count("payload_type = 'conversation.ConversationStarted'")).isEqualTo(CUSTOMERS);
        assertThat(count("payload_type = 'delivery.MessageSent'")).isEqualTo(MESSAGES);
        assertThat(count("payload_type LIKE 'delivery.%'")).isEqualTo(MESSAGES);
    }

    private static String register(int number) {
        var email = number < CUSTOMERS ? ",\"email\":\"c-%s@example.org\"".formatted(number) : "";
        return """
            {"command":"customer.RegisterCustomer","customerId":"c-%s","contact":{"name":"Anna"%s}}""".formatted(number, email);
    }

    private void fillOutbox() {
        try (var mongo = MongoDatabases.open(null, data.resolve("documents"))) {
            var outbox = new OutboxQueue(mongo.database(), "test");
            for (int i = 0; i < MESSAGES; i++) {
                var customer = new CustomerId("c-" + i % (2 * CUSTOMERS));
                var order =
                        new PendingMessage(MessageTemplate.CHAT_INVITATION, customer, null, null, null, Instant.now());
                outbox.put(
                        order,
                        "test",
                        new GenericEventMessage<>(new GenericMessage<>("e-" + i, order, Map.of()), Instant::now));
            }
        }
    }

    private static JsonNode entries(ChildServer server, String state) throws IOException, InterruptedException {
        var answer = server.get("/v1/outbox?state=" + state);
        assertThat(answer.path("entries").isArray()).as(answer.toString()).isTrue();
        return answer.path("entries");
    }

    private long mails() throws IOException {
        if (!Files.exists(data.resolve("mail"))) return 0;
        try (var files = Files.walk(data.resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }

    private int count(String condition) throws SQLException {
        try (var log = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                var rows = log.createStatement().executeQuery("SELECT count(*) FROM event WHERE " + condition)) {
            return rows.getInt(1);
        }
    }
}
