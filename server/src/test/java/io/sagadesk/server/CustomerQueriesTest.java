package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.projections.customer.CustomerProjection;
import io.sagadesk.projections.live.LiveProjections;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CustomerQueriesTest extends SharedServerTest {

    private static RunningServer.Answer customer(String id, long after) {
        return server.get("/v1/customers/" + id + "?after=" + after);
    }

    private static String tag(RunningServer.Answer answer) {
        return answer.response().headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void a_customer_is_told_on_one_page() {
        server.put("/v1/customers/anna", """
                {"contact":{"name":"Anna Muster","email":"anna@example.org"},"timeZone":"Europe/Berlin"}""");
        server.post("/v1/customers/anna/identities", "{\"kind\":\"MEMBERSHIP\",\"handle\":\"M-4711\"}");
        server.put("/v1/customers/anna/consents/MARKETING", "{\"wording\":\"Yes, please\"}");
        server.put("/v1/orders/anna-1", """
                {"customerId":"anna","items":2,"total":{"amount":"30.00","currency":"EUR"}}""");
        server.put("/v1/orders/anna-1/returns/r-1", "{\"amount\":{\"amount\":\"10.00\",\"currency\":\"EUR\"}}");
        server.put("/v1/conversations/anna-talk", "{\"customerId\":\"anna\",\"channel\":\"SMS\"}");
        var last = server.put("/v1/tickets/anna-ticket", """
                {"customerId":"anna","priority":"HIGH","subject":"Broken"}""");

        var answer = customer("anna", last.position());

        assertThat(answer.status()).isEqualTo(200);
        var known = answer.body().path("customer");
        assertThat(known.path("contact").path("name").asString()).isEqualTo("Anna Muster");
        assertThat(known.path("contact").path("phone").isNull()).isTrue();
        assertThat(known.path("identities").findValuesAsString("handle")).containsExactly("M-4711");
        assertThat(known.path("member").asBoolean()).isTrue();
        assertThat(known.path("consents").path("MARKETING").path("given").asBoolean())
                .isTrue();
        var total = known.path("orders").path("totals").path(0);
        assertThat(total.path("bought").path("amount").asString()).isEqualTo("30.00");
        assertThat(total.path("returned").path("amount").asString()).isEqualTo("10.00");
        assertThat(known.path("openConversations").findValuesAsString("conversationId"))
                .containsExactly("anna-talk");
        assertThat(known.path("openTickets").findValuesAsString("ticketId")).containsExactly("anna-ticket");
        var asOf = answer.body().path("asOf");
        assertThat(asOf.path("projection").asString()).isEqualTo("customer360");
        assertThat(asOf.path("version").asInt()).isEqualTo(1);
        assertThat(asOf.path("position").asLong()).isGreaterThanOrEqualTo(last.position());
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        var registered = server.put("/v1/customers/bert", "{\"contact\":{\"name\":\"Bert\"}}");
        var first = customer("bert", registered.position());
        var other = server.put("/v1/customers/berta", "{}");

        var again = server.send(
                "GET",
                "/v1/customers/bert?after=" + other.position(),
                RunningServer.JSON,
                "",
                "If-None-Match",
                tag(first));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
        assertThat(tag(again)).isEqualTo(tag(first));
        var moved = server.put("/v1/customers/bert/contact", "{\"contact\":{\"name\":\"Albert\"}}");
        var changed = server.send(
                "GET",
                "/v1/customers/bert?after=" + moved.position(),
                RunningServer.JSON,
                "",
                "If-None-Match",
                tag(first));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(tag(changed)).isNotEqualTo(tag(first));
    }

    @Test
    void a_forgotten_customer_is_known_by_what_they_did_only() {
        server.put("/v1/customers/cleo", "{\"contact\":{\"name\":\"Cleo\",\"phone\":\"0123\"}}");
        server.post("/v1/customers/cleo/identities", "{\"kind\":\"EMAIL\",\"handle\":\"cleo@example.org\"}");
        var order = server.put("/v1/orders/cleo-1", """
                {"customerId":"cleo","items":1,"total":{"amount":"5.00","currency":"EUR"}}""");
        assertThat(customer("cleo", order.position()).response().body()).contains("cleo@example.org");

        server.post("/v1/customers/cleo/forgetting", "{\"reason\":\"asked\"}");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var known = customer("cleo", order.position()).body().path("customer");
            assertThat(known.path("contact").path("name").asString()).isEqualTo("‹forgotten›");
            assertThat(known.path("identities").path(0).path("handle").asString())
                    .isEqualTo("‹forgotten›");
            assertThat(known.path("orders").path("count").asInt()).isEqualTo(1);
            assertThat(known.has("forgottenAt")).isTrue();
        });
    }

    @Test
    void of_a_customer_nobody_has_heard_of_there_is_nothing() {
        assertThat(server.get("/v1/customers/nobody").code()).isEqualTo("not-found");
        assertThat(server.get("/v1/customers/nobody").status()).isEqualTo(404);
    }

    @Test
    void a_read_model_that_cannot_keep_up_says_so() {
        var held = CustomerProjection.PROJECTION;
        var live = server.part(LiveProjections.class).find(held, 1).orElseThrow();
        live.hold();
        try {
            var late = server.put("/v1/customers/late", "{}");

            var answer = customer("late", late.position());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("read-model-behind");
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(server.get("/v1/customers/late").status()).isEqualTo(404);
        } finally {
            live.resume();
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(server.get("/v1/customers/late").status()).isEqualTo(200));
    }
}
