package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.server.log.index.IdentityIndex;
import io.sagadesk.server.log.index.KnownAgents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests what an app reads about desks, orders, coupons and customers. */
class AppQueriesTest extends SharedServerTest {

    private static RunningServer.Answer get(String path, long after) {
        var answer = server.get(path + (path.contains("?") ? "&" : "?") + "after=" + after);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer;
    }

    private static List<String> search(String kind, String handle) {
        server.awaitReadModel("/v1/customers/searches");
        var answer =
                server.post("/v1/customers/searches", "{\"kind\":\"%s\",\"handle\":\"%s\"}".formatted(kind, handle));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("customers").findValuesAsString("customerId");
    }

    @Test
    void desks_are_told_with_their_agents() {
        server.put("/v1/desks/app-north", "{\"name\":\"North\"}");
        server.put("/v1/desks/app-north/agents/app-leo", "{\"skills\":[\"french\"],\"capacity\":1,\"senior\":true}");
        for (var talk : List.of("app-t1", "app-t2")) {
            server.put("/v1/conversations/" + talk, "{\"customerId\":\"app-anna\",\"channel\":\"SMS\"}");
            server.put("/v1/desks/app-north/queue/" + talk, """
                    {"customerId":"app-anna","tier":"STANDARD","priority":"NORMAL","skills":[],"senior":false}""");
        }
        var last = server.put("/v1/desks/app-south", "{\"name\":\"South\"}");

        var desk = get("/v1/desks/app-north", last.position()).body();
        assertThat(desk.path("desk").path("name").asString()).isEqualTo("North");
        assertThat(desk.path("desk").path("waiting").asInt()).isEqualTo(1);
        var agent = desk.path("desk").path("agents").path(0);
        assertThat(agent.path("agentId").asString()).isEqualTo("app-leo");
        assertThat(agent.path("presence").asString()).isEqualTo("ONLINE");
        assertThat(agent.path("skills").path(0).asString()).isEqualTo("french");
        assertThat(agent.path("load").asInt()).isEqualTo(1);
        assertThat(agent.path("capacity").asInt()).isEqualTo(1);
        assertThat(desk.path("asOf").path("projection").asString()).isEqualTo("desks");
        var all = get("/v1/desks", last.position()).body().path("desks").findValuesAsString("deskId");
        assertThat(all).containsSubsequence("app-north", "app-south");
        assertThat(server.get("/v1/desks/nowhere").code()).isEqualTo("not-found");
        var agents = server.part(KnownAgents.class);
        assertThat(agents.test(new AgentId("app-leo"))).isTrue();
        assertThat(agents.test(new AgentId("ghost"))).isFalse();
    }

    @Test
    void orders_are_told_one_by_one_and_by_customer() {
        for (var order : List.of("app-o1", "app-o2")) server.put("/v1/orders/" + order, """
                    {"customerId":"app-buyer","items":2,"total":{"amount":"30.00","currency":"EUR"}}""");
        var last =
                server.put("/v1/orders/app-o1/returns/r-1", "{\"amount\":{\"amount\":\"10.00\",\"currency\":\"EUR\"}}");

        var order = get("/v1/orders/app-o1", last.position()).body().path("order");
        assertThat(order.path("customerId").asString()).isEqualTo("app-buyer");
        assertThat(order.path("total").path("amount").asString()).isEqualTo("30.00");
        assertThat(order.path("returned").path("amount").asString()).isEqualTo("10.00");
        assertThat(order.path("returns").path(0).path("returnId").asString()).isEqualTo("r-1");
        var page = get("/v1/orders?customer=app-buyer&limit=1", last.position()).body();
        var rest =
                get("/v1/orders?customer=app-buyer&cursor=" + page.path("next").asString(), last.position());
        var ids = new ArrayList<>(page.path("orders").findValuesAsString("orderId"));
        ids.addAll(rest.body().path("orders").findValuesAsString("orderId"));
        assertThat(ids).containsExactlyInAnyOrder("app-o1", "app-o2");
        assertThat(server.get("/v1/orders/nothing").code()).isEqualTo("not-found");
    }

    @Test
    void a_coupon_is_told_with_its_code_to_those_who_may_redeem_it() {
        server.put("/v1/campaigns/app-spring", """
            {"name":"Spring","kind":"PROMOTION","budget":{"amount":"1000.00","currency":"EUR"},\
            "couponsPerCustomer":10,"holdoutPercent":0,"endsAt":"2026-12-31T00:00:00Z"}""");
        var last = server.put("/v1/campaigns/app-spring/coupons/app-c1", """
            {"customerId":"app-buyer","worth":{"amount":"10.00","currency":"EUR"},"expiresAt":"2026-11-01T00:00:00Z",\
            "because":{"rule":"test","version":1}}""");

        var found = get("/v1/coupons/app-c1", last.position()).body();
        assertThat(found.path("coupon").path("campaignId").asString()).isEqualTo("app-spring");
        assertThat(found.path("coupon").path("state").asString()).isEqualTo("OPEN");
        var redeemed = server.post(
                "/v1/coupons/redemptions",
                "{\"code\":\"%s\",\"customerId\":\"app-buyer\",\"orderId\":\"app-o9\"}"
                        .formatted(found.path("code").asString()));
        assertThat(redeemed.status()).as("%s", redeemed.body()).isEqualTo(200);
        assertThat(codeFor("customer/app-buyer")).isTrue();
        assertThat(codeFor("agent/app-leo")).isTrue();
        assertThat(codeFor("customer/app-anna")).isFalse();
        var position = Long.parseLong(
                redeemed.response().headers().firstValue("Sagadesk-Position").orElseThrow());
        var list = get("/v1/coupons?customer=app-buyer&campaign=app-spring&state=REDEEMED,OPEN", position);
        assertThat(list.body().path("coupons").findValuesAsString("couponId")).containsExactly("app-c1");
        assertThat(list.body().path("coupons").path(0).path("orderId").asString())
                .isEqualTo("app-o9");
        assertThat(list.response().body())
                .doesNotContain(found.path("code").asString())
                .doesNotContain("\"code\"");
    }

