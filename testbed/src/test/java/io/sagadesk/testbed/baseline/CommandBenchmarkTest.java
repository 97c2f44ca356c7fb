package io.sagadesk.testbed.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.testbed.bench.commands.BaselineConnections;
import io.sagadesk.testbed.bench.commands.BenchmarkContest;
import io.sagadesk.testbed.bench.commands.CommandBenchmark;
import io.sagadesk.testbed.process.InstallationFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The short form of {@code ./sagadesk bench commands}. It does not measure, but checks that both assemblies work. */
class CommandBenchmarkTest {

    @TempDir
    Path directory;

    @Test
    void both_assemblies_carry_out_the_same_journeys_and_store_what_they_acknowledge() throws Exception {
        var postgres = PostgresInstallation.installed();
        if (postgres.isEmpty()) System.out.println("Skipped: " + PostgresInstallation.MISSING);
        assumeTrue(postgres.isPresent(), PostgresInstallation.MISSING);
        Files.setPosixFilePermissions(
                directory, PosixFilePermissions.fromString("rwx--x--x")); // so that the user of PostgreSQL can enter
        var contest = BenchmarkContest.ofSagadesk(InstallationFiles.SERVER)
                .and(BenchmarkContest.ofBaseline(
                        InstallationFiles.SERVER, postgres.get(), new BaselineConnections(65, true), 12));
        var options = new CommandBenchmark.Options(
                directory, List.of(1, 12), 1, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2));
        var out = new StringWriter();
        var progress = new StringWriter();

        var stored = CommandBenchmark.run(new PrintWriter(out), new PrintWriter(progress), options, contest);

        assertThat(stored).containsOnlyKeys("sagadesk", "stock axon");
        assertThat(stored.values()).allMatch(events -> events > 20);
        assertThat(progress.toString()).doesNotContain("refused");
        assertThat(out.toString()).contains("12 clients", "ratio").doesNotContain("NOTE");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_follows_the_log_can_hold_as_many_connections_as_are_counted_on() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ProcessingGroup.class));
        var reactions = scanner.findCandidateComponents("io.sagadesk.saga").size();

        assertThat(BaselineConnections.OF_FOLLOWERS).isEqualTo(ProjectionCatalog.ALL.size() + 2 * reactions);
    }
}
