package io.sagadesk.server;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.server.mongo.MongoChild;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The journeys of routing, service levels, coupons and forgetting through two servers on one PostgreSQL and one
 * MongoDB-protocol server. Each step goes through the other server than the step before.
 */
class SharedJourneysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90); // on a busy machine
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ALWAYS = """
            {"zone":"UTC","hours":{"MONDAY":["00:00-24:00"],"TUESDAY":["00:00-24:00"],"WEDNESDAY":["00:00-24:00"],\
            "THURSDAY":["00:00-24:00"],"FRIDAY":["00:00-24:00"],"SATURDAY":["00:00-24:00"],"SUNDAY":["00:00-24:00"]}}""";

    /** What reactions, timers and the outbox do in all journeys together, each of them once for its reason. */
    private static final Map<String, Long> AUTOMATIC = Map.ofEntries(
            Map.entry("campaign.BudgetReserved", 2L), // the apology, the win-back
            Map.entry("campaign.CouponIssued", 2L),
            Map.entry("campaign.CustomerTreated", 1L), // the membership, which has no coupon
            Map.entry("conversation.ConversationSentToDesk", 1L),
            Map.entry("conversation.RatingAsked", 2L),
            Map.entry("customer.WinBackEnded", 1L),
            Map.entry("customer.WinBackStarted", 1L),
            Map.entry("delivery.MessageGivenUp", 2L), // the chat page asks for ratings
            Map.entry("delivery.MessageSent", 3L), // the three offers
            Map.entry("desk.ConversationAssigned", 1L),
            Map.entry("desk.ConversationQueued", 1L),
            Map.entry("desk.ConversationReleased", 1L),
            Map.entry("desk.RoutingAdopted", 1L),
            Map.entry("offer.OfferCleared", 3L),
            Map.entry("offer.OfferMade", 3L),
            Map.entry("offer.OfferPlanned", 3L),
            Map.entry("ticket.ServiceLevelApplied", 3L),
            Map.entry("ticket.TargetBreached", 1L),
            Map.entry("ticket.TargetMet", 1L),
            Map.entry("ticket.TicketEscalated", 2L), // the breach, the poor rating
            Map.entry("ticket.TicketOpened", 1L));

    /** On a busy machine a target may be missed before there was time to warn. */
    private static final String WARNING = "ticket.TargetAtRisk";

    @TempDir
    Path directory;

    private MongoChild mongo;
    private ChildServer one;
    private ChildServer other;
    private ChildServer next;
    private long seen = -1;

    @BeforeEach
    void start() throws Exception {
        var database = SharedStores.newDatabase();
        mongo = MongoChild.on(directory.resolve("mongo"));
        var settings = SharedStores.environment(database, mongo);
        one = ChildServer.on(directory.resolve("one"), settings);
        other = ChildServer.on(directory.resolve("other"), settings);
        next = one;
    }

    @AfterEach
    void stop() throws Exception {
        for (var started : Stream.<AutoCloseable>of(one, other, mongo)
                .filter(part -> part != null)
                .toList()) started.close();
    }

    @Test
    void every_journey_goes_through_both_and_each_automation_acts_once() throws Exception {
        publishPolicies();
        customersAndCampaigns();

        breach();
        routing();
        coupon();
        pause();
        winBack();
        membership();
        forget();

        lastEvents();
        sameAnswers();
        assertThat(automatic()).isEqualTo(AUTOMATIC);
    }

    /** Limits of seconds where a time limit shall pass, of an hour where none shall. */
    private void publishPolicies() throws Exception {
        put("/v1/policies/routing/versions/1", """
            {"rules":{"offer":"PT1H","soothe":"PT1H","wayOut":"PT1H"}}""");
        put("/v1/policies/escalation/versions/1", "{\"rules\":{\"mostLevels\":1}}");
        put("/v1/policies/post-chat/versions/1", """
            {"rules":{"offers":{"quietFrom":"12:00","quietUntil":"12:00"}}}""");
        put("/v1/policies/sla/versions/1", """
            {"rules":{"calendars":{"always":%s},"plans":[{"name":"tight","calendar":"always","targets":{\
            "URGENT":{"firstResponse":"PT2S"},"HIGH":{"firstResponse":"PT1H"}}}]}}""".formatted(ALWAYS));
    }

    private void customersAndCampaigns() throws Exception {
        for (var customer : List.of("anna", "ben", "carl")) {
            put("/v1/customers/" + customer, """
                {"contact":{"name":"%s","email":"%s@example.org"}}""".formatted(customer, customer));
            put("/v1/customers/" + customer + "/consents/MARKETING", "{\"wording\":\"form-3\"}");
        }
        for (var campaign : List.of("apology", "win-back", "membership")) {
            put("/v1/campaigns/" + campaign, """
                {"name":"%s","kind":"PROMOTION","budget":{"amount":"1000","currency":"USD"},"couponsPerCustomer":5,\
                "holdoutPercent":0,"endsAt":"2999-01-01T00:00:00Z"}""".formatted(campaign));
        }
    }

    private void breach() throws Exception {
        put("/v1/tickets/late", "{\"customerId\":\"ben\",\"priority\":\"URGENT\",\"subject\":\"Parcel\"}");
        await("ticket/late", "ticket.TicketEscalated", 1);
        for (var type : List.of("ServiceLevelApplied", "TargetBreached", "TicketEscalated")) {
            assertThat(of("ticket/late", "ticket." + type)).as(type).hasSize(1);
        }
        assertThat(field(of("ticket/late", "ticket.TargetBreached").get(0), "because"))
                .contains("FIRST_RESPONSE");
    }

    private void routing() throws Exception {
        put("/v1/desks/support", "{\"name\":\"Support\"}");
        put("/v1/desks/support/agents/ada", "{\"skills\":[],\"capacity\":1,\"senior\":false}");
        put("/v1/conversations/v-1", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}");
        post("/v1/conversations/v-1/human-requests", "{\"reason\":\"CUSTOMER_ASKED\"}");
        await("conversation/v-1", "desk.ConversationAssigned", 1);
        post("/v1/desks/support/conversations/v-1/acceptance", "{\"agentId\":\"ada\"}");
        say("v-1", "m-1");
        post("/v1/conversations/v-1/closing", """
            {"by":{"kind":"AGENT","id":"ada"},"outcome":"UNRESOLVED"}""");
        await("conversation/v-1", "desk.ConversationReleased", 1);
        await("conversation/v-1", "ticket.TicketOpened", 1);
        for (var type :
                List.of("ConversationQueued", "ConversationAssigned", "AssignmentAccepted", "ConversationReleased")) {
            assertThat(of("conversation/v-1", "desk." + type)).as(type).hasSize(1);
        }
    }

    /** The coupon is issued by a reaction, redeemed through one server, and refused by the other one. */
    private void coupon() throws Exception {
        put("/v1/conversations/v-1/rating", "{\"stars\":1}");
        await("customer/anna", "campaign.CouponIssued", 1);
        var issued = of("customer/anna", "campaign.CouponIssued").get(0);
        assertThat(one.put("/v1/campaigns/apology/coupons/by-hand", coupon("anna"))
                        .statusCode())
                .isEqualTo(201);
        for (var coupon : List.of(issued.at("/payload/couponId").asString(""), "by-hand")) {
            var code = answer(other, "/v1/coupons/" + coupon).path("code").asString("");
            assertThat(code).isNotEmpty();
            assertThat(redeem(other, code, "o-1").statusCode()).isEqualTo(200);
            var again = redeem(one, code, "o-2");
            assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
            assertThat(again.body()).contains("coupon-spent");
            assertThat(redeem(one, code, "o-1").statusCode())
                    .as("the same order again")
                    .isEqualTo(200);
            assertThat(of("coupon/" + coupon, "campaign.CouponRedeemed")).hasSize(1);
        }
    }

    private static String coupon(String customer) {
        return """
            {"customerId":"%s","worth":{"amount":"10.00","currency":"USD"},"expiresAt":"2998-01-01T00:00:00Z",\
            "because":{"rule":"test","version":1}}""".formatted(customer);
    }

    private static HttpResponse<String> redeem(ChildServer server, String code, String order) throws Exception {
        return server.post("/v1/coupons/redemptions", "application/json", """
            {"code":"%s","customerId":"anna","orderId":"%s"}""".formatted(code, order));
    }

    /** A target that is paused through one server and goes on through the other one is due later by the pause. */
    private void pause() throws Exception {
        put("/v1/tickets/held", "{\"customerId\":\"ben\",\"priority\":\"HIGH\",\"subject\":\"Shoes\"}");
        await("ticket/held", "ticket.ServiceLevelApplied", 1);
        post("/v1/tickets/held/hold", "{\"reason\":\"the carrier\"}");
        for (var server : List.of(one, other)) {
            assertThat(firstResponse(server).has("dueAt")).isFalse();
        }
        post("/v1/tickets/held/resumption", "{}");
        for (var server : List.of(one, other)) {
            var clock = firstResponse(server);
            var pause = clock.path("pauses").path(0);
            var paused = Duration.between(instant(pause, "from"), instant(pause, "to"));
            assertThat(instant(clock, "dueAt"))
                    .isEqualTo(instant(clock, "startedAt")
                            .plus(Duration.ofHours(1))
                            .plus(paused));
        }
        post("/v1/tickets/held/replies", "{\"author\":{\"kind\":\"AGENT\",\"id\":\"ada\"},\"text\":\"Hello\"}");
        await("ticket/held", "ticket.TargetMet", 1);
    }

    private JsonNode firstResponse(ChildServer server) throws Exception {
        var clocks = answer(server, "/v1/tickets/held").path("ticket").path("clocks");
        return clocks.valueStream()
                .filter(clock -> clock.at("/instance/target").asString("").equals("FIRST_RESPONSE"))
                .findFirst()
                .orElseThrow();
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(node.path(field).asString(""));
    }

    private void winBack() throws Exception {
        for (var segment : List.of("CHAMPIONS", "AT_RISK")) {
            put("/v1/customers/carl/segment", """
                {"segment":"%s","because":{"rule":"rfm","version":0}}""".formatted(segment));
        }
        await("customer/carl", "campaign.CouponIssued", 1);
        put("/v1/orders/o-3", """
            {"customerId":"carl","total":{"amount":"20","currency":"USD"},"items":1}""");
        await("customer/carl", "customer.WinBackEnded", 1);
        assertThat(of("customer/carl", "customer.WinBackStarted")).hasSize(1);
    }

    private void membership() throws Exception {
        put("/v1/conversations/v-2", "{\"customerId\":\"ben\",\"channel\":\"WEB_CHAT\"}");
        post("/v1/conversations/v-2/closing", "{\"by\":{\"kind\":\"CUSTOMER\"},\"outcome\":\"RESOLVED\"}");
        put("/v1/conversations/v-2/rating", "{\"stars\":5}");
        await("customer/ben", "offer.OfferMade", 1);
    }

    private void forget() throws Exception {
        Awaitility.await("no message waits, because one to a forgotten customer is given up")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(automatic().get("delivery.MessageSent"))
                        .isEqualTo(AUTOMATIC.get("delivery.MessageSent")));
        assertThat(text("v-1")).isEqualTo("Where is m-1?");
        post("/v1/customers/anna/forgetting", "{\"reason\":\"asked\"}");
        assertThat(text("v-1")).isEqualTo("‹forgotten›");
        var refused = next().put("/v1/conversations/v-1/messages/m-2", """
            {"author":{"kind":"CUSTOMER"},"text":"Hello?"}""");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    }

    private String text(String conversation) throws Exception {
        return of("conversation/" + conversation, "conversation.MessagePosted")
                .get(0)
                .at("/payload/text")
                .asString("");
    }

    /** When a later event, of another customer, has had its consequence, nothing more follows from the earlier ones. */
    private void lastEvents() throws Exception {
        put("/v1/conversations/v-3", "{\"customerId\":\"dora\",\"channel\":\"WEB_CHAT\"}");
        post("/v1/conversations/v-3/closing", "{\"by\":{\"kind\":\"CUSTOMER\"},\"outcome\":\"UNRESOLVED\"}");
        await("conversation/v-3", "ticket.TicketOpened", 1);
        Awaitility.await("each automation's events, once")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(automatic()).isEqualTo(AUTOMATIC));
    }

    /** The number of events by type that no request caused. */
    private Map<String, Long> automatic() throws Exception {
        return events(next()).stream()
                .filter(event -> event.at("/metadata/actor").asString("").startsWith("policy/")
                        || event.path("type").asString("").startsWith("delivery."))
                .filter(event -> !event.at("/metadata/customerId").asString("").equals("dora"))
                .map(event -> event.path("type").asString(""))
                .filter(type -> !type.equals(WARNING))
                .collect(groupingBy(type -> type, TreeMap::new, counting()));
    }

    private void sameAnswers() throws Exception {
        assertThat(events(one)).isEqualTo(events(other));
        for (var path : List.of(
                "/v1/customers/anna",
                "/v1/customers/ben",
                "/v1/customers/carl",
                "/v1/inbox",
                "/v1/conversations/v-1/transcript",
                "/v1/tickets",
                "/v1/tickets/late",
                "/v1/tickets/held",
                "/v1/coupons",
                "/v1/desks/support",
                "/v1/campaigns/win-back/report",
                "/v1/policies",
                "/v1/history?subject=customer/carl",
                "/v1/service?by=HOUR")) {
            Awaitility.await(path)
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(answer(one, path)).isEqualTo(answer(other, path)));
        }
    }

    private void say(String conversation, String message) throws Exception {
        put("/v1/conversations/" + conversation + "/messages/" + message, """
            {"author":{"kind":"CUSTOMER"},"text":"Where is %s?"}""".formatted(message));
    }

    private void await(String subject, String type, int times) {
        Awaitility.await(type + " of " + subject)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(subject, type)).hasSize(times));
    }

    /** The events of a subject, from whichever server has its turn. */
    private List<JsonNode> of(String subject, String type) throws Exception {
        var events = answer(next(), "/v1/history?limit=1000&subject=" + subject).path("events");
        events.forEach(event -> seen = Math.max(seen, event.path("position").asLong()));
        return events.valueStream()
                .filter(event -> event.path("type").asString("").equals(type))
                .toList();
    }

    private static List<JsonNode> events(ChildServer server) throws Exception {
        return server.ask("/v1/events").body().lines().map(JSON::readTree).toList();
    }

    private static String field(JsonNode event, String name) {
        return event.path("payload").path(name).toString();
    }

    /** An answer that includes everything that was seen before. */
    private JsonNode answer(ChildServer server, String path) throws Exception {
        var isOfLog = path.contains("/history") || path.contains("/transcript");
        var answer = server.ask(isOfLog ? path : path + (path.contains("?") ? "&" : "?") + "after=" + seen);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private void put(String path, String json) throws Exception {
        done(next().put(path, json));
    }

    private void post(String path, String json) throws Exception {
        done(next().post(path, "application/json", json));
    }

    private void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        seen = Math.max(seen, JSON.readTree(answer.body()).path("position").asLong(-1));
    }

    private ChildServer next() {
        next = next == one ? other : one;
        return next;
    }
}
