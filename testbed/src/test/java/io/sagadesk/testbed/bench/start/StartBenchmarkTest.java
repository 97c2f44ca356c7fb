package io.sagadesk.testbed.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.testbed.process.InstallationFiles;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./sagadesk bench start}. It does not measure, but checks that each start is made and answered. */
class StartBenchmarkTest {

    private static final List<StartUpCache> ONE = List.of(StartUpCache.WITH);

    @TempDir
    Path directory;

    @TempDir
    Path other;

    private final StringWriter out = new StringWriter();
    private final StringWriter progress = new StringWriter();

    @Test
    void each_kind_of_start_is_measured_to_its_first_answers() throws Exception {
        var data = Files.createDirectory(other.resolve("data"));
        ServerProcess.start(InstallationFiles.SERVER, data).stop();

        StartBenchmark.run(
                new PrintWriter(out),
                new PrintWriter(progress),
                new StartBenchmark.Options(InstallationFiles.SERVER, ONE, directory, 1, data));

        assertThat(out.toString().lines()).hasSize(7).first().asString().contains("with cache");
        assertThat(out.toString())
                .contains("empty directory: ready", "an orderly stop: first command", "kill -9: first command")
                .doesNotContain("ratio");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void the_rate_right_after_the_start_is_printed_as_a_share_of_the_warm_one() throws Exception {
        var second = Duration.ofSeconds(1);

        WarmUpBenchmark.run(
                new PrintWriter(out),
                new PrintWriter(progress),
                new WarmUpBenchmark.Options(
                        InstallationFiles.SERVER, ONE, directory, 1, 4, second, Duration.ZERO, Duration.ZERO));

        assertThat(out.toString()).contains("first 1 s", "share of the warm rate", " %");
        assertThat(progress.toString()).contains("round 1 of 1: with cache");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void two_kinds_of_starts_are_compared() {
        var table = new StartTable("seconds", "%.1f");
        for (var round : List.of(1, 2, 9)) {
            table.add("empty", StartUpCache.WITHOUT, round * 2);
            table.add("empty", StartUpCache.WITH, round);
        }

        assertThat(table.print(List.of(StartUpCache.values())).lines().toList().get(1))
                .contains("empty", "4.0", "2.0", "0.50");
    }

    @Test
    void a_start_without_the_cache_keeps_the_options_that_are_set() {
        assertThat(StartUpCache.WITH.environment()).isEmpty();
        assertThat(StartUpCache.WITHOUT.environment().get("SAGADESK_JAVA_OPTS")).endsWith("-Xshare:auto");
    }
}
