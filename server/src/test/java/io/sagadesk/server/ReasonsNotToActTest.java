package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests each flow that makes offers, on a running server, with each reason not to make one and without any. */
class ReasonsNotToActTest {

    private static final int HELD_OUT_PERCENT = 10;
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration UNTIL_NIGHT = Duration.ofHours(10);
    private static final Duration UNTIL_MORNING = Duration.ofHours(21);

    @TempDir
    static Path data;

    private static RunningServer server;
    private static SimulatedDays days;
    private static int versions;
    private Instant noon;

    /** The kind of event that leads to an offer, and the delay of the offer. */
    enum Flow {
        APOLOGY("apology", Duration.ZERO),
        CONSULTATION("consultation", SimulatedDays.DAY),
        MEMBERSHIP("membership", Duration.ZERO),
        WIN_BACK("win-back", Duration.ZERO);

        private final String campaign;
        private final Duration delay;

        Flow(String campaign, Duration delay) {
            this.campaign = campaign;
            this.delay = delay;
        }
    }

    @BeforeAll
    static void start() {
        server = RunningServer.on(data, START);
        days = new SimulatedDays(server, START);
        days.launch("apology", "APOLOGY", "1000", HELD_OUT_PERCENT, 1);
        days.launch("consultation", "UNCONVERTED_CONSULTATION", "1000", HELD_OUT_PERCENT, 1);
        days.launch("membership", "MEMBERSHIP", "1000", HELD_OUT_PERCENT, 1);
        days.launch("win-back", "WIN_BACK", "1000", HELD_OUT_PERCENT, 1);
        days.launch("earlier", "PROMOTION", "1000", 0);
        days.launch("poor", "PROMOTION", "1", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void moveToNextNoon() {
        noon = days.noonOfTheNext();
        days.move(noon);
    }

    @ParameterizedTest
    @EnumSource
    void where_nothing_speaks_against_it_an_offer_is_made(Flow flow) {
        var anna = customer(flow, "anna", false);
        days.customer(anna);
        happen(flow, anna, noon);
        assertThat(made(flow.campaign, anna)).isEqualTo(1);
        assertThat(days.reasons(anna)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void no_offer_is_made_without_consent(Flow flow) {
        var bert = customer(flow, "bert", false);
        SimulatedDays.done(server.put("/v1/customers/" + bert, "{}"));
        happen(flow, bert, noon);
        assertWithheld(flow, bert, "NO_CONSENT");
    }

    @ParameterizedTest
    @EnumSource
    void no_offer_is_made_when_consent_is_withdrawn_while_it_waits(Flow flow) {
        var cora = customer(flow, "cora", false);
        days.customer(cora);
        happenAtNight(flow, cora);
        SimulatedDays.done(server.delete("/v1/customers/" + cora + "/consents/MARKETING"));
        days.move(noon.plus(UNTIL_MORNING).plus(flow.delay));
        assertWithheld(flow, cora, "NO_CONSENT");
    }

    @ParameterizedTest
    @EnumSource
    void no_offer_is_made_to_who_is_held_out(Flow flow) {
        var dora = customer(flow, "dora", true);
        days.customer(dora);
        happen(flow, dora, noon);
        assertThat(days.reasons(dora)).containsExactly("HELD_OUT");
        assertThat(made(flow.campaign, dora)).isZero();
        assertThat(days.types(dora)).containsOnlyOnce("campaign.CustomerHeldOut");
    }

    @ParameterizedTest
    @EnumSource
    void no_offer_is_made_to_who_had_two_of_other_flows_within_thirty_days(Flow flow) {
        var edna = customer(flow, "edna", false);
        days.customer(edna);
        days.propose(edna, edna + "-1", "earlier");
        days.propose(edna, edna + "-2", "earlier");
        days.move(noon);
        assertThat(made("earlier", edna)).isEqualTo(2);
        happen(flow, edna, noon);
        assertWithheld(flow, edna, "FREQUENCY_CAP");
    }

    @ParameterizedTest
    @EnumSource
    void no_offer_is_made_to_who_has_as_many_coupons_of_the_campaign_as_one_may_have(Flow flow) {
        var fred = customer(flow, "fred", false);
        days.customer(fred);
        SimulatedDays.done(server.put("/v1/campaigns/" + flow.campaign + "/coupons/of-" + fred, """
            {"customerId":"%s","worth":{"amount":"1","currency":"USD"},"expiresAt":"2030-01-01T00:00:00Z",\
            "because":{"rule":"test","version":0}}""".formatted(fred)));
        happen(flow, fred, noon);
        assertWithheld(flow, fred, "CUSTOMER_CAPPED");
    }

    @ParameterizedTest
    @EnumSource
    void an_offer_waits_until_quiet_hours_are_over(Flow flow) {
        var gina = customer(flow, "gina", false);
        days.customer(gina);
        happenAtNight(flow, gina);
        var morning = noon.plus(UNTIL_MORNING).plus(flow.delay);
        days.move(morning.minusMillis(1));
        assertThat(days.offers(gina)).containsExactly("OfferPlanned");
        assertThat(told(gina)).isZero();
        days.move(morning);
        assertThat(made(flow.campaign, gina)).isEqualTo(1);
        assertThat(told(gina)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMBERSHIP") // it needs no budget
    void no_offer_is_made_when_the_budget_is_spent(Flow flow) {
        var hugo = customer(flow, "hugo", false);
        days.customer(hugo);
        publish("poor", "poor", "poor");
        happen(flow, hugo, noon);
        publish("apology", "consultation", "win-back");
        assertThat(days.reasons(hugo)).containsExactly("BUDGET_SPENT");
        assertThat(days.types(hugo)).doesNotContain("offer.OfferMade", "campaign.CouponIssued");
    }

    @ParameterizedTest
    @CsvSource({"CONSULTATION", "WIN_BACK"}) // a purchase makes only these needless
    void no_offer_is_made_to_who_buys_while_it_waits(Flow flow) {
        var ines = customer(flow, "ines", false);
        days.customer(ines);
        happenAtNight(flow, ines);
        days.buy(ines, "o-" + ines);
        days.move(noon.plus(UNTIL_MORNING).plus(flow.delay));
        assertWithheld(flow, ines, "ALREADY_CONVERTED");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void no_invitation_is_made_to_who_has_joined_before(boolean meanwhile) {
        var jack = customer(Flow.MEMBERSHIP, "jack" + meanwhile, false);
        days.customer(jack);
        if (!meanwhile) join(jack);
        happenAtNight(Flow.MEMBERSHIP, jack);
        if (meanwhile) join(jack);
        days.move(noon.plus(UNTIL_MORNING));
        assertWithheld(Flow.MEMBERSHIP, jack, "ALREADY_CONVERTED");
    }

    private static void join(String customer) {
        SimulatedDays.done(server.post(
                "/v1/customers/" + customer + "/identities", "{\"kind\":\"MEMBERSHIP\",\"handle\":\"m-7\"}"));
    }

    private void happenAtNight(Flow flow, String customer) {
        var night = noon.plus(UNTIL_NIGHT);
        days.move(night);
        happen(flow, customer, night);
    }

    private static void happen(Flow flow, String customer, Instant now) {
        var talk = "talk-" + customer;
        switch (flow) {
            case APOLOGY, MEMBERSHIP -> {
                days.closed(customer, talk, "RESOLVED");
                days.rate(talk, flow == Flow.APOLOGY ? 1 : 5);
            }
            case CONSULTATION -> {
                days.talk(customer, talk);
                SimulatedDays.done(server.post("/v1/conversations/" + talk + "/intents", "{\"intents\":[\"buying\"]}"));
                days.close(talk, "RESOLVED");
            }
            case WIN_BACK -> days.assess(customer, "AT_RISK");
        }
        days.move(now.plus(flow.delay));
    }

    private static void assertWithheld(Flow flow, String customer, String reason) {
        assertThat(days.reasons(customer)).containsExactly(reason);
        assertThat(made(flow.campaign, customer)).isZero();
        if (flow == Flow.WIN_BACK) assertThat(days.winBacks(customer)).containsExactly("WITHHELD");
    }

    private static long made(String campaign, String customer) {
        return days.fieldValues(customer, "offer.OfferMade", "campaignId").stream()
                .filter(campaign::equals)
                .count();
    }

    private static long told(String customer) {
        return days.types(customer).stream()
                .filter("delivery.MessageSent"::equals)
                .count();
    }

    /** Publishes a policy by which these campaigns pay for the coupons. */
    private static void publish(String apology, String consultation, String winBack) {
        versions++;
        SimulatedDays.done(
                server.put("/v1/policies/post-chat/versions/" + versions, """
            {"rules":{"apology":{"campaign":"%s"},"consultation":{"campaign":"%s"}}}""".formatted(apology, consultation)));
        SimulatedDays.done(server.put("/v1/policies/win-back/versions/" + versions, """
            {"rules":{"campaign":"%s"}}""".formatted(winBack)));
    }

    /** A customer id that the flow's campaign holds out, or does not. */
    private static String customer(Flow flow, String name, boolean heldOut) {
        return IntStream.range(0, 1_000)
                .mapToObj(number -> name + "-" + flow.name().toLowerCase(Locale.ROOT) + "-" + number)
                .filter(id -> (share(flow.campaign, id) < HELD_OUT_PERCENT) == heldOut)
                .findFirst()
                .orElseThrow();
    }

    /** Computes the holdout share as documented, so that anybody can check it. */
    private static long share(String campaign, String customer) {
        var text = (campaign + "|" + customer).getBytes(StandardCharsets.UTF_8);
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text);
            return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), 100);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
