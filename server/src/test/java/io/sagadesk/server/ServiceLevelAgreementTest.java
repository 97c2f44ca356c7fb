package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.ticket.ServiceLevelTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Tests that the service-level saga, the tickets and the service figures, which compute targets independently, agree on
 * which targets there were, when each began and ended, and which were met.
 */
class ServiceLevelAgreementTest {

    private static final int TICKETS = 60;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofDays(3));
    private static final String ALWAYS = """
        {"command":"policy.PublishPolicy","policyId":"sla","version":1,"at":"2026-01-01T00:00:00Z","rules":{
        "calendars":{"always":{"zone":"UTC","hours":{"MONDAY":["00:00-24:00"],"TUESDAY":["00:00-24:00"],
        "WEDNESDAY":["00:00-24:00"],"THURSDAY":["00:00-24:00"],"FRIDAY":["00:00-24:00"]}}},
        "plans":[{"name":"always","calendar":"always","targets":{"NORMAL":
        {"firstResponse":"PT40M","nextResponse":"PT30M","resolution":"PT200M"}}}]}}""".replace("\n", "");

    private final Random chance = new Random(42);

    @TempDir
    Path data;

    @Test
    void all_who_count_come_to_the_same() {
        try (var server = RunningServer.on(data, NOW)) {
            var lines = new ArrayList<String>(List.of(ALWAYS));
            for (var i = 0; i < TICKETS; i++) lines.addAll(life("t-" + i));
            var answer = server.bulk("", lines.toArray(String[]::new));
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            assertThat(answer.body().path("problems"))
                    .isNotEmpty()
                    .allSatisfy(problem ->
                            assertThat(problem.path("code").asString("")).startsWith("ticket-"));
            move(server, NOW.plusSeconds(1));

            var clocks = IntStream.range(0, TICKETS)
                    .mapToObj(i -> clocksOf(server, "t-" + i))
                    .flatMap(List::stream)
                    .toList();

            assertThat(clocks)
                    .hasSizeGreaterThan(3 * TICKETS)
                    .allSatisfy(ServiceLevelAgreementTest::verdictMatchesTimes);
            assertThat(clocks)
                    .extracting(clock -> clock.path("verdict").asString(""))
                    .contains("MET", "MISSED", "OPEN");
            assertThat(attainment(server)).isEqualTo(attainment(clocks));
        }
    }

    private List<String> life(String ticket) {
        var at = START;
        var lines = new ArrayList<String>();
        lines.add(line(
                ticket, "OpenTicket", "\"customerId\":\"anna\",\"priority\":\"NORMAL\",\"subject\":\"Parcel\"", at));
        for (var i = 0; i < 5 + chance.nextInt(20); i++) {
            at = at.plusSeconds(60 + chance.nextInt(2_400));
            lines.add(randomCommand(ticket, i, at));
        }
        return lines;
    }

    private String randomCommand(String ticket, int number, Instant at) {
        return switch (chance.nextInt(12)) {
            case 0 -> line(ticket, "AwaitCustomer", "", at);
            case 1 -> line(ticket, "HoldTicket", "\"reason\":\"the carrier\"", at);
            case 2, 3 -> line(ticket, "ResumeTicket", "", at);
            case 4 -> line(ticket, "SolveTicket", "\"by\":{\"kind\":\"AGENT\",\"id\":\"a-1\"}", at);
            case 5 -> line(ticket, "ReopenTicket", "\"by\":{\"kind\":\"AGENT\",\"id\":\"a-1\"}", at);
            case 6 -> number < 8 ? reply(ticket, number, "{\"kind\":\"BOT\",\"id\":\"b-1\"}", at) : close(ticket, at);
            case 7, 8 -> reply(ticket, number, "{\"kind\":\"AGENT\",\"id\":\"a-1\"}", at);
            default -> reply(ticket, number, "{\"kind\":\"CUSTOMER\"}", at);
        };
    }

    private static String close(String ticket, Instant at) {
        return line(ticket, "CloseTicket", "\"by\":{\"kind\":\"SYSTEM\"}", at);
    }

    private static String reply(String ticket, int number, String author, Instant at) {
        var message = "\"messageId\":\"m-" + number + "\",\"author\":" + author + ",\"text\":\"Hello\"";
        return line(ticket, "ReplyToTicket", message, at);
    }

    private static String line(String ticket, String command, String more, Instant at) {
        return "{\"command\":\"ticket.%s\",\"ticketId\":\"%s\",%s\"at\":\"%s\"}"
                .formatted(command, ticket, more.isEmpty() ? "" : more + ",", at);
    }

    private static void move(RunningServer server, Instant now) {
        var moved = server.put("/v1/clock", "{\"now\":\"" + now + "\"}");
        assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
    }

    private static List<JsonNode> clocksOf(RunningServer server, String ticket) {
        var found = server.get("/v1/tickets/" + ticket).body().path("ticket").path("clocks");
        return StreamSupport.stream(found.spliterator(), false).toList();
    }

    /** Compares the verdict with the displayed times. The calendar is always open, so wall-clock time counts. */
    private static void verdictMatchesTimes(JsonNode clock) {
        var elapsed =
                clock.has("elapsed") ? Duration.parse(clock.path("elapsed").asString("")) : soFar(clock);
        var targetDuration = targetDuration(clock);
        var isOver = clock.path("end").asString("").matches("REPLIED|SOLVED");
        var isMissed = isOver ? elapsed.compareTo(targetDuration) > 0 : elapsed.compareTo(targetDuration) >= 0;
        assertThat(clock.path("verdict").asString("")).isEqualTo(isMissed ? "MISSED" : isOver ? "MET" : "OPEN");
        if (isMissed) {
            var levels = Math.min(3, (elapsed.toMillis() - (isOver ? 1 : 0)) / targetDuration.toMillis());
            assertThat(clock.path("level").asLong()).isEqualTo(levels);
        } else if (isOver) {
            assertThat(clock.path("decidedAt")).isEqualTo(clock.path("endedAt"));
        }
        dueTimeMatchesVerdict(clock, isMissed, targetDuration.minus(elapsed));
    }

    private static void dueTimeMatchesVerdict(JsonNode clock, boolean isMissed, Duration left) {
        var pauses = clock.path("pauses");
        var isPaused = !pauses.isEmpty() && !pauses.path(pauses.size() - 1).has("to");
        var isRunning = !clock.has("end") && !isPaused;
        assertThat(clock.has("dueAt")).as(clock.toString()).isEqualTo(isRunning);
        if (!isRunning) return;
        if (isMissed) assertThat(clock.path("dueAt")).isEqualTo(clock.path("decidedAt"));
        else assertThat(instant(clock, "dueAt")).isEqualTo(NOW.plusSeconds(1).plus(left));
    }

    private static Duration soFar(JsonNode clock) {
        var sum = Duration.between(instant(clock, "startedAt"), NOW.plusSeconds(1));
        for (var pause : clock.path("pauses")) {
            var to = pause.has("to") ? instant(pause, "to") : NOW.plusSeconds(1);
            sum = sum.minus(Duration.between(instant(pause, "from"), to));
        }
        return sum;
    }

    private static Duration targetDuration(JsonNode clock) {
        var target = clock.path("instance").path("target").asString("");
        return switch (ServiceLevelTarget.valueOf(target)) {
            case FIRST_RESPONSE -> Duration.ofMinutes(40);
            case NEXT_RESPONSE -> Duration.ofMinutes(30);
            case RESOLUTION -> Duration.ofMinutes(200);
        };
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(node.path(field).asString(""));
    }

    /** The numbers of targets met and of all targets, by the hour in which they began. */
    private static Map<String, Integer> attainment(List<JsonNode> clocks) {
        var counts = new TreeMap<String, Integer>();
        for (var clock : clocks) {
            var verdict = clock.path("verdict").asString("");
            var target = clock.path("instance").path("target").asString("");
            var hour = instant(clock, "startedAt").truncatedTo(ChronoUnit.HOURS) + " " + target;
            if (verdict.equals("MET")) counts.merge(hour + " met", 1, Integer::sum);
            if (!verdict.equals("OPEN")) counts.merge(hour + " of", 1, Integer::sum);
        }
        return counts;
    }

    private static Map<String, Integer> attainment(RunningServer server) {
        var counts = new TreeMap<String, Integer>();
        for (var slice : server.get("/v1/service?by=HOUR&from=2026-03-01&to=2026-03-08")
                .body()
                .path("slices")) {
            for (var target : ServiceLevelTarget.values()) {
                var share = slice.path("figures").path("attainment").path(target.name());
                var hour = instant(slice, "from") + " " + target;
                if (share.path("part").asInt() > 0)
                    counts.put(hour + " met", share.path("part").asInt());
                if (share.path("of").asInt() > 0)
                    counts.put(hour + " of", share.path("of").asInt());
            }
        }
        return counts;
    }
}
