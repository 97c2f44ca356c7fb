package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times, amounts and lengths of what clients send. The clock shows 2026-06-01T12:00:00Z. */
class TimesAndAmountsTest extends SharedServerTest {

    private static final String PURCHASE = """
            {"customerId":"c","items":1,"total":{"amount":"%s","currency":"%s"}}""";

    @ParameterizedTest
    @CsvSource({
        "0001-01-01T00:00:00Z, must be within the years 1970 to 9998",
        "1969-12-31T23:59:59.999Z, must be within the years 1970 to 9998",
        "2026-06-01T12:05:00.001Z, must not be in the future",
        "2999-01-01T00:00:00Z, must not be in the future"
    })
    void a_time_that_cannot_be_is_refused_whether_imported_or_not(String at, String fault) {
        var line = """
            {"command":"customer.RegisterCustomer","customerId":"late","at":"%s"}""".formatted(at);

        for (var query : List.of("", "?imported=true")) {
            var answer = server.bulk(query, line);
            assertThat(answer.body().path("results").asString()).isEqualTo("x");
            assertThat(answer.body().path("problems").findValuesAsString("code"))
                    .containsExactly("invalid");
            assertThat(answer.body().path("problems").findValuesAsString("detail"))
                    .containsExactly("at " + fault);
        }
    }

    @Test
    void a_client_whose_clock_is_fast_is_tolerated_and_history_goes_back_to_1970() {
        assertThat(server.bulk("?imported=true", """
            {"command":"customer.RegisterCustomer","customerId":"fast","at":"2026-06-01T12:05:00Z"}""", """
            {"command":"customer.RegisterCustomer","customerId":"old","at":"1970-01-01T00:00:00Z"}""")
                        .body()
                        .path("results")
                        .asString())
                .isEqualTo("aa");
    }

    @Test
    void the_other_times_of_a_command_have_limits_too() {
        var campaign = """
            {"name":"k","kind":"PROMOTION","budget":{"amount":"9.001","currency":"EUR"},"couponsPerCustomer":0,
             "holdoutPercent":0,"endsAt":"%s"}""";
        var refusal = """
            {"agentId":"a","reason":"DECLINED","offeredAt":"2999-01-01T00:00:00Z"}""";

        var tooEarly = server.put("/v1/campaigns/edge", campaign.formatted("1969-01-01T00:00:00Z"));
        var ahead = server.post("/v1/desks/d/conversations/c/refusal", refusal);

        assertThat(tooEarly.status()).isEqualTo(422);
        assertThat(tooEarly.body().path("errors").findValuesAsString("field"))
                .containsExactly("budget", "endsAt", "couponsPerCustomer");
        assertThat(ahead.body().path("errors").findValuesAsString("field")).containsExactly("offeredAt");
        assertThat(server.put("/v1/campaigns/edge", """
            {"name":"k","kind":"PROMOTION","budget":{"amount":"9","currency":"EUR"},"couponsPerCustomer":1,
             "holdoutPercent":0,"endsAt":"9998-12-31T00:00:00Z"}""").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "100, JPY, 201",
        "100.00, JPY, 201",
        "100.5, JPY, 422",
        "1.505, KWD, 201",
        "1.5055, KWD, 422",
        "1.505, EUR, 422",
        "1, QQQ, 422",
        "1, XAU, 422"
    })
    void an_amount_has_at_most_the_decimals_of_its_currency(String amount, String currency, int status) {
        var order = "/v1/orders/" + currency + amount.length();

        var answer = server.put(order, PURCHASE.formatted(amount, currency));

        assertThat(answer.status()).isEqualTo(status);
        if (status != 422) return;
        assertThat(answer.body().path("errors").findValuesAsString("field")).containsExactly("total");
    }

    @Test
    void amounts_are_shown_with_the_decimals_of_their_currency() {
        server.put("/v1/orders/yen", PURCHASE.formatted("100.00", "JPY").replace("\"c\"", "\"rich\""));
        server.put("/v1/orders/dinar", PURCHASE.formatted("1.5", "KWD").replace("\"c\"", "\"rich\""));
        var position = server.put(
                        "/v1/orders/euro", PURCHASE.formatted("5", "EUR").replace("\"c\"", "\"rich\""))
                .position();

        var totals = server.get("/v1/customers/rich?after=" + position)
                .body()
                .path("customer")
                .path("orders")
                .path("totals");

        assertThat(totals.toString())
                .contains("\"bought\":{\"amount\":\"100\"", "\"returned\":{\"amount\":\"0\"")
                .contains("\"bought\":{\"amount\":\"1.500\"", "\"returned\":{\"amount\":\"0.000\"")
                .contains("\"bought\":{\"amount\":\"5.00\"", "\"returned\":{\"amount\":\"0.00\"");
    }

    @Test
    void a_character_counts_once_however_it_is_encoded() {
        var smiles = "\uD83D\uDE00".repeat(200);

        assertThat(server.put("/v1/desks/smiles", "{\"name\":\"" + smiles + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(server.put("/v1/desks/smiles-2", "{\"name\":\"" + smiles + "!\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void recorded_times_have_milliseconds() {
        server.bulk("", """
            {"command":"customer.RegisterCustomer","customerId":"precise","at":"2026-05-01T00:00:00.123456789Z"}""");

        var event = server.get("/v1/history?subject=customer/precise").body().path("events");

        assertThat(event.path(0).path("payload").path("at").asString()).isEqualTo("2026-05-01T00:00:00.123Z");
    }
}
