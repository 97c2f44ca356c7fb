package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RfmQueriesTest extends SharedServerTest {

    private static final int CUSTOMERS = 60;
    private static final LocalDate BEGIN = LocalDate.parse("2026-01-01");
    private static final LocalDate END = LocalDate.parse("2026-03-31");
    private static long position;

    /** One customer buys at known times, the others at random: some often, some seldom, and some stop buying. */
    @BeforeAll
    static void sell() {
        var lines = new ArrayList<String>();
        for (var day : List.of(7, 12, 17, 22)) lines.add(purchase(0, BEGIN.plusDays(day)));
        var chance = new Random(2);
        for (int i = 1; i < CUSTOMERS; i++) buy(i, chance, lines);
        var answer = server.bulk("", lines.toArray(String[]::new));
        assertThat(answer.body().path("results").asString()).doesNotContain("x");
        position = answer.position();
    }

    private static void buy(int customer, Random chance, List<String> lines) {
        var pace = 3 + chance.nextInt(30);
        var leaving = chance.nextDouble() * chance.nextDouble() * 0.9;
        var day = BEGIN.plusDays(1 + chance.nextInt(40));
        do {
            lines.add(purchase(customer, day));
            day = day.plusDays(1 + (long) (-pace * Math.log(1 - chance.nextDouble())));
        } while (day.isBefore(END) && chance.nextDouble() > leaving);
    }

    private static String purchase(int customer, LocalDate day) {
        return """
            {"command":"order.RecordPurchase","orderId":"o-%s-%s","customerId":"%s","items":1,\
            "total":{"amount":"17.00","currency":"EUR"},"at":"%sT12:00:00Z"}""".formatted(customer, day, id(customer), day);
    }

    private static String id(int customer) {
        return String.format(Locale.ROOT, "c-%02d", customer);
    }

    private static RunningServer.Answer get(String path) {
        return server.get(path + (path.contains("?") ? "&" : "?") + "after=" + position);
    }

    private static List<JsonNode> pages(String query, int limit) {
        var customers = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = get("/v1/rfm/customers?asOf=" + END + "&limit=" + limit + query + cursor);
            assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
            assertThat(page.body().path("customers").size()).isBetween(1, limit);
            page.body().path("customers").forEach(customers::add);
            var next = page.body().path("next").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return customers;
    }

    private static List<String> ids(List<JsonNode> customers) {
        return customers.stream()
                .map(customer -> customer.path("customerId").asString())
                .toList();
    }

    @Test
    void all_customers_are_assessed_as_of_a_day() {
        var report = get("/v1/rfm?asOf=2026-03-31").body();

        assertThat(report.path("customers").asInt()).isEqualTo(CUSTOMERS);
        assertThat(report.path("segments").size()).isPositive();
        assertThat(report.path("churn").path("logLikelihood").asDouble()).isNegative();
        assertThat(report.path("scale").path("recency").size()).isPositive();
        assertThat(report.path("asOf").path("position").asLong()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void without_customers_it_is_said_why_there_is_no_model() {
        var report = get("/v1/rfm?asOf=2026-01-01").body();

        assertThat(report.has("churn")).isFalse();
        assertThat(report.path("whyNoChurn").asString()).isEqualTo("There are no customers");
    }

    @ParameterizedTest
    @CsvSource({"'', UTC", "&zone=UTC, UTC", "&zone=Z, UTC", "&zone=Etc/GMT-3, Etc/GMT-3"})
    void a_report_names_its_time_zone(String zone, String expected) {
        assertThat(get("/v1/rfm?asOf=2026-03-31" + zone).body().path("zone").asString())
                .isEqualTo(expected);
    }

    /** Noon in UTC is the next day on Kiritimati. */
    @Test
    void a_window_is_counted_in_days_of_a_time_zone() {
        var path = "/v1/customers/c-00/rfm?asOf=2026-01-24&days=2";
        assertThat(get(path).body().path("standing").path("recency").asInt()).isEqualTo(1);
        var elsewhere = get(path + "&zone=Pacific/Kiritimati").body().path("standing");
        assertThat(elsewhere.path("recency").asInt()).isZero();
    }

    @Test
    void a_customers_standing_is_explained() {
        var standing =
                get("/v1/customers/c-00/rfm?asOf=2026-03-31&weeks=26").body().path("standing");

        assertThat(standing.path("frequency").asInt()).isEqualTo(4);
        assertThat(standing.path("recency").asInt()).isEqualTo(67);
        assertThat(standing.path("monetary").path("amount").asString()).isEqualTo("68.00");
        assertThat(standing.path("scores").path("frequency").asInt()).isBetween(1, 5);
        assertThat(standing.path("segment").asString()).isNotBlank();
        assertThat(standing.path("churn").path("weeks").asInt()).isEqualTo(26);
        assertThat(standing.path("churn").path("repeats").asInt()).isEqualTo(3);
        assertThat(standing.path("churn").path("expectedPurchases").asDouble()).isPositive();
    }

    @Test
    void a_customer_without_a_purchase_in_the_window_is_not_found() {
        assertThat(get("/v1/customers/c-00/rfm?asOf=2026-01-24&days=1").status())
                .isEqualTo(404);
        assertThat(get("/v1/customers/c-00/rfm?asOf=2026-01-05").status()).isEqualTo(404);
    }

    @Test
    void the_customers_are_listed_to_the_end_without_gaps_or_doubles() {
        var pages = ids(pages("&sort=MOST_SPENT", 25));

        assertThat(pages).doesNotHaveDuplicates().hasSize(CUSTOMERS);
        assertThat(ids(pages("&sort=MOST_SPENT", 1_000))).isEqualTo(pages);
        assertThat(ids(pages("", 1_000))).isEqualTo(ids(pages("&sort=LEAST_ALIVE", 1_000)));
    }

    @Test
    void who_is_slipping_away_is_found_by_segment_and_by_probability() {
        var all = pages("", 1_000);
        var segment = all.get(0).path("segment").asString();
        assertThat(pages("&segment=" + segment, 1_000))
                .extracting(customer -> customer.path("segment").asString())
                .containsOnly(segment);
        var middle = alive(all.get(CUSTOMERS / 2));
        assertThat(pages("&aliveBelow=" + middle, 1_000)).allMatch(customer -> alive(customer) < middle);
    }

    private static double alive(JsonNode customer) {
        return customer.path("churn").path("probabilityAlive").asDouble();
    }

    @Test
    void a_purchase_of_today_is_in_the_next_answer() {
        var before = server.get("/v1/rfm").body().path("customers").asInt();
        var bought = server.put("/v1/orders/today", """
                {"customerId":"brand-new","items":1,"total":{"amount":"1.00","currency":"EUR"}}""");

        var after = server.get("/v1/rfm?after=" + bought.position()).body();

        assertThat(after.path("customers").asDouble()).isCloseTo(before + 1, within(0.0));
    }
}
