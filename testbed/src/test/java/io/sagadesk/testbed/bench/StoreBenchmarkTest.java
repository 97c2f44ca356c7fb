package io.sagadesk.testbed.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.sagadesk.localpostgres.PostgresInstallation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreBenchmarkTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_benchmark_prints_a_line_per_test_and_cleans_up(boolean postgres) throws Exception {
        var isMissing = postgres && PostgresInstallation.installed().isEmpty();
        if (isMissing) System.out.println("Skipped: " + PostgresInstallation.MISSING);
        assumeFalse(isMissing, PostgresInstallation.MISSING);
        Files.setPosixFilePermissions(
                directory, PosixFilePermissions.fromString("rwx--x--x")); // so that PostgreSQL's user can enter
        StringWriter out = new StringWriter();
        StoreBenchmark.run(
                new PrintWriter(out), new StoreBenchmark.Options(directory, 1, Duration.ofMillis(50), 2_000, postgres));
        assertThat(out.toString().lines())
                .hasSize(6)
                .anySatisfy(line -> assertThat(line).contains("64 callers"))
                .anySatisfy(line -> assertThat(line).contains("rebuild"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void the_median_lies_in_the_middle() {
        RateTable rates = new RateTable();
        for (double rate : new double[] {9, 1, 5}) {
            rates.add("test", "a", rate);
        }
        assertThat(rates.median("test", "a")).isEqualTo(5);
        rates.add("test", "a", 7);
        assertThat(rates.median("test", "a")).isEqualTo(6);
    }
}
