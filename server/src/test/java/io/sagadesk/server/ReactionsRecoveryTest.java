package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;

/**
 * Tests that the state of sagas and automations comes back from the log: after the documents were lost, and from the rest of
 * a log that lacks events.
 */
class ReactionsRecoveryTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    @Test
    void what_the_previous_version_left_is_the_same_after_the_documents_were_lost() throws Exception {
        PreviousVersion.unpackTo(data);
        PreviousServer.on(data).close();
        var before = ReactionState.of(data);
        var log = PreviousVersion.log(data);
        assertThat(before.sagas()).hasSizeGreaterThan(10);
        assertThat(before.timers()).hasSizeGreaterThan(10);
        assertThat(before.outbox()).isNotEmpty();

        loseDocuments();
        PreviousServer.on(data).close();

        assertThat(ReactionState.of(data)).usingRecursiveComparison().isEqualTo(before);
        assertThat(PreviousVersion.log(data)).isEqualTo(log);
        assertThat(lastPosition()).isEqualTo(PreviousVersion.LAST);
    }

    @Test
    void nothing_is_done_again_and_everything_goes_on_as_without_the_loss() throws Exception {
        try (var server = RunningServer.on(data, NOON)) {
            play(new SimulatedDays(server, NOON), server);
        }
        var undisturbed = copy("undisturbed");
        var before = ReactionState.of(data);
        var acts = ActionCounts.of(data);

        loseDocuments();
        try (var server = RunningServer.on(data, NOON.plus(SimulatedDays.DAY))) {
            new SimulatedDays(server, NOON).move(NOON.plus(SimulatedDays.DAY));
        }

        assertThat(ActionCounts.of(data)).isEqualTo(acts);
        assertThat(ReactionState.of(data)).usingRecursiveComparison().isEqualTo(before);

        for (var directory : List.of(data, undisturbed)) {
            try (var server = RunningServer.on(directory, NOON.plus(SimulatedDays.DAY))) {
                new SimulatedDays(server, NOON).move(NOON.plus(SimulatedDays.DAY.multipliedBy(20)));
            }
        }
        assertThat(ActionCounts.of(data).count("timer.")).isGreaterThan(acts.count("timer."));
        assertThat(ActionCounts.of(data)).isEqualTo(ActionCounts.of(undisturbed));
    }

    @Test
    void what_was_not_done_before_the_documents_were_lost_is_done_now() throws Exception {
        try (var server = RunningServer.on(data)) {
            for (var name : List.of("anna", "bea", "cleo")) leaveUnsolved(server, name);
            await().atMost(PATIENCE).until(() -> count("ticket.ServiceLevelApplied") == 3);
        }
        cutBehind("conversation/cleo", "conversation.ConversationClosed");
        assertThat(count("ticket.TicketOpened")).isLessThan(3);
        loseDocuments();

        try (var server = RunningServer.on(data)) {
            await().atMost(PATIENCE).until(() -> count("ticket.ServiceLevelApplied") == 3);
            assertThat(count("ticket.TicketOpened")).isEqualTo(3);
            assertThat(server.get("/actuator/health").status()).isEqualTo(200);
        }
        assertThat(ReactionState.of(data).timers().stream().filter(timer -> timer.contains("timer.TargetDue")))
                .hasSize(3);
    }

    @Test
    void a_log_that_lacks_events_is_refused_and_what_it_justifies_is_kept_if_it_is_accepted() throws Exception {
        try (var server = RunningServer.on(data)) {
            for (var name : List.of("anna", "bea", "cleo")) leaveUnsolved(server, name);
            await().atMost(PATIENCE).until(() -> count("ticket.ServiceLevelApplied") == 3);
        }
        var last = lastPosition();
        cutBehind("conversation/cleo", "conversation.ConversationClosed");
        var end = lastPosition();
        assertThat(end).isLessThan(last);
        var documents = ReactionState.of(data);

        assertThatThrownBy(() -> RunningServer.on(data))
                .rootCause()
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("the log ends at " + end)
                .hasMessageContaining("up to " + last)
                .hasMessageContaining(
                        end + 1 == last ? last + " is missing" : (end + 1) + " to " + last + " are missing");
        assertThat(new CommandLine(new ServeCommand()).execute("--data", data.toString(), "--port", "0"))
                .isEqualTo(3);
        assertThat(ReactionState.of(data)).isEqualTo(documents);

        try (var server = RunningServer.on(data, Map.of("sagadesk.accept-older-log", true))) {
            await().atMost(PATIENCE).until(() -> count("ticket.ServiceLevelApplied") == 3);
            assertThat(server.list("/v1/tickets", "tickets")).hasSize(3);
        }
        try (var server = RunningServer.on(data)) {
            assertThat(server.list("/v1/tickets", "tickets")).hasSize(3);
        }
        assertThat(ReactionState.of(data).timers().stream().filter(timer -> timer.contains("timer.TargetDue")))
                .hasSize(3);
        assertThat(count("ticket.TicketOpened")).isEqualTo(3);
    }

    @Test
    void a_healthy_directory_stays_as_it_is_even_if_an_older_log_is_accepted() throws Exception {
        try (var server = RunningServer.on(data, NOON)) {
            play(new SimulatedDays(server, NOON), server);
        }
        var before = ReactionState.of(data);

        try (var server = RunningServer.on(
                data,
                Map.of(
                        "sagadesk.accept-older-log",
                        true,
                        "sagadesk.clock",
                        NOON.plus(SimulatedDays.DAY).toString()))) {
            new SimulatedDays(server, NOON).move(NOON.plus(SimulatedDays.DAY));
        }

        assertThat(ReactionState.of(data)).isEqualTo(before);
    }

    /** What the sagas and automations have to do: some of it is done, and some waits. */
    private static void play(SimulatedDays days, RunningServer server) {
        days.launch("apology", "APOLOGY", "1000", 0);
        days.launch("win-back", "WIN_BACK", "1000", 0);
        days.launch("consultation", "UNCONVERTED_CONSULTATION", "1000", 0);
        SimulatedDays.done(server.put("/v1/desks/support", "{\"name\":\"Support\"}"));
        for (var name : List.of("anna", "bea", "cleo", "dora", "emma")) {
            SimulatedDays.done(
                    server.put("/v1/customers/" + name, "{\"contact\":{\"email\":\"" + name + "@example.org\"}}"));
            SimulatedDays.done(server.put("/v1/customers/" + name + "/consents/MARKETING", "{\"wording\":\"form-3\"}"));
            SimulatedDays.done(server.put(
                    "/v1/conversations/v-" + name, "{\"customerId\":\"" + name + "\",\"channel\":\"EMAIL\"}"));
        }
        for (var name : List.of("anna", "bea", "cleo")) {
            SimulatedDays.done(
                    server.post("/v1/conversations/v-" + name + "/human-requests", "{\"reason\":\"CUSTOMER_ASKED\"}"));
        }
        days.move(NOON.plusSeconds(10));
        days.close("v-dora", "UNRESOLVED");
        days.close("v-emma", "RESOLVED");
        days.rate("v-emma", 1);
        days.assess("dora", "AT_RISK");
        days.move(NOON.plus(SimulatedDays.DAY));
    }

    private static void leaveUnsolved(RunningServer server, String name) {
        SimulatedDays.done(server.put("/v1/customers/" + name, "{}"));
        SimulatedDays.done(
                server.put("/v1/conversations/" + name, "{\"customerId\":\"" + name + "\",\"channel\":\"WEB_CHAT\"}"));
        SimulatedDays.done(server.post(
                "/v1/conversations/" + name + "/closing", "{\"by\":{\"kind\":\"SYSTEM\"},\"outcome\":\"UNRESOLVED\"}"));
    }

    private void loseDocuments() throws IOException {
        FileSystemUtils.deleteRecursively(data.resolve("documents"));
    }

    private Path copy(String name) throws IOException {
        var copy = Files.createTempDirectory(name);
        FileSystemUtils.copyRecursively(data, copy);
        return copy;
    }

    /** Deletes all events behind one, as if the write-ahead file had been cut there. */
    private void cutBehind(String aggregate, String type) throws SQLException {
        try (var log = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                var statement = log.createStatement()) {
            statement.executeUpdate("""
                    DELETE FROM event WHERE position >
                    (SELECT position FROM event WHERE aggregate_id = '%s' AND payload_type = '%s')""".formatted(aggregate, type));
        }
    }

    private long lastPosition() {
        return Long.parseLong(
                PreviousVersion.rows(data, "SELECT max(position) FROM event").get(0));
    }

    private int count(String type) {
        return Integer.parseInt(
                PreviousVersion.rows(data, "SELECT count(*) FROM event WHERE payload_type = '" + type + "'")
                        .get(0));
    }
}
