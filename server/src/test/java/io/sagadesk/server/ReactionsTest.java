package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.server.log.LogReplacement;
import io.sagadesk.server.log.LogReplacement.Part;
import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests that sagas and automations react to each event once. */
class ReactionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path data;

    @Test
    void a_conversation_that_solved_nothing_goes_on_as_a_ticket() throws SQLException {
        try (var server = RunningServer.on(data)) {
            start(server, "v-1");
            close(server, "v-1");

            var opened = await().atMost(PATIENCE).until(() -> ticketsOf(server), found -> !found.isEmpty());

            assertThat(opened).hasSize(1);
            var envelope = opened.get(0).path("metadata");
            assertThat(envelope.path("actor").asString("")).isEqualTo("policy/post-chat");
            assertThat(envelope.path("causationId").asString("")).isEqualTo(eventId("conversation.ConversationClosed"));
            assertThat(envelope.has("requestId")).isFalse();
        }
    }

    /** Otherwise each timer would be a write of its own. */
    @Test
    void every_reaction_gathers_the_timers_of_a_batch() {
        try (var server = RunningServer.on(data)) {
            assertThat(server.part(EventProcessingConfiguration.class)
                            .eventProcessors()
                            .values())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(processor -> assertThat(processor.getHandlerInterceptors())
                            .extracting(interceptor -> interceptor.getClass().getSimpleName())
                            .contains("ScheduledEventGathering"));
        }
    }

    @Test
    void what_was_imported_is_not_reacted_to() {
        try (var server = RunningServer.on(data)) {
            start(server, "v-1");
            var imported = server.bulk("?imported=true&source=test", """
                {"command":"conversation.CloseConversation","conversationId":"v-1","by":{"kind":"SYSTEM"},"outcome":"UNRESOLVED","at":"2024-01-01T00:00:00Z"}""".strip());
            assertThat(imported.body().path("results").asString("")).isEqualTo("a");
            start(server, "v-2");
            close(server, "v-2");

            await().atMost(PATIENCE).until(() -> ticketsOf(server), found -> !found.isEmpty());

            assertThat(ticketsOf(server)).hasSize(1);
        }
    }

    @Test
    void what_was_reacted_to_is_not_reacted_to_again_after_a_restart() {
        try (var server = RunningServer.on(data)) {
            start(server, "v-1");
            close(server, "v-1");
            await().atMost(PATIENCE).until(() -> ticketsOf(server), found -> !found.isEmpty());
        }
        try (var server = RunningServer.on(data)) {
            start(server, "v-2");
            close(server, "v-2");
            await().atMost(PATIENCE).until(() -> ticketsOf(server), found -> found.size() > 1);

            assertThat(ticketsOf(server)).hasSize(2);
        }
    }

    @Test
    void a_start_that_was_cut_short_while_another_log_was_forgotten_is_made_up_for() {
        try (var server = RunningServer.on(data)) {
            start(server, "v-1");
            close(server, "v-1");
            await().atMost(PATIENCE).until(() -> ticketsOf(server), found -> !found.isEmpty());
        }
        long timers;
        try (var mongo = MongoDatabases.open(null, data.resolve("documents"))) {
            timers = count(mongo, "timers");
            new LogReplacement(mongo.database()).recordReplacement();
            mongo.database().getCollection("timers").drop();
            mongo.database().getCollection("sagas").insertOne(new Document("sagaType", "of another log"));
        }

        RunningServer.on(data).close();

        try (var mongo = MongoDatabases.open(null, data.resolve("documents"))) {
            assertThat(count(mongo, "sagas")).as("of the ticket").isEqualTo(1);
            assertThat(count(mongo, "timers")).isEqualTo(timers).isPositive();
            for (var part : Part.values()) {
                assertThat(new LogReplacement(mongo.database()).isPending(part))
                        .as(part.name())
                        .isFalse();
            }
        }
    }

    private static long count(MongoDatabases mongo, String collection) {
        return mongo.database().getCollection(collection).countDocuments();
    }

    private static void start(RunningServer server, String id) {
        var answer = server.put("/v1/conversations/" + id, "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}");
        assertThat(answer.status()).isEqualTo(201);
    }

    private static void close(RunningServer server, String id) {
        var answer = server.post(
                "/v1/conversations/" + id + "/closing", "{\"by\":{\"kind\":\"SYSTEM\"},\"outcome\":\"UNRESOLVED\"}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private static List<JsonNode> ticketsOf(RunningServer server) {
        return events(server).stream()
                .filter(event -> event.path("type").asString("").equals("ticket.TicketOpened"))
                .toList();
    }

    private static List<JsonNode> events(RunningServer server) {
        var events = server.get("/v1/history?subject=customer/anna").body().path("events");
        return StreamSupport.stream(events.spliterator(), false).toList();
    }

    private String eventId(String type) throws SQLException {
        try (var log = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                var rows = log.createStatement()
                        .executeQuery("SELECT event_id FROM event WHERE payload_type = '" + type + "'")) {
            return rows.getString(1);
        }
    }
}
