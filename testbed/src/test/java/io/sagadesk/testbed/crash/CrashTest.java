package io.sagadesk.testbed.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.server.SagadeskServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./sagadesk crash}. */
class CrashTest {

    private static final List<String> SERVER = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SagadeskServer.class.getName());

    @TempDir
    Path data;

    @Test
    void a_killed_server_loses_nothing_that_it_acknowledged() throws Exception {
        var out = new StringWriter();

        CrashRun.run(new PrintWriter(out), new CrashRun.Options(SERVER, data, 2, 1, 600));

        assertThat(out.toString()).contains("Round  2", "2 kills");
    }
}
