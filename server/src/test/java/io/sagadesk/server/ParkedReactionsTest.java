package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an automation cannot react to is seen, tried again, and given up when somebody says so. */
class ParkedReactionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicBoolean FAILS = new AtomicBoolean();
    private static final AtomicInteger REACTED = new AtomicInteger();

    @TempDir
    Path data;

    /** It is no part of the server but where a test adds it. */
    @DisallowReplay
    @ProcessingGroup("fails-while-told")
    static final class FailsWhileTold {

        @EventHandler
        void react(ConversationClosed closed) {
            if (FAILS.get()) throw new IllegalStateException("Anna, of Elm Street, was angry");
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

    private RunningServer server() {
        return RunningServer.on(data, Map.of("spring.main.sources", FailsWhileTold.class.getName()));
    }

    private static void close(RunningServer server, String id) {
        server.put("/v1/conversations/" + id, "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}");
        var closed = server.post(
                "/v1/conversations/" + id + "/closing", "{\"by\":{\"kind\":\"SYSTEM\"},\"outcome\":\"RESOLVED\"}");
        assertThat(closed.status()).isEqualTo(200);
    }

    private static JsonNode parked(RunningServer server) {
        return server.get("/v1/reactions/parked").body().path("events");
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
