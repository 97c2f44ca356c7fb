package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.store.engine.database.StoreUnusableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Tests the log file as other tools read it, and restarts without the data derived from the log. */
class LogFileTest {

    @TempDir
    Path data;

    @Test
    void the_log_is_a_table_of_named_json_events() throws Exception {
        try (var server = RunningServer.on(data)) {
            server.put("/v1/customers/c-1", "{\"contact\":{\"email\":\"someone@example.com\"}}");
            server.put("/v1/tickets/t-1", """
                {"customerId":"c-1","priority":"HIGH","subject":"Broken"}""");

            assertThat(
                            column(
                                    "SELECT payload_type FROM event WHERE json_extract(metadata, '$.actor') NOT LIKE 'policy/%' ORDER BY position"))
                    .containsExactly("customer.CustomerRegistered", "ticket.TicketOpened");
            assertThat(
                            column(
                                    "SELECT position || ' ' || aggregate_id || ' ' || aggregate_type || ' ' || sequence FROM event WHERE json_extract(metadata, '$.actor') NOT LIKE 'policy/%'"))
                    .containsExactly("0 customer/c-1 Customer 0", "1 ticket/t-1 Ticket 0");
            assertThat(column("SELECT json_extract(payload, '$.priority') FROM event WHERE position = 1"))
                    .containsExactly("HIGH");
            assertThat(column("SELECT json_extract(payload, '$.subject') FROM event WHERE position = 1")
                            .get(0))
                    .startsWith("pd2.");
            assertThat(
                            column(
                                    "SELECT json_extract(metadata, '$.customerId') FROM event WHERE json_extract(metadata, '$.actor') NOT LIKE 'policy/%'"))
                    .containsExactly("c-1", "c-1");
            assertThat(column("SELECT recorded_at FROM event"))
                    .isNotEmpty()
                    .allMatch(time -> time.endsWith("000000Z"), "in milliseconds");
        }
    }

    @Test
    void a_history_comes_back_after_the_read_models_were_thrown_away() throws Exception {
        try (var server = RunningServer.on(data)) {
            server.put("/v1/customers/c-1", "{}");
            assertThat(server.get("/v1/history?subject=customer/c-1").body().path("events"))
                    .hasSize(1);
        }
        FileSystemUtils.deleteRecursively(data.resolve("documents"));

        try (var server = RunningServer.on(data)) {
            assertThat(server.get("/v1/history?subject=customer/c-1").body().path("events"))
                    .hasSize(1);
        }
    }

    @Test
    void documents_of_another_log_are_refused_and_made_anew_if_it_is_accepted() throws Exception {
        var other = Files.createDirectory(data.resolve("other"));
        try (var server = RunningServer.on(other)) {
            server.put("/v1/customers/x-1", "{}");
            server.get("/v1/history?subject=customer/x-1");
        }
        var own = Files.createDirectory(data.resolve("own"));
        try (var server = RunningServer.on(own)) {
            server.put("/v1/customers/c-1", "{}");
        }
        FileSystemUtils.deleteRecursively(own.resolve("documents"));
        FileSystemUtils.copyRecursively(other.resolve("documents"), own.resolve("documents"));

        assertThatThrownBy(() -> RunningServer.on(own))
                .hasRootCauseInstanceOf(StoreUnusableException.class)
                .rootCause()
                .hasMessageContaining("another event at position 0");

        for (var accept : List.of(true, false)) {
            try (var server = RunningServer.on(own, Map.of("sagadesk.accept-older-log", accept))) {
                assertThat(server.get("/v1/history?subject=customer/c-1").body().path("events"))
                        .hasSize(1);
                assertThat(server.get("/v1/history?subject=customer/x-1").status())
                        .isEqualTo(404);
            }
        }
    }

    private List<String> column(String query) throws SQLException {
        try (var log = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                var rows = log.createStatement().executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) values.add(rows.getString(1));
            return values;
        }
    }
}
