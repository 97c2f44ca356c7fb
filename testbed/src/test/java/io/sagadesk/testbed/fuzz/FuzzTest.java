package io.sagadesk.testbed.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.server.SagadeskServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./sagadesk fuzz}. */
class FuzzTest {

    private static final List<String> SERVER = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SagadeskServer.class.getName());

    @TempDir
    Path data;

    @Test
    void odd_requests_are_answered_and_leave_nothing_behind() throws Exception {
        var out = new StringWriter();

        var findings = FuzzRun.run(new PrintWriter(out), new FuzzRun.Options(SERVER, data, 2_000, 1, null));

        assertThat(out.toString())
                .contains("GET /v1/tickets/{ticketId}", "POST /v1/commands", "GET /v1/events", "GET /actuator/health");
        assertThat(findings).as(out.toString()).isEmpty();
    }
}
