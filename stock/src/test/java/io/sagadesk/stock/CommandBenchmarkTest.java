package io.sagadesk.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.replay.bench.commands.CommandBenchmark;
import io.sagadesk.replay.bench.commands.Contest;
import io.sagadesk.replay.bench.commands.Postgres;
import io.sagadesk.server.SagadeskServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./sagadesk bench commands}. It measures nothing: it sees both assemblies at work. */
class CommandBenchmarkTest {

    private static final List<String> SERVER = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SagadeskServer.class.getName());

    @TempDir
    Path directory;

    @Test
    void both_assemblies_carry_out_the_same_journeys_and_store_what_they_acknowledge() throws Exception {
        var postgres = Postgres.installed();
        if (postgres.isEmpty()) System.out.println("Skipped: " + Postgres.MISSING);
        assumeTrue(postgres.isPresent(), Postgres.MISSING);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x")); // for its user
        var contest = Contest.ofSagadesk(SERVER).and(Contest.ofStock(SERVER, postgres.get(), 64, true));
        var options = new CommandBenchmark.Options(directory, List.of(1, 12), 1, Duration.ZERO, Duration.ofSeconds(2));
        var out = new StringWriter();
        var progress = new StringWriter();

        var stored = CommandBenchmark.run(new PrintWriter(out), new PrintWriter(progress), options, contest);

        assertThat(stored).containsOnlyKeys("sagadesk", "stock axon");
        assertThat(stored.values()).allMatch(events -> events > 20);
        assertThat(progress.toString()).doesNotContain("refused");
        assertThat(out.toString()).contains("12 clients", "ratio");
        assertThat(directory).isEmptyDirectory();
    }
}
