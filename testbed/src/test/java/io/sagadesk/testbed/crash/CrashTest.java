package io.sagadesk.testbed.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.testbed.crash.readmodel.ReadModelCrashRun;
import io.sagadesk.testbed.process.InstallationFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./sagadesk crash}. */
class CrashTest {

    @TempDir
    Path data;

    @Test
    void a_killed_server_loses_nothing_that_it_acknowledged() throws Exception {
        var out = new StringWriter();

        CrashRun.run(new PrintWriter(out), new CrashRun.Options(InstallationFiles.SERVER, data, 2, 1, 600));

        assertThat(out.toString()).contains("Round  2", "2 kills");
    }

    /** One kill at each moment. */
    @Test
    void a_killed_server_has_the_read_models_of_a_rebuild() throws Exception {
        var out = new StringWriter();

        var differences = ReadModelCrashRun.run(
                new PrintWriter(out), new ReadModelCrashRun.Options(InstallationFiles.SERVER, data, 4, 1));

        assertThat(differences).isEmpty();
        assertThat(out.toString())
                .contains(
                        "Round  1: killed at CATCHING_UP",
                        "Round  4: killed at LIVE",
                        "Kills at LIVE: 1, CATCHING_UP: 1, REBUILD: 1, SWITCH: 1");
    }
}
