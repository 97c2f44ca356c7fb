package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What follows a conversation, through days that pass in milliseconds; each test has customers of its own. */
class AfterChatTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String BECAUSE = "\"because\":{\"rule\":\"post-chat\",\"version\":0}";
    private static final String LIMITS = """
            "limits":{"most":2,"within":"P30D","quietFrom":"21:00","quietUntil":"09:00","zone":"UTC","attribution":"P14D"}""";

    @TempDir
    static Path data;

    private static RunningServer server;
    private static Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
    private Instant noon;

    @BeforeAll
    static void start() {
        server = RunningServer.on(data, midnight);
        launch("apology", "APOLOGY", "1000", 0);
        launch("membership", "MEMBERSHIP", "0", 0);
        launch("consultation", "UNCONVERTED_CONSULTATION", "1000", 0);
        launch("win-back", "WIN_BACK", "1000", 0);
        launch("for-nobody", "APOLOGY", "1000", 100);
        launch("poor", "APOLOGY", "5", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void anotherDay() {
        noon = midnight.plus(DAY).plus(Duration.ofHours(12));
        move(noon);
    }

    @Test
    void an_offer_waits_for_the_morning_is_made_with_its_coupon_and_the_coupon_expires() {
        customer("anna");
        move(noon.plus(Duration.ofHours(10)));
        propose("anna", "of-anna", "apology");
        assertThat(offers("anna")).containsExactly("OfferPlanned");

        var morning = noon.plus(Duration.ofHours(21));
        move(morning);
        assertThat(offers("anna")).containsExactly("OfferPlanned", "OfferCleared", "OfferMade");
        assertThat(types("anna")).contains("campaign.CouponIssued").doesNotContain("campaign.CouponExpired");
        move(morning.plus(DAY.multipliedBy(14)));

        assertThat(types("anna")).containsOnlyOnce("campaign.CouponIssued", "campaign.CouponExpired");
        assertThat(history("offer/of-anna").stream().map(AfterChatTest::type))
                .contains("offer.OfferPlanned", "timer.OfferDue", "offer.OfferMade");
    }

    @Test
    void who_objects_meanwhile_gets_neither_offer_nor_coupon() {
        customer("bert");
        move(noon.plus(Duration.ofHours(10)));
        propose("bert", "of-bert", "apology");

        assertThat(server.delete("/v1/customers/bert/consents/MARKETING").status())
                .isEqualTo(200);
        move(noon.plus(DAY));

        assertThat(offers("bert")).containsExactly("OfferPlanned", "OfferWithheld");
        assertThat(reasons("bert")).containsExactly("NO_CONSENT");
        assertThat(types("bert")).doesNotContain("campaign.BudgetReserved", "campaign.CouponIssued");
    }

    @Test
    void a_campaign_may_refuse_and_each_reason_is_recorded() {
        List.of("cora", "dora", "edna").forEach(AfterChatTest::customer);
        propose("cora", "of-cora", "for-nobody");
        propose("dora", "of-dora", "poor");
        propose("edna", "of-edna", "never-launched");
        move(noon);

        assertThat(reasons("cora")).containsExactly("HELD_OUT");
        assertThat(types("cora")).containsOnlyOnce("campaign.CustomerHeldOut");
        assertThat(reasons("dora")).containsExactly("BUDGET_SPENT");
        assertThat(reasons("edna")).containsExactly("CAMPAIGN_OVER");
        assertThat(types("cora")).doesNotContain("campaign.CouponIssued");
    }

    @Test
    void a_poor_rating_goes_to_a_supervisor_and_brings_an_apology_but_never_more_than_two_a_month() {
        customer("fred");
        for (var talk : List.of("fred-1", "fred-2", "fred-3")) {
            closed("fred", talk, "UNRESOLVED");
            rate(talk, 1);
            move(noon);
        }

        assertThat(types("fred").stream().filter("ticket.TicketOpened"::equals)).hasSize(3);
        assertThat(types("fred").stream().filter("ticket.TicketEscalated"::equals))
                .hasSize(3);
        assertThat(types("fred").stream().filter("campaign.CouponIssued"::equals))
                .hasSize(2);
        assertThat(reasons("fred")).containsExactly("FREQUENCY_CAP");
    }

    @Test
    void a_poor_rating_wakes_up_the_ticket_that_was_solved() {
        customer("nora");
        closed("nora", "nora-1", "UNRESOLVED");
        move(noon);
        var ticket =
                "/v1/tickets/" + said("nora", "ticket.TicketOpened", "ticketId").get(0);
        done(server.post(ticket + "/solution", "{\"by\":{\"kind\":\"AGENT\",\"id\":\"a-1\"}}"));
        move(noon.plusSeconds(60));
        rate("nora-1", 2);
        move(noon.plusSeconds(120));

        var woken = server.get(ticket).body().path("ticket").path("ticket");
        assertThat(woken.path("state").asString("")).isEqualTo("OPEN");
        assertThat(woken.path("tier").asString("")).isEqualTo("SUPERVISOR");
        assertThat(types("nora")).containsOnlyOnce("ticket.TicketOpened", "ticket.TicketReopened");
    }

    @Test
    void a_good_rating_brings_an_invitation_to_join_unless_one_has_joined() {
        customer("gina");
        customer("hugo");
        server.post("/v1/customers/hugo/identities", "{\"kind\":\"MEMBERSHIP\",\"handle\":\"m-7\"}");
        closed("gina", "gina-1", "RESOLVED");
        closed("hugo", "hugo-1", "RESOLVED");
        rate("gina-1", 5);
        rate("hugo-1", 5);
        move(noon);

        assertThat(offers("gina")).endsWith("OfferMade");
        assertThat(types("gina"))
                .contains("campaign.CustomerTreated")
                .doesNotContain("campaign.CouponIssued", "ticket.TicketOpened");
        assertThat(reasons("hugo")).containsExactly("ALREADY_CONVERTED");
    }

    @Test
    void a_talk_about_buying_brings_an_offer_unless_one_has_bought_within_a_day() {
        customer("ines");
        customer("jack");
        for (var name : List.of("ines", "jack")) {
            talk(name, name + "-1");
            done(server.post("/v1/conversations/" + name + "-1/intents", "{\"intents\":[\"buying\"]}"));
            close(name + "-1", "RESOLVED");
        }
        move(noon.plus(Duration.ofHours(23)));
        assertThat(offers("ines")).isEmpty();
        buy("jack", "o-jack");
        move(noon.plus(Duration.ofHours(25)));

        assertThat(offers("ines")).containsExactly("OfferPlanned", "OfferCleared", "OfferMade");
        assertThat(reasons("jack")).containsExactly("ALREADY_CONVERTED");
        assertThat(offers("jack")).containsExactly("OfferWithheld");
    }

    @Test
    void a_rating_is_asked_for_once_however_often_the_conversation_ends() {
        customer("karl");
        closed("karl", "karl-1", "RESOLVED");
        move(noon);
        done(server.post("/v1/conversations/karl-1/reopening", "{\"by\":{\"kind\":\"CUSTOMER\"}}"));
        close("karl-1", "RESOLVED");
        move(noon);

        assertThat(types("karl")).containsOnlyOnce("conversation.RatingAsked");
        assertThat(server.get("/v1/conversations/karl-1/entries").body().toString())
                .contains("RATING_ASKED");
    }

    @Test
    void who_looks_at_the_return_policy_three_times_is_invited_to_a_chat_once() {
        for (var view = 1; view <= 4; view++) {
            done(server.post(
                    "/v1/visits/s-1/page-views", "{\"page\":\"return-policy\",\"sightingId\":\"g-" + view + "\"}"));
            move(noon);
            var invited =
                    history("visit/s-1").stream().filter(event -> type(event).equals("visit.ChatInvited"));
            assertThat(invited).hasSize(view < 3 ? 0 : 1);
        }
    }

    @Test
    void who_slips_away_gets_two_offers_and_is_won_back_or_lost() {
        customer("lena");
        customer("marc");
        assess("lena", "AT_RISK");
        assess("marc", "AT_RISK");
        move(noon.plus(DAY.multipliedBy(5)));
        assess("lena", "HIBERNATING");
        buy("marc", "o-marc");
        move(noon.plus(DAY.multipliedBy(20)));
        assertThat(offers("lena").stream().filter("OfferMade"::equals)).hasSize(1);
        move(noon.plus(DAY.multipliedBy(35)));

        assertThat(offers("lena").stream().filter("OfferMade"::equals)).hasSize(2);
        assertThat(winBacks("lena")).containsExactly("LOST");
        assertThat(winBacks("marc")).containsExactly("WON_BACK");
        assertThat(types("lena")).containsOnlyOnce("customer.WinBackStarted");
        assertThat(offers("marc").stream().filter("OfferMade"::equals)).hasSize(1);
    }

    private static void launch(String campaign, String kind, String budget, int holdoutPercent) {
        done(server.put("/v1/campaigns/" + campaign, """
            {"name":"%s","kind":"%s","budget":{"amount":"%s","currency":"USD"},"couponsPerCustomer":5,"holdoutPercent":%d,
             "endsAt":"2030-01-01T00:00:00Z"}""".formatted(campaign, kind, budget, holdoutPercent)));
    }

    private static void customer(String id) {
        done(server.put("/v1/customers/" + id, "{}"));
        done(server.put("/v1/customers/" + id + "/consents/MARKETING", "{\"wording\":\"form-3\"}"));
    }

    private static void propose(String customer, String offer, String campaign) {
        done(server.put("/v1/customers/" + customer + "/offers/" + offer, """
            {"campaignId":"%s","kind":"APOLOGY","coupon":{"worth":{"amount":"10","currency":"USD"},"validFor":"P14D"},%s,%s}""".formatted(campaign, LIMITS, BECAUSE)));
    }

    private static void closed(String customer, String conversation, String outcome) {
        talk(customer, conversation);
        close(conversation, outcome);
    }

    private static void talk(String customer, String conversation) {
        done(server.put(
                "/v1/conversations/" + conversation, "{\"customerId\":\"" + customer + "\",\"channel\":\"WEB_CHAT\"}"));
    }

    private static void close(String conversation, String outcome) {
        done(server.post(
                "/v1/conversations/" + conversation + "/closing",
                "{\"by\":{\"kind\":\"SYSTEM\"},\"outcome\":\"" + outcome + "\"}"));
    }

    private static void rate(String conversation, int stars) {
        done(server.put("/v1/conversations/" + conversation + "/rating", "{\"stars\":" + stars + "}"));
    }

    private static void buy(String customer, String order) {
        done(server.put(
                "/v1/orders/" + order,
                "{\"customerId\":\"" + customer
                        + "\",\"total\":{\"amount\":\"20\",\"currency\":\"USD\"},\"items\":1}"));
    }

    private static void assess(String customer, String segment) {
        done(server.put(
                "/v1/customers/" + customer + "/segment",
                "{\"segment\":\"" + segment + "\",\"because\":{\"rule\":\"rfm\",\"version\":0}}"));
    }

    private static void done(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 201);
    }

    /** All that is due by then happens, and is reacted to. */
    private static void move(Instant now) {
        done(server.put("/v1/clock", "{\"now\":\"" + now + "\"}"));
        midnight = now.truncatedTo(ChronoUnit.DAYS);
    }

    private static List<String> offers(String customer) {
        return types(customer).stream()
                .filter(type -> type.startsWith("offer."))
                .map(type -> type.substring("offer.".length()))
                .toList();
    }

    private static List<String> reasons(String customer) {
        return said(customer, "offer.OfferWithheld", "reason");
    }

    private static List<String> winBacks(String customer) {
        return said(customer, "customer.WinBackEnded", "outcome");
    }

    private static List<String> said(String customer, String type, String field) {
        return history("customer/" + customer).stream()
                .filter(event -> type(event).equals(type))
                .map(event -> event.path("payload").path(field).asString(""))
                .toList();
    }

    private static List<String> types(String customer) {
        return history("customer/" + customer).stream().map(AfterChatTest::type).toList();
    }

    private static List<JsonNode> history(String subject) {
        var events =
                server.get("/v1/history?limit=1000&subject=" + subject).body().path("events");
        return StreamSupport.stream(events.spliterator(), false).toList();
    }

    private static String type(JsonNode event) {
        return event.path("type").asString("");
    }
}
