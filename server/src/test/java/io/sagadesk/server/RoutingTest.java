package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests that a customer who needs a person gets one, and that no request is forgotten until then. */
class RoutingTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path data;

    @Test
    void an_offer_that_nobody_takes_goes_to_the_next_agent_even_after_a_restart() {
        try (var server = RunningServer.on(data, NOON)) {
            open(server, "support");
            signIn(server, "support", "ada", 2, false);
            signIn(server, "support", "ben", 1, false);
            askForPerson(server, "v-1", "anna");
            await(server, "v-1", "desk.ConversationAssigned", 1);
            settle(server, NOON);
        }
        try (var server = RunningServer.on(data, NOON)) {
            settle(server, NOON.plusSeconds(29));
            assertThat(of(server, "v-1", "timer.OfferLapsed")).isEmpty();

            settle(server, NOON.plusSeconds(30));
            await(server, "v-1", "desk.ConversationAssigned", 2);

            var declined = of(server, "v-1", "desk.AssignmentDeclined").get(0);
            assertThat(declined.path("payload").path("reason").asString("")).isEqualTo("TIMED_OUT");
            assertThat(declined.path("metadata").path("actor").asString("")).isEqualTo("policy/routing");
            assertThat(agents(server, "v-1")).containsExactly("ada", "ben");

            done(server.post("/v1/desks/support/conversations/v-1/acceptance", "{\"agentId\":\"ben\"}"));
            settle(server, NOON.plusSeconds(120));
            assertThat(of(server, "v-1", "timer.OfferLapsed")).hasSize(1);
            close(server, "v-1", "{\"kind\":\"AGENT\",\"id\":\"ben\"}");
            await(server, "v-1", "desk.ConversationReleased", 1);
        }
    }

    @Test
    void an_agent_who_is_alone_is_asked_again_until_the_customer_takes_the_way_out() {
        try (var server = RunningServer.on(data, NOON)) {
            open(server, "support");
            signIn(server, "support", "ada", 1, false);
            askForPerson(server, "v-1", "anna");
            await(server, "v-1", "desk.ConversationAssigned", 1);
            settle(server, NOON.plusSeconds(95));
            assertThat(agents(server, "v-1")).containsExactly("ada", "ada", "ada", "ada");

            settle(server, NOON.plusSeconds(185));
            done(server.post("/v1/desks/support/queue/v-1/leaving", "{\"reason\":\"TICKET\"}"));
            await(server, "v-1", "ticket.TicketOpened", 1);
            settle(server, NOON.plusSeconds(600));
            assertThat(agents(server, "v-1")).hasSize(7);
        }
    }

    @Test
    void who_gave_up_or_was_let_go_may_ask_for_a_person_again() {
        try (var server = RunningServer.on(data, NOON)) {
            open(server, "support");
            askForPerson(server, "v-1", "anna");
            settle(server, NOON.plusSeconds(10));
            askAgain(server, "v-1");
            settle(server, NOON.plusSeconds(20));
            assertThat(of(server, "v-1", "desk.ConversationQueued"))
                    .as("once while it waits")
                    .hasSize(1);

            done(server.post("/v1/desks/support/queue/v-1/leaving", "{\"reason\":\"ABANDONED\"}"));
            askAgain(server, "v-1");
            await(server, "v-1", "desk.ConversationQueued", 2);

            signIn(server, "support", "ada", 1, false);
            settle(server, NOON.plusSeconds(30));
            done(server.post("/v1/desks/support/conversations/v-1/acceptance", "{\"agentId\":\"ada\"}"));
            done(server.post("/v1/desks/support/conversations/v-1/release", "{}"));
            askAgain(server, "v-1");
            await(server, "v-1", "desk.ConversationQueued", 3);
            await(server, "v-1", "desk.ConversationAssigned", 2);
        }
    }

    @Test
    void who_waits_is_soothed_then_shown_a_way_out_and_called_back() {
        try (var server = RunningServer.on(data, NOON)) {
            open(server, "support");
            askForPerson(server, "v-1", "anna");
            askForPerson(server, "v-2", "bert");
            await(server, "v-2", "desk.ConversationQueued", 1);

            settle(server, NOON.plusSeconds(30));
            await(server, "v-2", "conversation.MessagePosted", 1);
            assertThat(said(server, "v-1")).singleElement().asString().contains("You are next");
            assertThat(said(server, "v-2")).singleElement().asString().contains("number 2 in the queue");

            settle(server, NOON.plusSeconds(180));
            await(server, "v-2", "conversation.MessagePosted", 2);
            assertThat(said(server, "v-2").get(1)).contains("call you back");

            done(server.post("/v1/desks/support/queue/v-2/leaving", "{\"reason\":\"CALL_BACK\"}"));
            await(server, "v-2", "ticket.TicketOpened", 1);
            close(server, "v-2", "{\"kind\":\"CUSTOMER\"}");
            close(server, "v-1", "{\"kind\":\"CUSTOMER\"}");
            await(server, "v-1", "desk.ConversationLeftQueue", 1);
            await(server, "v-1", "ticket.TicketOpened", 1);

            var ticket = of(server, "v-2", "ticket.TicketOpened");
            assertThat(ticket).as("one, though it was also closed unresolved").hasSize(1);
            assertThat(ticket.get(0).path("payload").path("priority").asString(""))
                    .isEqualTo("HIGH");
        }
    }

    @Test
    void who_gets_angry_while_waiting_is_taken_to_a_senior_agent() {
        try (var server = RunningServer.on(data, NOON)) {
            open(server, "support");
            signIn(server, "support", "ada", 9, false);
            signIn(server, "support", "ben", 1, true);
            askForPerson(server, "v-1", "anna");
            await(server, "v-1", "desk.ConversationAssigned", 1);
            settle(server, NOON);

            done(server.post("/v1/conversations/v-1/sentiments", "{\"score\":-80}"));
            await(server, "v-1", "desk.ConversationAssigned", 2);

            assertThat(agents(server, "v-1")).containsExactly("ada", "ben");
            var because = of(server, "v-1", "desk.SeniorRequired")
                    .get(0)
                    .path("payload")
                    .path("because");
            assertThat(because.path("inputs").path("sentiment").asString("")).isEqualTo("-80");
        }
    }

    @Test
    void whom_an_agent_leaves_waits_for_the_next_one() {
        try (var server = RunningServer.on(data, NOON)) {
            open(server, "support");
            signIn(server, "support", "ada", 1, false);
            askForPerson(server, "v-1", "anna");
            await(server, "v-1", "desk.ConversationAssigned", 1);
            done(server.post("/v1/desks/support/conversations/v-1/acceptance", "{\"agentId\":\"ada\"}"));
            done(server.put("/v1/desks/support/agents/ada/presence", "{\"presence\":\"OFFLINE\"}"));
            settle(server, NOON.plusSeconds(30));

            await(server, "v-1", "conversation.MessagePosted", 1);
            assertThat(of(server, "v-1", "desk.ConversationReturned")).hasSize(1);
            assertThat(conversation(server, "v-1").path("state").asString("")).isEqualTo("WAITING");
        }
    }

    @Test
    void a_transfer_takes_everything_along() {
        try (var server = RunningServer.on(data, NOON)) {
            open(server, "support");
            open(server, "billing");
            signIn(server, "support", "ada", 1, false);
            signIn(server, "billing", "ben", 1, false);
            askForPerson(server, "v-1", "anna");
            await(server, "v-1", "desk.ConversationAssigned", 1);
            done(server.post("/v1/desks/support/conversations/v-1/acceptance", "{\"agentId\":\"ada\"}"));

            done(server.post(
                    "/v1/desks/support/conversations/v-1/transfer",
                    "{\"toDesk\":\"billing\",\"beyondCapacity\":false,\"reason\":\"an invoice\"}"));
            await(server, "v-1", "desk.ConversationAssigned", 2);

            assertThat(agents(server, "v-1")).containsExactly("ada", "ben");
            close(server, "v-1", "{\"kind\":\"AGENT\",\"id\":\"ben\"}");
            await(server, "v-1", "desk.ConversationReleased", 1);
        }
    }

    @Test
    void who_was_served_before_is_served_by_the_same_agent() {
        try (var server = RunningServer.on(data, NOON)) {
            open(server, "support");
            signIn(server, "support", "ada", 1, false);
            signIn(server, "support", "ben", 9, false);
            done(server.put("/v1/conversations/v-0", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}"));
            close(server, "v-0", "{\"kind\":\"AGENT\",\"id\":\"ada\"}");

            askForPerson(server, "v-1", "anna");
            await(server, "v-1", "desk.ConversationAssigned", 1);

            assertThat(agents(server, "v-1")).containsExactly("ada");
            var assigned = of(server, "v-1", "desk.ConversationAssigned").get(0);
            assertThat(assigned.at("/payload/because/inputs/criterion").asString(""))
                    .isEqualTo("CONTACT_PERSON");
        }
    }

    @Test
    void where_there_is_no_desk_somebody_gets_to_know() {
        try (var server = RunningServer.on(data, NOON)) {
            askForPerson(server, "v-1", "anna");

            await(server, "v-1", "ticket.TicketOpened", 1);
            assertThat(of(server, "v-1", "desk.ConversationQueued")).isEmpty();
            assertThat(stateOf(server, "v-1")).isEqualTo("REQUESTED");
        }
    }

    @Test
    void a_desk_that_is_opened_later_picks_up_who_asked_for_it() {
        try (var server = RunningServer.on(data, NOON)) {
            askForPerson(server, "v-1", "anna");
            await(server, "v-1", "ticket.TicketOpened", 1);

            open(server, "support");
            signIn(server, "support", "ada", 1, false);
            await(server, "v-1", "desk.ConversationAssigned", 1);
            assertThat(stateOf(server, "v-1")).isEqualTo("OFFERED");

            close(server, "v-1", "{\"kind\":\"SYSTEM\"}");
            await(server, "v-1", "desk.ConversationReleased", 1);
        }
    }

    private static String stateOf(RunningServer server, String id) {
        var events = server.get("/v1/history?limit=1000&subject=conversation/" + id)
                .body()
                .path("events");
        var last = events.path(events.size() - 1).path("position").asLong();
        var answer = server.get("/v1/conversations/" + id + "?after=" + last);
        return answer.body().path("conversation").path("state").asString("");
    }

    @Test
    void what_bots_must_not_deal_with_goes_to_a_person() {
        try (var server = RunningServer.on(data, NOON)) {
            open(server, "support");
            done(server.put("/v1/conversations/v-1", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}"));
            done(server.post("/v1/conversations/v-1/sentiments", "{\"score\":-90}"));

            await(server, "v-1", "desk.ConversationQueued", 1);
            var requested =
                    of(server, "v-1", "conversation.HumanRequested").get(0).path("payload");
            assertThat(requested.path("reason").asString("")).isEqualTo("POLICY");
            assertThat(requested.path("sentiment").asInt()).isEqualTo(-90);
            var queued = of(server, "v-1", "desk.ConversationQueued").get(0).path("payload");
            assertThat(queued.path("senior").asBoolean()).isTrue();
        }
    }

    @Test
    void desks_decide_by_what_was_published_last() {
        try (var server = RunningServer.on(data, NOON)) {
            open(server, "support");
            done(server.put(
                    "/v1/policies/routing/versions/1",
                    "{\"rules\":{\"criteria\":[\"LONGEST_IDLE\"],\"desk\":\"billing\"}}"));
            settle(server, NOON);
            open(server, "billing");
            settle(server, NOON);
            signIn(server, "billing", "ben", 1, false);
            signIn(server, "billing", "ada", 1, false);
            askForPerson(server, "v-1", "anna");
            await(server, "v-1", "desk.ConversationAssigned", 1);

            var because = of(server, "v-1", "desk.ConversationAssigned").get(0).at("/payload/because");
            assertThat(because.path("version").asInt()).isEqualTo(1);
            for (var desk : List.of("support", "billing")) {
                assertThat(events(server, "desk/" + desk, "desk.RoutingAdopted"))
                        .as(desk)
                        .hasSize(1);
            }
        }
    }

    private static void open(RunningServer server, String desk) {
        done(server.put("/v1/desks/" + desk, "{\"name\":\"" + desk + "\"}"));
    }

    private static void signIn(RunningServer server, String desk, String agent, int capacity, boolean senior) {
        done(server.put(
                "/v1/desks/" + desk + "/agents/" + agent,
                "{\"skills\":[],\"capacity\":" + capacity + ",\"senior\":" + senior + "}"));
    }

    private static void askForPerson(RunningServer server, String id, String customer) {
        done(server.put("/v1/conversations/" + id, "{\"customerId\":\"" + customer + "\",\"channel\":\"WEB_CHAT\"}"));
        done(server.post("/v1/conversations/" + id + "/human-requests", "{\"reason\":\"CUSTOMER_ASKED\"}"));
    }

    private static void askAgain(RunningServer server, String id) {
        done(server.post("/v1/conversations/" + id + "/human-requests", "{\"reason\":\"CUSTOMER_ASKED\"}"));
    }

    private static void close(RunningServer server, String id, String by) {
        done(server.post("/v1/conversations/" + id + "/closing", "{\"by\":" + by + ",\"outcome\":\"UNRESOLVED\"}"));
    }

    private static void done(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
    }

    /** Moves the clock to this time and runs everything that is due, including reactions. */
    private static void settle(RunningServer server, Instant now) {
        done(server.put("/v1/clock", "{\"now\":\"" + now + "\"}"));
    }

    private static void await(RunningServer server, String id, String type, int times) {
        org.awaitility.Awaitility.await(type + " of " + id)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(server, id, type)).hasSizeGreaterThanOrEqualTo(times));
    }

    private static List<String> agents(RunningServer server, String id) {
        return of(server, id, "desk.ConversationAssigned").stream()
                .map(event -> event.path("payload").path("agentId").asString(""))
                .toList();
    }

    private static List<String> said(RunningServer server, String id) {
        return of(server, id, "conversation.MessagePosted").stream()
                .map(event -> event.path("payload").path("text").asString(""))
                .toList();
    }

    private static JsonNode conversation(RunningServer server, String id) {
        return server.get("/v1/conversations/" + id).body().path("conversation");
    }

    private static List<JsonNode> of(RunningServer server, String id, String type) {
        return events(server, "conversation/" + id, type);
    }

    private static List<JsonNode> events(RunningServer server, String subject, String type) {
        var events =
                server.get("/v1/history?limit=1000&subject=" + subject).body().path("events");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("type").asString("").equals(type))
                .toList();
    }
}