    private static boolean codeFor(String actor) {
        return server.send("GET", "/v1/coupons/app-c1", RunningServer.JSON, "", "Sagadesk-Actor", actor)
                .body()
                .has("code");
    }

    @Test
    void customers_are_listed_and_found_by_an_identity_until_they_are_forgotten() {
        server.put("/v1/customers/app-cleo", "{\"contact\":{\"name\":\"Cleo\",\"email\":\"Cleo@example.org\"}}");
        var last = server.post("/v1/customers/app-cleo/identities", "{\"kind\":\"MEMBERSHIP\",\"handle\":\"M-1\"}");

        assertThat(search("EMAIL", "cleo@EXAMPLE.org")).containsExactly("app-cleo");
        assertThat(search("MEMBERSHIP", "M-1")).containsExactly("app-cleo");
        assertThat(search("MEMBERSHIP", "M-2")).isEmpty();
        var listed = get("/v1/customers?limit=1000", last.position()).body().path("customers");
        assertThat(listed.findValuesAsString("customerId")).contains("app-cleo").isSorted();
        var identities =
                get("/v1/customers/app-cleo/identities", last.position()).body();
        assertThat(identities.path("identities").findValuesAsString("handle")).containsExactly("M-1");
        assertThat(server.get("/v1/customers/nobody/identities").code()).isEqualTo("not-found");
        assertThat(server.post("/v1/customers/searches", "{\"kind\":\"EMAIL\"}").code())
                .isEqualTo("invalid");
        var index = server.part(MongoDatabase.class).getCollection("identities");
        await().atMost(Duration.ofSeconds(20)).until(() -> index.countDocuments() > 2);
        assertThat(index.find())
                .noneMatch(entry -> entry.toJson().toLowerCase(Locale.ROOT).contains("cleo@"));

        server.post("/v1/customers/app-cleo/forgetting", "{\"reason\":\"asked\"}");

        assertThat(search("EMAIL", "cleo@example.org")).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.part(IdentityIndex.class).customers().stream()
                        .noneMatch(customer -> customer.value().equals("app-cleo")));
    }

    @Test
    void customers_with_one_address_are_suspected_to_be_the_same() {
        server.put("/v1/customers/app-dan", "{\"contact\":{\"email\":\"dan@example.org\"}}");
        server.put("/v1/customers/app-don", "{}");
        server.post("/v1/customers/app-don/identities", "{\"kind\":\"EMAIL\",\"handle\":\"DAN@example.org\"}");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(suspected("app-dan")).containsExactly("app-don");
            assertThat(suspected("app-don")).containsExactly("app-dan");
        });
        server.bulk(
                "?imported=true&source=crm",
                "{\"command\":\"customer.RegisterCustomer\",\"customerId\":\"app-dun\"}",
                "{\"command\":\"customer.LinkIdentity\",\"customerId\":\"app-dun\",\"kind\":\"EMAIL\","
                        + "\"handle\":\"dan@example.org\"}");
        assertThat(search("EMAIL", "dan@example.org")).containsExactly("app-dan", "app-don", "app-dun");
        server.put("/v1/clock", "{\"now\":\"2026-06-01T12:00:01Z\"}"); // waits for all reactions
        assertThat(suspected("app-dun")).isEmpty();
        assertThat(suspected("app-dan")).containsExactly("app-don");
    }

    private static List<String> suspected(String customer) {
        return server.get("/v1/customers/" + customer)
                .body()
                .path("customer")
                .path("suspectedDuplicates")
                .findValuesAsString("customerId");
    }

    @Test
    void the_history_of_an_agent_has_what_the_agent_wrote_and_solved() {
        server.put(
                "/v1/tickets/app-ticket", "{\"customerId\":\"app-anna\",\"priority\":\"LOW\",\"subject\":\"Broken\"}");
        server.post("/v1/tickets/app-ticket/replies", """
                {"author":{"kind":"AGENT","id":"app-mia"},"text":"We are on it"}""");
        server.post("/v1/tickets/app-ticket/solution", "{\"by\":{\"kind\":\"AGENT\",\"id\":\"app-mia\"}}");

        var history = server.get("/v1/history?subject=agent/app-mia").body().path("events");

        assertThat(history.findValuesAsString("type")).containsExactly("ticket.TicketReplied", "ticket.TicketSolved");
    }
}
