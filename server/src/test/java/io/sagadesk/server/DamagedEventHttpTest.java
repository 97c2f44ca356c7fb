package io.sagadesk.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** One event is damaged. Every answer that needs it has a code and its position, and all others are as before. */
class DamagedEventHttpTest {

    @TempDir
    Path data;

    @BeforeEach
    void record() {
        try (var server = RunningServer.on(data)) {
            server.put("/v1/customers/c-1", "{}");
            server.put("/v1/customers/c-2", "{}");
            server.put("/v1/tickets/t-1", """
                {"customerId":"c-1","priority":"HIGH","subject":"Broken"}""");
            server.put("/v1/tickets/t-2", """
                {"customerId":"c-2","priority":"HIGH","subject":"Fine"}""");
            assertThat(server.get("/v1/history?subject=ticket/t-1").status())
                    .isEqualTo(200); // waits for the read model
        }
    }

    @Test
    void a_damaged_payload_is_answered_with_its_position() throws Exception {
        var position = damage("payload = replace(payload, '\"HIGH\"', '\"HI~H\"')");
        try (var server = RunningServer.on(data)) {
            assertDamaged(server.post("/v1/tickets/t-1/hold", "{\"reason\":\"later\"}"), position);
            assertDamaged(server.get("/v1/history?subject=ticket/t-1"), position);
            assertDamaged(server.get("/v1/history?subject=customer/c-1&limit=1000"), position);
            assertThat(server.get("/v1/events").response().body())
                    .contains("\"code\":\"event-damaged\"", "position " + position);
            assertThat(server.get("/v1/events?sealed=true").response().body()).doesNotContain("problem");

            assertThat(server.post("/v1/tickets/t-2/hold", "{\"reason\":\"later\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(server.get("/v1/history?subject=ticket/t-2").status()).isEqualTo(200);
            assertThat(server.get("/v1/tickets/t-2").status()).isEqualTo(200);
            assertThat(server.get("/v1/events?after=" + position).response().body())
                    .doesNotContain("problem")
                    .contains("ticket/t-2");
        }
    }

    @Test
    void a_damaged_event_is_a_dead_letter_of_the_projections_that_need_it() throws Exception {
        var position = damage("payload = replace(payload, '{', '[')");
        FileSystemUtils.deleteRecursively(data.resolve("documents"));
        try (var server = RunningServer.on(data)) {
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThat(server.list("/v1/projections/tickets/dead-letters", "events"))
                            .isNotEmpty());
            var letter = server.list("/v1/projections/tickets/dead-letters", "events")
                    .path(0);
            assertThat(letter.path("type").asString("")).isEqualTo("ticket.TicketOpened");
            assertThat(server.list("/v1/projections/rfm/dead-letters", "events"))
                    .isEmpty();
            assertThat(server.get("/v1/tickets/t-2?after=" + position).status()).isEqualTo(200);
            var health =
                    server.get("/actuator/health").body().path("components").path("projections");
            assertThat(health.toString()).doesNotContain("failure");

            var failed = rebuilt(server, "tickets");
            assertThat(failed.path("status").asString("")).isEqualTo("FAILED");
            assertThat(failed.toString()).contains("position " + position);
            assertThat(rebuilt(server, "rfm").path("status").asString("")).isEqualTo("DONE");

            var sequence = letter.path("sequence").asString("");
            assertThat(server.delete("/v1/projections/tickets/dead-letters?sequence=" + sequence)
                            .status())
                    .isLessThan(300);
            assertThat(server.list("/v1/projections/tickets/dead-letters", "events"))
                    .isEmpty();
        }
    }

    @Test
    void a_damaged_ciphertext_is_answered_with_its_position() throws Exception {
        var position = damage("payload = replace(payload, substr(payload, instr(payload, 'pd2.') + 70, 4), 'AAAA')");
        try (var server = RunningServer.on(data)) {
            assertDamaged(server.post("/v1/tickets/t-1/hold", "{\"reason\":\"later\"}"), position);
            assertDamaged(server.get("/v1/history?subject=ticket/t-1"), position);
        }
    }

    @Test
    void a_text_that_was_moved_from_another_ticket_is_answered_with_its_position() throws Exception {
        var position =
                damage("payload = json_set(payload, '$.subject', (SELECT json_extract(other.payload, '$.subject')"
                        + " FROM event other WHERE other.aggregate_id = 'ticket/t-2' AND other.sequence = 0))");
        FileSystemUtils.deleteRecursively(data.resolve("documents"));
        try (var server = RunningServer.on(data)) {
            assertDamaged(server.post("/v1/tickets/t-1/hold", "{\"reason\":\"later\"}"), position);
            assertDamaged(server.get("/v1/history?subject=ticket/t-1"), position);
            var copy = server.get("/v1/tickets/t-1?after=" + position);
            assertThat(copy.code()).isEqualTo("event-damaged");
            assertThat(copy.body().path("detail").asString("")).contains("number 0 of ticket/t-2", "ticket/t-1");
            assertThat(server.get("/v1/tickets/t-2?after=" + position).status()).isEqualTo(200);
        }
    }

    @Test
    void an_event_of_an_unknown_type_is_answered_with_its_position() throws Exception {
        var position = damage("payload_type = 'ticket.TicketOpenee'");
        try (var server = RunningServer.on(data)) {
            var answer = server.get("/v1/history?subject=ticket/t-1");
            assertThat(answer.code()).isEqualTo("event-unknown");
            assertThat(answer.body().path("detail").asString("")).contains("position " + position);
        }
    }

    private static JsonNode rebuilt(RunningServer server, String projection) {
        var started = server.post("/v1/rebuilds", "{\"projection\":\"" + projection + "\"}");
        assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
        var id = started.body().path("rebuild").path("id").asString("");
        await().atMost(30, SECONDS).until(() -> {
            var status = rebuild(server, id).path("status").asString("");
            return status.equals("DONE") || status.equals("FAILED");
        });
        return rebuild(server, id);
    }

    private static JsonNode rebuild(RunningServer server, String id) {
        return server.get("/v1/rebuilds/" + id).body().path("rebuild");
    }

    private static void assertDamaged(RunningServer.Answer answer, long position) {
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo("event-damaged");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().path("detail").asString("")).contains("position " + position + " ");
    }

    /** Damages the opening of the ticket t-1 and returns its position. */
    private long damage(String change) throws SQLException {
        var row = " WHERE aggregate_id = 'ticket/t-1' AND sequence = 0";
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE event SET " + change + row))
                    .isEqualTo(1);
            try (var found = statement.executeQuery("SELECT position FROM event" + row)) {
                return found.getLong(1);
            }
        }
    }
}
