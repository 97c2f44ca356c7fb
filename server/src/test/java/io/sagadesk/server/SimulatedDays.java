package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Customers of a running server, and simulated days. */
final class SimulatedDays {

    static final Duration DAY = Duration.ofDays(1);
    private static final String BECAUSE = "\"because\":{\"rule\":\"post-chat\",\"version\":0}";
    private static final String LIMITS = """
            "limits":{"most":2,"within":"P30D","quietFrom":"21:00","quietUntil":"09:00","zone":"UTC","attribution":"P14D"}""";

    private final RunningServer server;
    private Instant now;

    SimulatedDays(RunningServer server, Instant now) {
        this.server = server;
        this.now = now;
    }

    Instant noonOfTheNext() {
        return now.truncatedTo(ChronoUnit.DAYS).plus(DAY).plus(Duration.ofHours(12));
    }

    void launch(String campaign, String kind, String budget, int holdoutPercent) {
        launch(campaign, kind, budget, holdoutPercent, 5);
    }

    void launch(String campaign, String kind, String budget, int holdoutPercent, int couponsPerCustomer) {
        done(server.put("/v1/campaigns/" + campaign, """
            {"name":"%s","kind":"%s","budget":{"amount":"%s","currency":"USD"},"couponsPerCustomer":%s,"holdoutPercent":%s,
             "endsAt":"2030-01-01T00:00:00Z"}""".formatted(
                        campaign, kind, budget, couponsPerCustomer, holdoutPercent)));
    }

    void customer(String id) {
        done(server.put("/v1/customers/" + id, "{}"));
        done(server.put("/v1/customers/" + id + "/consents/MARKETING", "{\"wording\":\"form-3\"}"));
    }

    void propose(String customer, String offer, String campaign) {
        done(server.put("/v1/customers/" + customer + "/offers/" + offer, """
            {"campaignId":"%s","kind":"APOLOGY","coupon":{"worth":{"amount":"10","currency":"USD"},"validFor":"P14D"},%s,%s}""".formatted(campaign, LIMITS, BECAUSE)));
    }

    void closed(String customer, String conversation, String outcome) {
        talk(customer, conversation);
        close(conversation, outcome);
    }

    void talk(String customer, String conversation) {
        done(server.put(
                "/v1/conversations/" + conversation, "{\"customerId\":\"" + customer + "\",\"channel\":\"WEB_CHAT\"}"));
    }

    void close(String conversation, String outcome) {
        done(server.post(
                "/v1/conversations/" + conversation + "/closing",
                "{\"by\":{\"kind\":\"SYSTEM\"},\"outcome\":\"" + outcome + "\"}"));
    }

    void rate(String conversation, int stars) {
        done(server.put("/v1/conversations/" + conversation + "/rating", "{\"stars\":" + stars + "}"));
    }

    void buy(String customer, String order) {
        done(server.put(
                "/v1/orders/" + order,
                "{\"customerId\":\"" + customer
                        + "\",\"total\":{\"amount\":\"20\",\"currency\":\"USD\"},\"items\":1}"));
    }

    void assess(String customer, String segment) {
        done(server.put(
                "/v1/customers/" + customer + "/segment",
                "{\"segment\":\"" + segment + "\",\"because\":{\"rule\":\"rfm\",\"version\":0}}"));
    }

    static void done(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 201);
    }

    /** Moves the clock and runs everything that is due by then, including reactions. */
    void move(Instant now) {
        done(server.put("/v1/clock", "{\"now\":\"" + now + "\"}"));
        this.now = now;
    }

    List<String> offers(String customer) {
        return types(customer).stream()
                .filter(type -> type.startsWith("offer."))
                .map(type -> type.substring("offer.".length()))
                .toList();
    }

    List<String> reasons(String customer) {
        return fieldValues(customer, "offer.OfferWithheld", "reason");
    }

    List<String> winBacks(String customer) {
        return fieldValues(customer, "customer.WinBackEnded", "outcome");
    }

    List<String> fieldValues(String customer, String type, String field) {
        return history("customer/" + customer).stream()
                .filter(event -> type(event).equals(type))
                .map(event -> event.path("payload").path(field).asString(""))
                .toList();
    }

    List<String> types(String customer) {
        return history("customer/" + customer).stream().map(SimulatedDays::type).toList();
    }

    List<JsonNode> history(String subject) {
        var events =
                server.get("/v1/history?limit=1000&subject=" + subject).body().path("events");
        return StreamSupport.stream(events.spliterator(), false).toList();
    }

    static String type(JsonNode event) {
        return event.path("type").asString("");
    }
}
