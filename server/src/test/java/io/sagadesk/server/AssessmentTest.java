package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests that segments change with customers' actions and with time, without any query. */
class AssessmentTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int CUSTOMERS = 10;

    @TempDir
    Path data;

    @Test
    void who_stands_elsewhere_is_assessed_anew_a_few_in_a_second() {
        try (var server = RunningServer.on(data, NOON)) {
            server.put("/v1/policies/rfm/versions/1", "{\"rules\":{\"perSecond\":3}}");
            IntStream.range(0, CUSTOMERS).forEach(i -> server.put("/v1/customers/c-" + i, "{}"));
            IntStream.range(0, CUSTOMERS).forEach(i -> buy(server, i));
            purchase(server, "unknown", "nobody", NOON.minusSeconds(1));

            moveTo(server, NOON.plus(Duration.ofDays(1)));

            var changes = IntStream.range(0, CUSTOMERS)
                    .mapToObj(i -> changes(server, "c-" + i))
                    .toList();
            assertThat(changes).allSatisfy(each -> assertThat(each).hasSize(1));
            var because = changes.get(0).get(0).path("payload").path("because");
            assertThat(because.path("rule").asString("")).isEqualTo("rfm");
            assertThat(because.path("version").asInt()).isEqualTo(1);
            assertThat(because.path("inputs").path("asOf").asString("")).isEqualTo("2026-01-01");
            assertThat(changes.stream()
                            .map(each -> each.get(0).path("payload").path("at").asString(""))
                            .distinct())
                    .as("the seconds in which they were assessed")
                    .hasSizeGreaterThan(2);
            assertThat(server.list("/v1/rfm/changes?asOf=2026-01-01", "customers"))
                    .as("who is no registered customer has no segment, so it does not change")
                    .isEmpty();
        }
    }

    @Test
    void an_assessment_that_changes_nothing_records_nothing_and_the_next_one_comes() {
        try (var server = RunningServer.on(data, NOON)) {
            server.put("/v1/customers/c-0", "{}");
            buy(server, 0);
            moveTo(server, NOON.plus(Duration.ofDays(1)));

            moveTo(server, NOON.plus(Duration.ofDays(5)));

            assertThat(changes(server, "c-0")).hasSize(1);
            assertThat(server.get("/v1/customers/c-0")
                            .body()
                            .path("customer")
                            .path("standing")
                            .path("segment")
                            .isMissingNode())
                    .isFalse();
        }
    }

    private static void buy(RunningServer server, int customer) {
        var at = NOON.minus(Duration.ofDays(30L * customer)).minusSeconds(1);
        purchase(server, "o-" + customer, "c-" + customer, at);
    }

    private static void purchase(RunningServer server, String order, String customer, Instant at) {
        var answer = server.bulk("?imported=true&source=test", """
                {"command":"order.RecordPurchase","orderId":"%s","customerId":"%s","items":1,"at":"%s",\
                "total":{"amount":"10.00","currency":"EUR"}}""".formatted(order, customer, at));
        assertThat(answer.body().path("results").asString(""))
                .as(answer.body().toString())
                .isEqualTo("a");
    }

    private static void moveTo(RunningServer server, Instant now) {
        var answer = server.put("/v1/clock", "{\"now\":\"" + now + "\"}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private static List<JsonNode> changes(RunningServer server, String customer) {
        var events =
                server.get("/v1/history?subject=customer/" + customer).body().path("events");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("type").asString("").equals("customer.SegmentChanged"))
                .toList();
    }
}
