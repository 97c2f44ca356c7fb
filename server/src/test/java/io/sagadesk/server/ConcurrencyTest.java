package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests many concurrent commands on one aggregate: none is lost, and none takes effect twice. */
class ConcurrencyTest extends SharedServerTest {

    private static final int AT_ONCE = 24;

    @Test
    void each_message_is_kept_once_though_it_is_sent_twice() throws Exception {
        server.put("/v1/conversations/busy", "{\"customerId\":\"c-1\",\"channel\":\"SMS\"}");

        var answers = atOnce(
                2 * AT_ONCE, i -> server.put("/v1/conversations/busy/messages/m-" + i / 2, """
                    {"author":{"kind":"CUSTOMER"},"text":"message %s"}""".formatted(i / 2)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(AT_ONCE);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(AT_ONCE);
        var transcript =
                server.get("/v1/conversations/busy/transcript?limit=1000").body();
        assertThat(transcript.path("messages").findValuesAsString("text"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, AT_ONCE)
                        .mapToObj(i -> "message " + i)
                        .toList());
    }

    @Test
    void a_ticket_is_opened_by_one_of_those_who_differ() throws Exception {
        var answers = atOnce(AT_ONCE, i -> server.put("/v1/tickets/wanted", """
            {"customerId":"c-%s","priority":"LOW","subject":"s"}""".formatted(i)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("ticket-exists"));
    }

    @Test
    void a_coupon_is_redeemed_once_and_a_budget_is_never_exceeded() throws Exception {
        launch("spring", "50.00");

        var issued = atOnce(AT_ONCE, i -> issue("spring", "coupon-" + i, "c-" + i));

        assertThat(issued).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(issued)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("budget-spent"));
        var coupon = issued.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow()
                .body()
                .path("id")
                .asString();
        var owner = coupon.replace("coupon", "c");
        var redeemed =
                atOnce(AT_ONCE, i -> server.post("/v1/coupons/" + coupon + "/redemption", """
            {"customerId":"%s","orderId":"o-%s"}""".formatted(owner, i)));
        assertThat(redeemed).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(redeemed)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("coupon-spent"));
    }

    @Test
    void a_coupon_of_another_campaign_is_refused_and_its_budget_is_not_touched() {
        launch("autumn", "100.00");
        launch("winter", "10.00");
        assertThat(issue("autumn", "shared", "c-1").status()).isEqualTo(201);

        var taken = issue("winter", "shared", "c-2");

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("conflict");
        assertThat(issue("winter", "own", "c-2").status()).isEqualTo(201);
        assertThat(server.post("/v1/coupons/shared/redemption", "{\"customerId\":\"c-1\",\"orderId\":\"o-1\"}")
                        .status())
                .isEqualTo(200);
    }

    private static void launch(String campaign, String budget) {
        var launched = server.put("/v1/campaigns/" + campaign, """
            {"name":"%s","kind":"PROMOTION","budget":{"amount":"%s","currency":"EUR"},"couponsPerCustomer":3,
             "holdoutPercent":0,"endsAt":"2999-01-01T00:00:00Z"}""".formatted(campaign, budget));
        assertThat(launched.status()).isEqualTo(201);
    }

    private static RunningServer.Answer issue(String campaign, String coupon, String customer) {
        return server.put("/v1/campaigns/" + campaign + "/coupons/" + coupon, """
            {"customerId":"%s","worth":{"amount":"10.00","currency":"EUR"},"expiresAt":"2999-01-01T00:00:00Z",
             "because":{"rule":"test","version":1}}""".formatted(customer));
    }

    private static List<RunningServer.Answer> atOnce(int count, IntFunction<RunningServer.Answer> request)
            throws Exception {
        var threads = Executors.newFixedThreadPool(count);
        try {
            var all = threads.invokeAll(IntStream.range(0, count)
                    .<Callable<RunningServer.Answer>>mapToObj(i -> () -> request.apply(i))
                    .toList());
            return all.stream().map(ConcurrencyTest::result).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static RunningServer.Answer result(Future<RunningServer.Answer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
