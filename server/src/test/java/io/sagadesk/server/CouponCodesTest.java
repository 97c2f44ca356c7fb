package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.server.log.index.CouponIndex;
import io.sagadesk.store.coupon.CouponCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how a shop checks and redeems the coupon codes that customers type. */
class CouponCodesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int AT_ONCE = 64;

    @TempDir
    Path data;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.on(data, NOW);
        server.put("/v1/campaigns/spring", """
            {"name":"Spring","kind":"PROMOTION","budget":{"amount":"1000.00","currency":"EUR"},\
            "couponsPerCustomer":10,"holdoutPercent":0,"endsAt":"2026-12-31T00:00:00Z"}""");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_code_is_checked_and_redeemed_once() {
        var code = issue("p-1", "anna");

        var checked = server.post("/v1/coupons/checks", question(code, "anna"));
        var redeemed = redeem(code, "anna", "o-1");
        var repeated = redeem(code.toLowerCase(Locale.ROOT).replace("-", " "), "anna", "o-1");
        var other = redeem(code, "anna", "o-2");

        assertThat(checked.status()).as(checked.body().toString()).isEqualTo(200);
        assertThat(checked.body()).asString().isEqualTo("""
            {"couponId":"p-1","campaignId":"spring","worth":{"amount":"10.00","currency":"EUR"},\
            "expiresAt":"2026-04-01T00:00:00Z"}""");
        assertThat(redeemed.status()).as(redeemed.body().toString()).isEqualTo(200);
        assertThat(redeemed.body()).asString().isEqualTo("""
            {"couponId":"p-1","campaignId":"spring","worth":{"amount":"10.00","currency":"EUR"},\
            "orderId":"o-1","redeemedAt":"2026-03-01T10:00:00Z"}""");
        assertThat(repeated.response().body()).isEqualTo(redeemed.response().body());
        assertRefused(other, 409, "coupon-spent");
        assertRefused(check(code, "anna"), 409, "coupon-spent");
    }

    @Test
    void a_code_is_known_as_soon_as_its_coupon_is_issued_even_if_nobody_follows_the_log() {
        server.part(CouponIndex.class).close();
        var code = issue("p-1", "anna");

        assertThat(redeem(code, "anna", "o-1").status()).isEqualTo(200);
    }

    @Test
    void each_reason_not_to_redeem_has_its_code() throws Exception {
        var code = issue("p-1", "anna");
        var revoked = issue("p-2", "anna");
        server.post("/v1/coupons/p-2/revocation", "{\"reason\":\"sent twice\"}");
        var unknown = server.part(CouponCodes.class).of(new CouponId("p-3")).text();

        assertRefusedTwice(revoked, "anna", 409, "coupon-revoked");
        assertRefusedTwice(code, "ben", 409, "wrong-customer");
        assertRefusedTwice(unknown, "anna", 404, "unknown-code");
        assertRefusedTwice(mistyped(code), "anna", 422, "mistyped-code");
        assertRefusedTwice("", "anna", 422, "invalid");
        server.put("/v1/clock", "{\"now\":\"2026-04-01T00:00:00Z\"}");
        assertRefusedTwice(code, "anna", 409, "coupon-expired");
        assertThat(server.get("/v1/history?subject=coupon/p-1").body().path("events"))
                .as("refusals are not recorded")
                .isNotEmpty()
                .noneMatch(event -> event.path("type").asString("").endsWith("CouponRedeemed"));
    }

    @Test
    void one_of_many_redeems_a_code() throws Exception {
        var code = issue("p-1", "anna");

        var threads = Executors.newFixedThreadPool(AT_ONCE);
        var answers = threads.invokeAll(IntStream.range(0, AT_ONCE)
                .<Callable<RunningServer.Answer>>mapToObj(i -> () -> redeem(code, "anna", "o-" + i))
                .toList());
        threads.shutdown();

        var redeemed = 0;
        for (var answer : answers) {
            if (answer.get().status() == 200) redeemed++;
            else assertRefused(answer.get(), 409, "coupon-spent");
        }
        assertThat(redeemed).isEqualTo(1);
    }

    @Test
    void the_index_may_be_thrown_away() {
        var code = issue("p-1", "anna");
        check(code, "anna");
        server.part(MongoDatabase.class).getCollection("couponCodes").deleteMany(Filters.empty());
        server.close();
        server = RunningServer.on(data, NOW);

        assertThat(redeem(code, "anna", "o-1").status()).isEqualTo(200);
    }

    @Test
    void no_code_is_kept_in_clear() throws IOException {
        var code = issue("p-1", "anna");
        redeem(code, "anna", "o-1");
        redeem(mistyped(code), "anna", "o-1");
        server.close();

        try (var files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> {
                var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content).doesNotContain(code, code.replace("-", ""));
            });
        }
    }

    private String issue(String coupon, String customer) {
        var issued = server.put("/v1/campaigns/spring/coupons/" + coupon, """
            {"customerId":"%s","worth":{"amount":"10.00","currency":"EUR"},"expiresAt":"2026-04-01T00:00:00Z",\
            "because":{"rule":"test","version":1}}""".formatted(customer));
        assertThat(issued.status()).as(issued.body().toString()).isEqualTo(201);
        assertThat(issued.response().headers().firstValue("Location")).hasValue("/v1/coupons/" + coupon);
        return server.part(CouponCodes.class).of(new CouponId(coupon)).text();
    }

    private RunningServer.Answer check(String code, String customer) {
        return server.post("/v1/coupons/checks", question(code, customer));
    }

    private RunningServer.Answer redeem(String code, String customer, String order) {
        return server.post("/v1/coupons/redemptions", """
            {"code":"%s","customerId":"%s","orderId":"%s"}""".formatted(code, customer, order));
    }

    private void assertRefusedTwice(String code, String customer, int status, String reason) {
        assertRefused(check(code, customer), status, reason);
        assertRefused(redeem(code, customer, "o-1"), status, reason);
    }

    private static void assertRefused(RunningServer.Answer answer, int status, String reason) {
        assertThat(answer.code()).as(answer.response().body()).isEqualTo(reason);
        assertThat(answer.status()).isEqualTo(status);
    }

    private static String question(String code, String customer) {
        return "{\"code\":\"%s\",\"customerId\":\"%s\"}".formatted(code, customer);
    }

    private static String mistyped(String code) {
        return (code.charAt(0) == 'Z' ? 'Y' : 'Z') + code.substring(1);
    }
}
