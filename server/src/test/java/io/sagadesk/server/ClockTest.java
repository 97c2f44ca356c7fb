package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.timer.TimerEvent.CouponLapsed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int DAYS = 60;

    @TempDir
    Path data;

    @Test
    void days_pass_in_milliseconds_and_each_timer_fires_at_its_time() {
        try (var server = RunningServer.on(data, NOON)) {
            IntStream.rangeClosed(1, DAYS)
                    .forEach(day -> schedule(server, "k-" + day, NOON.plus(Duration.ofDays(day))));
            schedule(server, "later", NOON.plus(Duration.ofDays(DAYS)).plusMillis(1));
            var start = System.nanoTime();

            var moved = move(server, NOON.plus(Duration.ofDays(DAYS)));

            System.out.printf("%d days took %d ms%n", DAYS, (System.nanoTime() - start) / 1_000_000);
            assertThat(moved.status()).isEqualTo(200);
            assertThat(moved.body().path("fired").asInt()).isEqualTo(2 * DAYS); // segments are also assessed each night
            assertThat(moved.position()).isEqualTo(2 * DAYS - 1);
            assertThat(server.get("/v1/clock").body().path("now").asString(""))
                    .isEqualTo(NOON.plus(Duration.ofDays(DAYS)).toString());
            var events = lapsed(server);
            assertThat(events).hasSize(DAYS);
            assertThat(events)
                    .allSatisfy(event ->
                            assertThat(instant(event, "recordedAt")).isEqualTo(instant(event.path("payload"), "at")));
            assertThat(events)
                    .isSortedAccordingTo((a, b) -> instant(a, "recordedAt").compareTo(instant(b, "recordedAt")));
        }
    }

    @Test
    void what_is_sent_happens_when_the_clock_says_and_the_clock_stands() {
        try (var server = RunningServer.on(data, NOON)) {
            server.put("/v1/customers/anna", "{}");
            move(server, NOON.plusSeconds(60));
            server.put("/v1/customers/bert", "{}");
            schedule(server, "overdue", NOON);

            assertThat(recorded(server, "anna")).containsExactly(NOON);
            assertThat(recorded(server, "bert")).containsExactly(NOON.plusSeconds(60));
            assertThat(timers(server).path("details").path("overdue").asString())
                    .isEqualTo("PT1M");
            assertThat(move(server, NOON.plusSeconds(60)).body().path("fired").asInt())
                    .isEqualTo(1);
            assertThat(timers(server).path("details").path("overdue").asString())
                    .isEqualTo("PT0S");
        }
    }

    @Test
    void the_clock_goes_forward_only_and_to_an_instant() {
        try (var server = RunningServer.on(data, NOON)) {
            var backwards = move(server, NOON.minusMillis(1));
            assertThat(backwards.status()).isEqualTo(409);
            assertThat(backwards.code()).isEqualTo("clock-goes-forward");
            for (var body : List.of("{}", "{\"now\":\"tomorrow\"}", "{\"now\":null}", "[]", "")) {
                assertThat(server.put("/v1/clock", body).status()).as(body).isEqualTo(400);
            }
            assertThat(server.get("/v1/clock").body().path("now").asString("")).isEqualTo(NOON.toString());
            assertThat(server.sendWithoutToken("GET", "/v1/clock").status()).isEqualTo(401);
        }
    }

    @Test
    void the_systems_clock_is_not_moved_and_timers_fire_by_it() {
        try (var server = RunningServer.on(data)) {
            assertThat(move(server, NOON).code()).isEqualTo("system-clock");
            assertThat(server.get("/v1/clock").status()).isEqualTo(404);

            var due = Instant.now().plusMillis(200);
            schedule(server, "k-1", due);

            await().until(() -> lapsed(server).size() == 1);
            var event = lapsed(server).get(0);
            assertThat(Duration.between(due, instant(event, "recordedAt")))
                    .isBetween(Duration.ZERO, Duration.ofMillis(500));
            assertThat(event.path("metadata").path("actor").asString("")).startsWith("timer/");
            assertThat(event.path("metadata").path("customerId").asString("")).isEqualTo("anna");
        }
    }

    private static void schedule(RunningServer server, String coupon, Instant due) {
        var lapsed = new CouponLapsed(new CouponId(coupon), new CustomerId("anna"), due);
        server.part(EventScheduler.class).schedule(due, lapsed);
    }

    private static RunningServer.Answer move(RunningServer server, Instant now) {
        return server.put("/v1/clock", "{\"now\":\"" + now + "\"}");
    }

    private static JsonNode timers(RunningServer server) {
        return server.get("/actuator/health").body().path("components").path("timers");
    }

    private static List<JsonNode> lapsed(RunningServer server) {
        return history(server, "anna").stream()
                .filter(event -> event.path("type").asString("").equals("timer.CouponLapsed"))
                .toList();
    }

    private static List<Instant> recorded(RunningServer server, String customer) {
        return history(server, customer).stream()
                .filter(event -> event.path("type").asString("").startsWith("customer."))
                .map(event -> instant(event, "recordedAt"))
                .toList();
    }

    private static List<JsonNode> history(RunningServer server, String customer) {
        var events = server.get("/v1/history?limit=1000&subject=customer/" + customer)
                .body()
                .path("events");
        return StreamSupport.stream(events.spliterator(), false).toList();
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(node.path(field).asString(""));
    }
}
