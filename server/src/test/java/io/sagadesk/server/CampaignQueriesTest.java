package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CampaignQueriesTest extends SharedServerTest {

    /** Customers who are not held out by the hash of campaign and customer; c-0 is. */
    private static final List<String> TREATED = List.of("c-2", "c-3", "c-4");

    private static long position;

    @BeforeAll
    static void launch() {
        for (int i = 0; i < 5; i++) {
            position = server.put("/v1/campaigns/spring-" + i, """
                    {"name":"Spring","kind":"%s","budget":{"amount":"100.00","currency":"EUR"},"couponsPerCustomer":1,\
                    "holdoutPercent":50,"endsAt":"2099-01-01T00:00:00Z"}""".formatted(i == 3 ? "WIN_BACK" : "PROMOTION"))
                    .position();
        }
        for (int i = 0; i < 3; i++) coupon("coupon-" + i, TREATED.get(i));
        server.post("/v1/coupons/coupon-0/redemption", "{\"customerId\":\"c-2\",\"orderId\":\"o-1\"}");
        server.post("/v1/coupons/coupon-1/revocation", "{\"reason\":\"mistake\"}");
        server.put("/v1/campaigns/spring-0/holdouts/c-0", "{\"because\":{\"rule\":\"holdout\",\"version\":1}}");
        var later = server.put("/v1/clock", "{\"now\":\"2026-06-01T13:00:00Z\"}");
        assertThat(later.status()).isEqualTo(200);
        position = server.put("/v1/orders/o-1", """
                {"customerId":"c-2","items":1,"total":{"amount":"20.00","currency":"EUR"}}""").position();
        server.post("/v1/campaigns/spring-4/pause", "");
    }

    private static void coupon(String coupon, String customer) {
        var issued = server.put("/v1/campaigns/spring-0/coupons/" + coupon, """
                {"customerId":"%s","worth":{"amount":"5.00","currency":"EUR"},"expiresAt":"2098-01-01T00:00:00Z",\
                "because":{"rule":"test","version":1}}""".formatted(customer));
        assertThat(issued.status()).as("%s", issued.body()).isEqualTo(201);
    }

    private static RunningServer.Answer get(String path) {
        var answer = server.get(path + (path.contains("?") ? "&" : "?") + "after=" + position);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer;
    }

    @Test
    void a_campaign_reports_what_it_costs_and_brings() {
        var answer = get("/v1/campaigns/spring-0/report");
        var report = answer.body().path("campaign");
        assertThat(report.path("state").asString()).isEqualTo("RUNNING");
        assertThat(report.path("remaining").path("amount").asString()).isEqualTo("85.00");
        assertThat(report.path("coupons").path("issued").asInt()).isEqualTo(3);
        assertThat(report.path("coupons").path("redeemed").asInt()).isEqualTo(1);
        assertThat(report.path("coupons").path("revoked").asInt()).isEqualTo(1);
        assertThat(report.path("coupons").path("expired").asInt()).isZero();
        assertThat(report.path("treated").path("customers").asInt()).isEqualTo(3);
        assertThat(report.path("treated").path("converted").asInt()).isEqualTo(1);
        assertThat(report.path("heldOut").path("customers").asInt()).isEqualTo(1);
        var uplift = report.path("uplift");
        assertThat(uplift.path("difference").asDouble()).isBetween(0.333, 0.334);
        assertThat(uplift.path("low").asDouble()).isNegative();
        assertThat(uplift.path("high").asDouble()).isBetween(0.334, 1.0);
        assertThat(answer.body().path("asOf").path("projection").asString()).isEqualTo("campaigns");
    }

    @Test
    void campaigns_are_listed_to_the_end_without_gaps_or_doubles() {
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = get("/v1/campaigns?limit=2" + cursor).body();
            ids.addAll(page.path("campaigns").findValuesAsString("campaignId"));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(ids).containsExactly("spring-0", "spring-1", "spring-2", "spring-3", "spring-4");
    }

    @Test
    void campaigns_are_found_by_kind_and_state() {
        assertThat(get("/v1/campaigns?kind=WIN_BACK").body().path("campaigns").findValuesAsString("campaignId"))
                .containsExactly("spring-3");
        assertThat(get("/v1/campaigns?kind=WIN_BACK&state=PAUSED").body().path("campaigns"))
                .isEmpty();
    }
}
