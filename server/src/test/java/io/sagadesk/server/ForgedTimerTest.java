package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Tries to make a running server forget a customer, by a scheduled event that nobody scheduled. */
class ForgedTimerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path data;

    @Test
    void who_finds_the_port_cannot_have_a_customer_forgotten() {
        try (var server = RunningServer.on(data)) {
            server.put("/v1/customers/anna", "{\"contact\":{\"email\":\"anna@example.org\"}}");
            try (var stranger = MongoClients.create("mongodb://" + address(server))) {
                var timers = stranger.getDatabase("sagadesk").getCollection("timers");
                assertThatThrownBy(() -> timers.insertOne(forgetting()))
                        .hasMessageContaining("requires authentication");
                assertThatThrownBy(() -> timers.find().first()).hasMessageContaining("requires authentication");
                assertThatThrownBy(() -> stranger.listDatabaseNames().first())
                        .hasMessageContaining("requires authentication");
            }
            assertThat(forged(server.part(MongoDatabase.class))).isZero();
            requireRemembered(server);
        }
    }

    /** The database as whoever got hold of its password sees it. */
    @Test
    void who_has_the_password_cannot_have_a_customer_forgotten_either() {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        try (var server = RunningServer.on(data)) {
            ((Logger) LoggerFactory.getLogger("io.sagadesk.store.timer")).addAppender(log);
            server.put("/v1/customers/anna", "{\"contact\":{\"email\":\"anna@example.org\"}}");
            var timers = server.part(MongoDatabase.class).getCollection("timers");
            timers.insertOne(forgetting().append("_id", "anna@example.org\nforged line"));
            await().atMost(SOON).untilAsserted(() -> requireRefused(server, 1));
            timers.insertOne(forgetting());
            await().atMost(SOON).untilAsserted(() -> requireRefused(server, 2));
            requireRemembered(server);
            assertThat(forged(server.part(MongoDatabase.class))).isEqualTo(2);
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .isNotEmpty()
                    .allMatch(line -> line.contains("refused") && !line.contains("anna"));
        } finally {
            ((Logger) LoggerFactory.getLogger("io.sagadesk.store.timer")).detachAppender(log);
        }
    }

    @Test
    void no_log_line_shows_the_password_of_the_documents() {
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var level = root.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        root.addAppender(lines);
        root.setLevel(ch.qos.logback.classic.Level.TRACE);
        try (var mongo = MongoDatabases.open(null, data)) {
            mongo.database().getCollection("notes").insertOne(new Document("_id", 1));
            assertThatThrownBy(() -> mongo.database().runCommand(new Document("noSuchCommand", 1)));
        } finally {
            root.setLevel(level);
            root.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("password=<hidden>"))
                .noneMatch(line -> line.matches("(?s).*mongodb://[^@\\s]*@.*"));
    }

    private static void requireRefused(RunningServer server, int number) {
        var health =
                server.getAtOnce("/actuator/health").body().path("components").path("timers");
        assertThat(health.path("status").asString()).isEqualTo("DOWN");
        assertThat(health.path("details").path("refused").asInt()).isEqualTo(number);
    }

    private static void requireRemembered(RunningServer server) {
        var customer = server.get("/v1/customers/anna").body().path("customer");
        assertThat(customer.has("forgottenAt")).isFalse();
        assertThat(customer.path("contact").path("email").asString()).isEqualTo("anna@example.org");
        assertThat(server.get("/v1/events?type=customer.CustomerForgotten")
                        .response()
                        .body())
                .isEmpty();
    }

    private static long forged(MongoDatabase database) {
        return database.getCollection("timers").countDocuments(Filters.eq("type", "customer.CustomerForgotten"));
    }

    private static Document forgetting() {
        return new Document("_id", "0123456789abcdef0123456789abcdef")
                .append("due", Instant.EPOCH)
                .append("type", "customer.CustomerForgotten")
                .append("revision", "1")
                .append("payload", "{\"customerId\":\"anna\",\"reason\":\"asked\",\"at\":\"2026-03-01T12:00:00Z\"}")
                .append("metadata", "{\"actor\":\"agent/sue\"}")
                .append("claimedBy", "")
                .append("claimedUntil", Instant.EPOCH);
    }

    /** The port, as {@code ss -ltn} shows it to everybody. */
    private static String address(RunningServer server) {
        return server.part(MongoDatabases.class)
                .client()
                .getClusterDescription()
                .getServerDescriptions()
                .get(0)
                .getAddress()
                .toString();
    }
}
