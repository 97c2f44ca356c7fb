package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.projections.live.LiveProjection;
import io.sagadesk.projections.live.LiveProjections;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries while no read model keeps up with the log. */
class ReadModelLagTest extends SharedServerTest {

    private static final String HISTORY = "/v1/history?subject=conversation/talk";
    private static final String TRANSCRIPT = "/v1/conversations/talk/transcript";

    private static List<LiveProjection> held = List.of();
    private static long before;
    private static long late;

    @BeforeAll
    static void hold() {
        server.put("/v1/customers/early", "{\"contact\":{\"email\":\"early@example.org\"}}");
        server.put("/v1/conversations/talk", "{\"customerId\":\"early\",\"channel\":\"WEB_CHAT\"}");
        before = say("before");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(server.get("/v1/inbox?after=" + before).status())
                                .isEqualTo(200));
        server.get(HISTORY);
        server.get(TRANSCRIPT);
        held = ProjectionCatalog.ALL.stream()
                .map(projection ->
                        server.part(LiveProjections.class).find(projection, 1).orElseThrow())
                .toList();
        held.forEach(LiveProjection::hold);
        late = say("late");
    }

    @AfterAll
    static void resume() {
        held.forEach(LiveProjection::resume);
    }

    private static long say(String text) {
        return server.post(
                        "/v1/conversations/talk/messages",
                        "{\"author\":{\"kind\":\"CUSTOMER\"},\"text\":\"%s\"}".formatted(text))
                .position();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HISTORY,
                HISTORY + "&after=0",
                HISTORY + "&after=999999",
                TRANSCRIPT,
                TRANSCRIPT + "?after=0",
                TRANSCRIPT + "?after=999999",
                "/v1/conversations/talk/entries",
                "/v1/conversations/talk",
                "/v1/customers/early",
                "/v1/customers",
                "/v1/customers/early/rfm",
                "/v1/inbox",
                "/v1/service",
                "/v1/rfm",
                "/v1/rfm/customers",
                "/v1/tickets",
                "/v1/orders",
                "/v1/coupons",
                "/v1/campaigns",
                "/v1/policies",
                "/v1/desks",
            })
    void a_query_that_asks_for_no_position_is_answered_as_far_as_known(String path) {
        var begin = System.nanoTime();

        var answer = server.getAtOnce(path);

        assertThat(answer.code()).isNotEqualTo("read-model-behind");
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 404);
        if (answer.status() == 200) {
            assertThat(answer.body().path("asOf").path("position").asLong(late)).isLessThan(late);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void what_is_known_is_told() {
        assertThat(server.getAtOnce(HISTORY).body().path("events").toString())
                .contains("before")
                .doesNotContain("late");
        assertThat(server.getAtOnce(TRANSCRIPT).body().path("messages").toString())
                .contains("before")
                .doesNotContain("late");
        assertThat(server.post("/v1/customers/searches", "{\"kind\":\"EMAIL\",\"handle\":\"early@example.org\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {TRANSCRIPT + "/live", "/v1/inbox/live", "/v1/service/live"})
    void a_stream_begins_all_the_same(String path) {
        try (var source = new EventSource(server, path)) {
            assertThat(source.status()).isEqualTo(200);
        }
    }

    @Test
    void documents_are_exported_all_the_same() {
        assertThat(server.getAtOnce("/v1/projections/conversations/documents?model=conversations")
                        .status())
                .isIn(200, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/inbox", "/v1/conversations/talk/entries", "/v1/customers/early"})
    void a_position_that_is_asked_for_is_awaited(String path) {
        var answer = server.getAtOnce(path + "?after=" + late);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("read-model-behind");
    }
}
