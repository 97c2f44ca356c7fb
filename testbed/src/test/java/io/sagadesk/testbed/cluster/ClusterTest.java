package io.sagadesk.testbed.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.testbed.process.InstallationFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./sagadesk cluster}. */
class ClusterTest {

    private static final String WANTED = "SAGADESK_TEST_CLUSTER";

    @TempDir
    Path directory;

    @Test
    void kills_of_instances_and_stores_lose_nothing_and_double_nothing() throws Exception {
        var isWanted = System.getenv(WANTED) != null;
        if (!isWanted) System.out.println("Skipped: " + WANTED + " is not set; it takes minutes of a quiet machine");
        assumeTrue(isWanted, WANTED);
        var isMissing = PostgresInstallation.installed().isEmpty();
        if (isMissing) System.out.println("Skipped: " + PostgresInstallation.MISSING);
        assumeTrue(!isMissing, PostgresInstallation.MISSING);
        var out = new StringWriter();

        var violations = ClusterRun.run(
                new PrintWriter(out),
                new ClusterRun.Options(
                        InstallationFiles.SERVER,
                        InstallationFiles.DOCUMENT_STORE,
                        directory,
                        2,
                        Duration.ofSeconds(5),
                        200,
                        1));

        System.out.print(out);
        assertThat(violations).as(out.toString()).isEmpty();
        assertThat(out.toString()).contains("2 kills of instances").doesNotContain(" 0 acknowledged requests");
    }
}
