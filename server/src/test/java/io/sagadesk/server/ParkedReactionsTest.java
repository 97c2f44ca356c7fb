package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests that dead letters of automations are listed, retried, and discarded on request. */
class ParkedReactionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicBoolean FAILS = new AtomicBoolean();
    private static final AtomicInteger REACTED = new AtomicInteger();
    private static final Semaphore GATE = new Semaphore(1);

    @TempDir
    Path data;

    /** An automation that only tests register. */
    @DisallowReplay
    @ProcessingGroup("fails-while-told")
    static final class FailsWhileTold {

        @EventHandler
        void react(ConversationClosed closed) {
            if (FAILS.get()) throw new IllegalStateException("Anna, of Elm Street, was angry");
            GATE.acquireUninterruptibly();
            REACTED.incrementAndGet();
            GATE.release();
        }
    }

    /** Its name, and therefore its turn, comes after the other automation's. */
    @DisallowReplay
    @ProcessingGroup("fails-while-told-too")
    static final class FailsToo {

        @EventHandler
        void react(ConversationClosed closed) {
            if (FAILS.get()) throw new IllegalStateException();
            REACTED.incrementAndGet();
        }
    }

    @BeforeEach
    void fail() {
        FAILS.set(true);
        REACTED.set(0);
    }

    @Test
    void what_was_parked_says_why_and_is_tried_again() {
        try (var server = server()) {
            close(server, "v-1");
            close(server, "v-2");
            var first = await().atMost(PATIENCE)
                    .until(() -> parked(server), found -> found.size() == 2)
                    .get(0);
            assertThat(first.path("automation").asString("")).isEqualTo("fails-while-told");
            assertThat(first.path("sequence").asString("")).isEqualTo("anna");
            assertThat(first.path("type").asString("")).isEqualTo("conversation.ConversationClosed");
            assertThat(first.path("event").asString("")).isNotEmpty();
            assertThat(Instant.parse(first.path("since").asString(""))).isBefore(Instant.now());
            assertThat(first.path("tries").asInt()).isPositive();
            assertThat(first.path("cause").asString(""))
                    .startsWith("java.lang.IllegalStateException at ")
                    .doesNotContain("Anna");
            assertThat(parked(server).get(1).path("tries").asInt()).isZero();
            requireHealth(server, "DOWN");

            var tried = server.post("/v1/reactions/fails-while-told/parked/retry?sequence=anna", "");
            assertThat(tried.body().path("reacted").asBoolean(true)).isFalse();
            assertThat(parked(server).get(0).path("tries").asInt())
                    .isGreaterThan(first.path("tries").asInt());

            FAILS.set(false);
            tried = server.post("/v1/reactions/fails-while-told/parked/retry?sequence=anna", "");
            assertThat(tried.body().path("reacted").asBoolean(false)).isTrue();
            assertThat(parked(server)).isEmpty();
            assertThat(REACTED).hasValue(2);
            requireHealth(server, "UP");
        }
    }

    @Test
    void what_was_parked_is_given_up_for_a_reason() {
        try (var server = server()) {
            close(server, "v-1");
            await().atMost(PATIENCE).until(() -> parked(server).size() == 1);

            var path = "/v1/reactions/fails-while-told/parked?sequence=anna";
            assertThat(server.delete(path).code()).isEqualTo("bad-request");
            assertThat(server.delete(path + "&reason=anna@example.org").code()).isEqualTo("bad-request");
            assertThat(server.delete("/v1/reactions/fails-while-told/parked?sequence=bea&reason=done")
                            .code())
                    .isEqualTo("not-found");
            assertThat(server.delete("/v1/reactions/unknown/parked?sequence=anna&reason=done")
                            .code())
                    .isEqualTo("not-found");
            assertThat(server.delete(path + "&reason=done-by-hand")
                            .body()
                            .path("discarded")
                            .asInt())
                    .isEqualTo(1);

            assertThat(parked(server)).isEmpty();
            FAILS.set(false);
            close(server, "v-2");
            await().atMost(PATIENCE).until(() -> REACTED.get() == 1);
        }
    }

    @Test
    void what_cannot_be_read_any_more_is_seen_and_given_up_and_holds_up_no_other_automation() {
        try (var server = server(FailsWhileTold.class, FailsToo.class)) {
            close(server, "v-1");
            await().atMost(PATIENCE).until(() -> parked(server).size() == 2);
            server.part(MongoDatabase.class)
                    .getCollection("deadLetters")
                    .updateMany(Filters.eq("processingGroup", "fails-while-told"), Updates.set("diagnostics", "{"));
            FAILS.set(false);
            await().atMost(PATIENCE).until(() -> REACTED.get() == 1);

            var left = parked(server);
            assertThat(left).hasSize(1);
            assertThat(left.get(0).path("automation").asString("")).isEqualTo("fails-while-told");
            assertThat(left.get(0).path("sequence").asString("")).isEqualTo("anna");
            assertThat(left.get(0).path("type").asString("")).isEqualTo("conversation.ConversationClosed");
            assertThat(left.get(0).path("event").asString("")).isNotEmpty();
            assertThat(left.get(0).path("cause").asString("")).contains("cannot be read");
            var tried = server.post("/v1/reactions/fails-while-told/parked/retry?sequence=anna", "");
            assertThat(tried.body().path("reacted").asBoolean(true)).isFalse();
            var discarded = server.delete("/v1/reactions/fails-while-told/parked?sequence=anna&reason=damaged");
            assertThat(discarded.body().path("discarded").asInt()).isEqualTo(1);
            assertThat(parked(server)).isEmpty();
            assertThat(REACTED).hasValue(1);
        }
    }

    @Test
    void nothing_is_given_up_while_it_is_being_reacted_to() {
        try (var server = server()) {
            close(server, "v-1");
            await().atMost(PATIENCE).until(() -> parked(server).size() == 1);
            FAILS.set(false);
            GATE.acquireUninterruptibly();
            var path = "/v1/reactions/fails-while-told/parked";
            CompletableFuture<RunningServer.Answer> discarded;
            try {
                var retried = CompletableFuture.runAsync(() -> server.post(path + "/retry?sequence=anna", ""));
                await().atMost(PATIENCE).until(GATE::hasQueuedThreads);
                discarded = CompletableFuture.supplyAsync(() -> server.delete(path + "?sequence=anna&reason=done"));
                await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> !discarded.isDone());
                assertThat(retried).isNotDone();
            } finally {
                GATE.release();
            }
            assertThat(discarded.join().body().path("discarded").asInt(-1)).isZero();
            assertThat(REACTED).hasValue(1);
        }
    }

    private RunningServer server() {
        return server(FailsWhileTold.class);
    }

    private RunningServer server(Class<?>... automations) {
        var sources = Stream.of(automations).map(Class::getName).collect(Collectors.joining(","));
        return RunningServer.on(data, Map.of("spring.main.sources", sources));
    }

    private static void close(RunningServer server, String id) {
        server.put("/v1/conversations/" + id, "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}");
        var closed = server.post(
                "/v1/conversations/" + id + "/closing", "{\"by\":{\"kind\":\"SYSTEM\"},\"outcome\":\"RESOLVED\"}");
        assertThat(closed.status()).isEqualTo(200);
    }

    private static JsonNode parked(RunningServer server) {
        return server.list("/v1/reactions/parked", "events");
    }

    private static void requireHealth(RunningServer server, String status) {
        var health = server.get("/actuator/health").body().path("components").path("reactions");
        assertThat(health.path("status").asString("")).as(health.toString()).isEqualTo(status);
        assertThat(health.path("details")
                        .path("parked")
                        .path("fails-while-told")
                        .asInt())
                .isEqualTo(status.equals("UP") ? 0 : 2);
        assertThat(health.path("details").has("advice")).isEqualTo(status.equals("DOWN"));
    }
}
