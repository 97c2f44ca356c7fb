package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what happens after a conversation, over simulated days. Each test uses its own customers. */
class AfterChatTest {

    private static final Duration DAY = SimulatedDays.DAY;
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @TempDir
    static Path data;

    private static RunningServer server;
    private static SimulatedDays days;
    private Instant noon;

    @BeforeAll
    static void start() {
        server = RunningServer.on(data, START);
        days = new SimulatedDays(server, START);
        days.launch("apology", "APOLOGY", "1000", 0);
        days.launch("membership", "MEMBERSHIP", "0", 0);
        days.launch("consultation", "UNCONVERTED_CONSULTATION", "1000", 0);
        days.launch("win-back", "WIN_BACK", "1000", 0);
        days.launch("for-nobody", "APOLOGY", "1000", 100);
        days.launch("poor", "APOLOGY", "5", 0);
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

    @Test
    void an_offer_waits_for_the_morning_is_made_with_its_coupon_and_the_coupon_expires() {
        days.customer("anna");
        days.move(noon.plus(Duration.ofHours(10)));
        days.propose("anna", "of-anna", "apology");
        assertThat(days.offers("anna")).containsExactly("OfferPlanned");

        var morning = noon.plus(Duration.ofHours(21));
        days.move(morning);
        assertThat(days.offers("anna")).containsExactly("OfferPlanned", "OfferCleared", "OfferMade");
        assertThat(days.types("anna")).contains("campaign.CouponIssued").doesNotContain("campaign.CouponExpired");
        days.move(morning.plus(DAY.multipliedBy(14)));

        assertThat(days.types("anna")).containsOnlyOnce("campaign.CouponIssued", "campaign.CouponExpired");
        assertThat(days.history("offer/of-anna").stream().map(SimulatedDays::type))
                .contains("offer.OfferPlanned", "timer.OfferDue", "offer.OfferMade");
    }

    @Test
    void who_objects_meanwhile_gets_neither_offer_nor_coupon() {
        days.customer("bert");
        days.move(noon.plus(Duration.ofHours(10)));
        days.propose("bert", "of-bert", "apology");

        assertThat(server.delete("/v1/customers/bert/consents/MARKETING").status())
                .isEqualTo(200);
        days.move(noon.plus(DAY));

        assertThat(days.offers("bert")).containsExactly("OfferPlanned", "OfferWithheld");
        assertThat(days.reasons("bert")).containsExactly("NO_CONSENT");
        assertThat(days.types("bert")).doesNotContain("campaign.BudgetReserved", "campaign.CouponIssued");
    }

    @Test
    void a_campaign_may_refuse_and_each_reason_is_recorded() {
        List.of("cora", "dora", "edna").forEach(days::customer);
        days.propose("cora", "of-cora", "for-nobody");
        days.propose("dora", "of-dora", "poor");
        days.propose("edna", "of-edna", "never-launched");
        days.move(noon);

        assertThat(days.reasons("cora")).containsExactly("HELD_OUT");
        assertThat(days.types("cora")).containsOnlyOnce("campaign.CustomerHeldOut");
        assertThat(days.reasons("dora")).containsExactly("BUDGET_SPENT");
        assertThat(days.reasons("edna")).containsExactly("CAMPAIGN_OVER");
        assertThat(days.types("cora")).doesNotContain("campaign.CouponIssued");
    }

    @Test
    void a_poor_rating_goes_to_a_supervisor_and_brings_an_apology_but_never_more_than_two_a_month() {
        days.customer("fred");
        for (var talk : List.of("fred-1", "fred-2", "fred-3")) {
            days.closed("fred", talk, "UNRESOLVED");
            days.rate(talk, 1);
            days.move(noon);
        }

        assertThat(days.types("fred").stream().filter("ticket.TicketOpened"::equals))
                .hasSize(3);
        assertThat(days.types("fred").stream().filter("ticket.TicketEscalated"::equals))
                .hasSize(3);
        assertThat(days.types("fred").stream().filter("campaign.CouponIssued"::equals))
                .hasSize(2);
        assertThat(days.reasons("fred")).containsExactly("FREQUENCY_CAP");
    }

    @Test
    void a_poor_rating_wakes_up_the_ticket_that_was_solved() {
        days.customer("nora");
        days.closed("nora", "nora-1", "UNRESOLVED");
        days.move(noon);
        var ticket = "/v1/tickets/"
                + days.fieldValues("nora", "ticket.TicketOpened", "ticketId").get(0);
        SimulatedDays.done(server.post(ticket + "/solution", "{\"by\":{\"kind\":\"AGENT\",\"id\":\"a-1\"}}"));
        days.move(noon.plusSeconds(60));
        days.rate("nora-1", 2);
        days.move(noon.plusSeconds(120));

        var reopened = server.get(ticket).body().path("ticket").path("ticket");
        assertThat(reopened.path("state").asString("")).isEqualTo("OPEN");
        assertThat(reopened.path("tier").asString("")).isEqualTo("SUPERVISOR");
        assertThat(days.types("nora")).containsOnlyOnce("ticket.TicketOpened", "ticket.TicketReopened");
    }

    @Test
    void a_good_rating_brings_an_invitation_to_join_unless_one_has_joined() {
        days.customer("gina");
        days.customer("hugo");
        server.post("/v1/customers/hugo/identities", "{\"kind\":\"MEMBERSHIP\",\"handle\":\"m-7\"}");
        days.closed("gina", "gina-1", "RESOLVED");
        days.closed("hugo", "hugo-1", "RESOLVED");
        days.rate("gina-1", 5);
        days.rate("hugo-1", 5);
        days.move(noon);

        assertThat(days.offers("gina")).endsWith("OfferMade");
        assertThat(days.types("gina"))
                .contains("campaign.CustomerTreated")
                .doesNotContain("campaign.CouponIssued", "ticket.TicketOpened");
        assertThat(days.reasons("hugo")).containsExactly("ALREADY_CONVERTED");
    }

    @Test
    void a_talk_about_buying_brings_an_offer_unless_one_has_bought_within_a_day() {
        days.customer("ines");
        days.customer("jack");
        for (var name : List.of("ines", "jack")) {
            days.talk(name, name + "-1");
            SimulatedDays.done(server.post("/v1/conversations/" + name + "-1/intents", "{\"intents\":[\"buying\"]}"));
            days.close(name + "-1", "RESOLVED");
        }
        days.move(noon.plus(Duration.ofHours(23)));
        assertThat(days.offers("ines")).isEmpty();
        days.buy("jack", "o-jack");
        days.move(noon.plus(Duration.ofHours(25)));

        assertThat(days.offers("ines")).containsExactly("OfferPlanned", "OfferCleared", "OfferMade");
        assertThat(days.reasons("jack")).containsExactly("ALREADY_CONVERTED");
        assertThat(days.offers("jack")).containsExactly("OfferWithheld");
    }

    @Test
    void a_rating_is_asked_for_once_however_often_the_conversation_ends() {
        days.customer("karl");
        days.closed("karl", "karl-1", "RESOLVED");
        days.move(noon);
        SimulatedDays.done(server.post("/v1/conversations/karl-1/reopening", "{\"by\":{\"kind\":\"CUSTOMER\"}}"));
        days.close("karl-1", "RESOLVED");
        days.move(noon);

        assertThat(days.types("karl")).containsOnlyOnce("conversation.RatingAsked");
        assertThat(server.get("/v1/conversations/karl-1/entries").body().toString())
                .contains("RATING_ASKED");
    }

    @Test
    void who_looks_at_the_return_policy_three_times_is_invited_to_a_chat_once() {
        for (var view = 1; view <= 4; view++) {
            SimulatedDays.done(server.post(
                    "/v1/visits/s-1/page-views", "{\"page\":\"return-policy\",\"sightingId\":\"g-" + view + "\"}"));
            days.move(noon);
            var invited = days.history("visit/s-1").stream()
                    .filter(event -> SimulatedDays.type(event).equals("visit.ChatInvited"));
            assertThat(invited).hasSize(view < 3 ? 0 : 1);
        }
    }

    @Test
    void who_slips_away_gets_two_offers_and_is_won_back_or_lost() {
        days.customer("lena");
        days.customer("marc");
        days.assess("lena", "AT_RISK");
        days.assess("marc", "AT_RISK");
        days.move(noon.plus(DAY.multipliedBy(5)));
        days.assess("lena", "HIBERNATING");
        days.buy("marc", "o-marc");
        days.move(noon.plus(DAY.multipliedBy(20)));
        assertThat(days.offers("lena").stream().filter("OfferMade"::equals)).hasSize(1);
        days.move(noon.plus(DAY.multipliedBy(35)));

        assertThat(days.offers("lena").stream().filter("OfferMade"::equals)).hasSize(2);
        assertThat(days.winBacks("lena")).containsExactly("LOST");
        assertThat(days.winBacks("marc")).containsExactly("WON_BACK");
        assertThat(days.types("lena")).containsOnlyOnce("customer.WinBackStarted");
        assertThat(days.offers("marc").stream().filter("OfferMade"::equals)).hasSize(1);
    }
}
