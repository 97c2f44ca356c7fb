package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests that a service-level target is tracked for days, over nights and restarts. 6 March 2026 is a Friday. */
class ServiceLevelJourneyTest {

    private static final String AGENT_REPLY = "{\"author\":{\"kind\":\"AGENT\",\"id\":\"a-1\"},\"text\":\"Hello\"}";

    @TempDir
    Path data;

    @Test
    void a_ticket_that_nobody_answers_climbs_the_ladder_and_the_log_says_why() {
        try (var server = RunningServer.on(data, Instant.parse("2026-03-06T16:30:00Z"))) {
            server.put("/v1/customers/anna", "{}");
            done(server.put(
                    "/v1/tickets/t-1", "{\"customerId\":\"anna\",\"priority\":\"HIGH\",\"subject\":\"Parcel\"}"));
            done(server.put("/v1/desks/support", "{\"name\":\"Support\"}"));
            done(server.put("/v1/desks/support/agents/a-1", "{\"capacity\":1,\"senior\":false}"));
            done(server.put("/v1/tickets/t-1/assignee", "{\"agentId\":\"a-1\"}"));
            move(server, "2026-03-06T18:00:00Z");
            assertThat(story(server)).containsExactly("ServiceLevelApplied 2026-03-06T16:30:00Z");
            assertThat(atRisk(server, "AT_RISK")).isEmpty();
            var due = List.of("FIRST_RESPONSE 2026-03-09T09:30:00Z", "RESOLUTION 2026-03-09T16:30:00Z");
            assertThat(due(server, -1)).isEqualTo(due);
            var held = server.post("/v1/tickets/t-1/hold", "{\"reason\":\"the carrier\"}");
            assertThat(due(server, held.position())).isEmpty();
            var resumed = server.post("/v1/tickets/t-1/resumption", "{}");
            assertThat(due(server, resumed.position())).isEqualTo(due);
        }
        try (var server = RunningServer.on(data, Instant.parse("2026-03-06T18:00:00Z"))) {
            move(server, "2026-03-09T09:20:00Z");
            assertThat(atRisk(server, "AT_RISK")).containsExactly("t-1");
            move(server, "2026-03-09T10:00:00Z");
            assertThat(atRisk(server, "AT_RISK")).isEmpty();
            assertThat(atRisk(server, "MISSED")).containsExactly("t-1");
            var ticket = server.get("/v1/tickets/t-1").body().path("ticket").path("ticket");
            assertThat(ticket.path("plan").asString("")).isEqualTo("everyone");
            assertThat(ticket.path("policy").path("version").asInt(-1)).isZero();
            assertThat(ticket.path("tier").asString("")).isEqualTo("SENIOR");
            done(server.post("/v1/tickets/t-1/replies", AGENT_REPLY));
            move(server, "2026-03-09T12:00:00Z");
            done(server.post("/v1/tickets/t-1/solution", "{\"by\":{\"kind\":\"AGENT\",\"id\":\"a-1\"}}"));
            move(server, "2026-03-20T12:00:00Z");
            assertThat(story(server))
                    .containsExactly(
                            "ServiceLevelApplied 2026-03-06T16:30:00Z",
                            "TargetAtRisk 2026-03-09T09:18:00Z",
                            "TargetBreached 2026-03-09T09:30:00Z",
                            "TicketEscalated 2026-03-09T09:30:00Z",
                            "TargetMet 2026-03-09T12:00:00Z");
            var breach = events(server, "ticket.TargetBreached").get(0);
            assertThat(breach.path("payload").path("because").toString())
                    .isEqualTo("{\"rule\":\"sla\",\"version\":0,\"inputs\":{\"calendar\":\"UTC\",\"elapsed\":\"PT1H\","
                            + "\"number\":\"1\",\"plan\":\"everyone\",\"priority\":\"HIGH\",\"promised\":\"PT1H\","
                            + "\"target\":\"FIRST_RESPONSE\",\"warnAtPercent\":\"80\"}}");
            assertThat(breach.path("metadata").path("actor").asString("")).isEqualTo("policy/sla");
            var risk = events(server, "ticket.TargetAtRisk").get(0);
            assertThat(risk.path("payload").path("assignee").asString("")).isEqualTo("a-1");
        }
    }

    @Test
    void a_calendar_of_a_place_whose_holidays_nobody_knows_is_refused() {
        try (var server = RunningServer.on(data)) {
            var hours = "\"zone\":\"UTC\",\"hours\":{\"MONDAY\":[\"09:00-17:00\"]}";
            var rules = "{\"rules\":{\"calendars\":{\"office\":{" + hours + ",\"holidayCalendar\":\"%s\"}}}}";
            var refused = server.put("/v1/policies/sla/versions/1", rules.formatted("de-xx"));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().toString())
                    .contains(
                            "rules.calendars.office.holidayCalendar",
                            "must be a place whose public holidays are known");
            done(server.put("/v1/policies/sla/versions/1", rules.formatted("de-by")));
        }
    }

    private static void done(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 201);
    }

    private static void move(RunningServer server, String now) {
        done(server.put("/v1/clock", "{\"now\":\"" + now + "\"}"));
    }

    private static List<String> atRisk(RunningServer server, String risk) {
        return server.list("/v1/tickets?risk=" + risk, "tickets")
                .valueStream()
                .map(ticket -> ticket.path("ticketId").asString(""))
                .toList();
    }

    private static List<String> due(RunningServer server, long after) {
        return server.get("/v1/tickets/t-1?after=" + after)
                .body()
                .path("ticket")
                .path("clocks")
                .valueStream()
                .filter(clock -> clock.has("dueAt"))
                .map(clock -> clock.path("instance").path("target").asString("") + " "
                        + clock.path("dueAt").asString(""))
                .toList();
    }

    private static List<String> story(RunningServer server) {
        var sla = List.of("ServiceLevelApplied", "TargetAtRisk", "TargetBreached", "TargetMet", "TicketEscalated");
        return events(server, "ticket.").stream()
                .map(event -> event.path("type").asString("").substring("ticket.".length()) + " "
                        + event.path("payload").path("at").asString(""))
                .filter(line -> sla.contains(line.split(" ", 2)[0]))
                .toList();
    }

    private static List<JsonNode> events(RunningServer server, String type) {
        var events =
                server.get("/v1/history?limit=1000&subject=ticket/t-1").body().path("events");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("type").asString("").startsWith(type))
                .toList();
    }
}
