package io.sagadesk.testbed.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.testbed.process.InstallationFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./sagadesk copies}. */
class CopiesTest {

    @TempDir
    Path directory;

    @Test
    void a_copy_that_was_taken_under_load_loses_nothing() throws Exception {
        var out = new StringWriter();

        var violations = CopiesRun.run(
                new PrintWriter(out),
                new CopiesRun.Options(InstallationFiles.SERVER, InstallationFiles.RUNBOOK, directory, 2, 1));

        assertThat(violations).as(out.toString()).isEmpty();
        assertThat(out.toString()).contains("2 copies").doesNotContain(" 0 timers fired late");
    }
}
