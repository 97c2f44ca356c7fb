package io.sagadesk.server;

import static io.sagadesk.server.PreviousVersion.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests that this version continues the work of the previous version, even where saga classes were renamed. */
class PreviousVersionContinuationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant NEXT_MORNING = Instant.parse("2026-03-25T09:00:00Z");
    private static final int DAYS = 17;
    private static final Instant DAYS_LATER = STOPPED.plus(Duration.ofDays(DAYS));
    private static final String PARKED = "/v1/reactions/when-closed-unresolved-then-open-ticket/parked";
    private static final String STUCK = "/v1/projections/tickets/dead-letters";

    @TempDir
    Path data;

    private List<String> log = List.of();

    @BeforeEach
    void unpack() throws IOException {
        PreviousVersion.unpackTo(data);
        log = PreviousVersion.log(data);
    }

    @AfterEach
    void its_log_is_the_same_byte_for_byte() {
        assertThat(PreviousVersion.log(data)).isEqualTo(log);
    }

    @Test
    void conversations_at_its_desks_go_on() {
        try (var server = PreviousServer.on(data)) {
            server.close("k-assigned");
            server.close("k-shared");
            server.accept("k-angry", "sam");
            server.move(STOPPED.plusSeconds(31));

            assertThat(server.happened())
                    .contains(
                            "desk.ConversationReleased desk/support k-assigned",
                            "desk.ConversationLeftQueue desk/orders k-shared",
                            "timer.OfferLapsed k-offered",
                            "desk.AssignmentDeclined desk/support k-offered",
                            "timer.WaitedLong k-waiting",
                            "desk.WaitNoticed desk/orders k-waiting")
                    .doesNotContain("timer.OfferLapsed k-angry", "timer.WaitedLong k-shared");
            assertThat(server.fieldValues("desk.AssignmentDeclined", "reason")).containsExactly("TIMED_OUT");
            assertThat(server.fieldValues("desk.ConversationAssigned", "agentId"))
                    .as("the next agent")
                    .containsExactly("sam");
            server.accept("k-offered", "sam");
            server.move(STOPPED.plusSeconds(120));

            assertThat(server.happened())
                    .contains("desk.WayOutOffered desk/orders k-soothed")
                    .doesNotContain("desk.WaitNoticed desk/orders k-soothed");
        }
    }

    @Test
    void its_desks_follow_the_routing_that_is_published_next() {
        try (var server = PreviousServer.on(data)) {
            server.put("/v1/policies/routing/versions/3", "{\"rules\":{\"criteria\":[\"SPARE_CAPACITY\"]}}");
            server.settle();

            assertThat(server.happened())
                    .containsExactlyInAnyOrder(
                            "policy.PolicyPublished policy/routing",
                            "desk.RoutingAdopted desk/support",
                            "desk.RoutingAdopted desk/orders");
        }
    }

    @Test
    void the_clocks_of_its_tickets_go_on() {
        try (var server = PreviousServer.on(data)) {
            acceptWaitingOffers(server);
            server.put("/v1/tickets/t-next/replies/answer", """
                {"author":{"kind":"AGENT","id":"olga"},"text":"That one."}""");
            server.move(STOPPED.plus(Duration.ofMinutes(50)));

            assertThat(server.happened())
                    .contains(
                            "ticket.TargetMet ticket/t-next",
                            "ticket.TargetAtRisk ticket/t-urgent",
                            "ticket.TargetBreached ticket/t-urgent",
                            "ticket.TicketEscalated ticket/t-urgent");
            server.move(NEXT_MORNING);

            assertThat(server.happened())
                    .contains("ticket.TargetAtRisk ticket/t-missed", "ticket.TargetBreached ticket/t-risk")
                    .doesNotContain(
                            "ticket.TargetAtRisk ticket/t-risk",
                            "ticket.TargetBreached ticket/t-next",
                            "ticket.TargetBreached ticket/t-pending",
                            "ticket.TargetBreached ticket/t-held",
                            "ticket.TargetBreached ticket/t-solved");
            assertThat(server.fieldValues("ticket.TargetBreached", "level")).contains("1", "2", "3");
        }
    }

    @Test
    void offers_that_wait_are_made_and_so_is_one_to_who_has_not_bought() throws IOException {
        try (var server = PreviousServer.on(data)) {
            acceptWaitingOffers(server);
            server.buy("jack");
            server.move(NEXT_MORNING);

            assertThat(server.happened())
                    .contains(
                            "offer.OfferWithheld customer/jack",
                            "timer.ConsultationLapsed k-buy-closed",
                            "offer.OfferPlanned customer/ines",
                            "offer.OfferMade customer/ines",
                            "offer.OfferMade customer/rita",
                            "offer.OfferMade customer/fred")
                    .doesNotContain("offer.OfferPlanned customer/jack", "offer.OfferPlanned customer/kurt");
            assertThat(server.fieldValues("offer.OfferWithheld", "reason")).containsExactly("ALREADY_CONVERTED");
            assertThat(server.fieldValues("campaign.CouponIssued", "customerId"))
                    .containsExactlyInAnyOrder("ines", "rita", "fred");
            assertThat(server.mail("ines")).contains("Your code: ");
            assertThat(server.mail("fred")).contains("Subject: We are sorry", "7.50 USD");
        }
    }

    @Test
    void attempts_to_win_customers_back_go_on() {
        try (var server = PreviousServer.on(data)) {
            acceptWaitingOffers(server);
            server.move(DAYS_LATER);

            assertThat(server.happened())
                    .contains(
                            "customer.WinBackEnded customer/nora",
                            "customer.WinBackEnded customer/marc",
                            "offer.OfferPlanned customer/lena",
                            "offer.OfferMade customer/lena")
                    .doesNotContain("offer.OfferPlanned customer/marc", "customer.WinBackEnded customer/lena");
            assertThat(server.fieldValues("customer.WinBackEnded", "outcome")).containsOnly("LOST");
            assertThat(server.fieldValues("customer.WinBackEnded", "withheld")).contains("HELD_OUT");
            server.buy("lena");
            server.move(DAYS_LATER);

            assertThat(server.fieldValues("customer.WinBackEnded", "outcome")).endsWith("WON_BACK");
        }
    }

    @Test
    void coupons_expire_and_segments_are_assessed_once_each_night() {
        try (var server = PreviousServer.on(data)) {
            acceptWaitingOffers(server);
            server.move(DAYS_LATER);

            var lapsed = server.fieldValues("timer.CouponLapsed", "couponId");
            assertThat(lapsed).isNotEmpty();
            assertThat(server.fieldValues("campaign.CouponExpired", "couponId"))
                    .containsExactlyInAnyOrderElementsOf(lapsed);
            assertThat(server.fieldValues("timer.AssessmentDue", "day"))
                    .hasSize(DAYS)
                    .doesNotHaveDuplicates()
                    .startsWith("2026-03-24");
            assertThat(server.happened()).contains("customer.SegmentChanged customer/kurt");
        }
    }

    @Test
    void messages_that_wait_are_sent() throws IOException {
        try (var server = PreviousServer.on(data)) {
            acceptWaitingOffers(server);
            var givenUp = server.get("/v1/outbox?state=given-up").path("entries");
            assertThat(givenUp.size()).isEqualTo(1);
            server.post("/v1/outbox/" + givenUp.path(0).path("deliveryId").asString() + "/retry", "");
            server.move(STOPPED.plus(Duration.ofMinutes(10)));

            assertThat(server.fieldValues("delivery.MessageSent", "customerId")).containsExactly("xena", "yuri");
            assertThat(server.mail("xena")).contains("Subject: How was it?");
            assertThat(server.mail("yuri")).contains("Subject: How was it?");
            assertThat(server.mail("gina")).as("not at night").isEmpty();
            server.move(NEXT_MORNING);

            assertThat(server.mail("gina")).isNotEmpty();
            assertThat(isNone(server.get("/v1/outbox?state=waiting").path("entries")))
                    .isTrue();
        }
    }

    /** The dead letters of an automation are retried automatically once the unreadable one is discarded. */
    @Test
    void what_it_parked_is_reacted_to_and_folded() {
        try (var server = PreviousServer.on(data)) {
            var discarded = server.http().delete(PARKED + "?sequence=paul&reason=unreadable");
            assertThat(discarded.body().path("discarded").asInt()).isEqualTo(1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.fieldValues("ticket.TicketOpened", "conversationId"))
                            .containsExactly("k-zoe", "k-zoe-2"));
            await().atMost(PATIENCE)
                    .until(
                            () -> server.get("/v1/reactions/parked").path("events"),
                            PreviousVersionContinuationTest::isNone);

            var retried = server.post(STUCK + "/retry?sequence=t-stuck", "");
            assertThat(retried.path("folded").asBoolean(false)).isTrue();
            assertThat(isNone(server.get(STUCK).path("events"))).isTrue();
            var ticket = server.get("/v1/tickets/t-stuck").path("ticket").path("ticket");
            assertThat(ticket.path("notes").asInt()).isEqualTo(2);
        }
    }

    @Test
    void a_rebuild_that_it_paused_goes_on() {
        try (var server = PreviousServer.on(data)) {
            server.post("/v1/rebuilds/service-3/rate?eventsPerSecond=0", "");
            server.post("/v1/rebuilds/service-3/resume", "");

            await().atMost(PATIENCE)
                    .until(() -> rebuild(server).path("status").asString().equals("DONE"));
            assertThat(rebuild(server).path("differences").asInt(-1)).isZero();
            assertThat(rebuild(server).path("before").size()).isPositive();
        }
    }

    /** Accepts the waiting offers, else agents would be asked every 30 seconds. */
    private static void acceptWaitingOffers(PreviousServer server) {
        server.accept("k-offered", "sue");
        server.accept("k-angry", "sam");
    }

    private static JsonNode rebuild(PreviousServer server) {
        return server.get("/v1/rebuilds/service-3").path("rebuild");
    }

    private static boolean isNone(JsonNode list) {
        return list.isArray() && list.isEmpty();
    }
}
