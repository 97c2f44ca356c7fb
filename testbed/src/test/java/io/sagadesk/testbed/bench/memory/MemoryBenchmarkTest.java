package io.sagadesk.testbed.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sagadesk.testbed.process.InstallationFiles;
import io.sagadesk.testbed.process.ResidentMemory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./sagadesk bench memory}. */
class MemoryBenchmarkTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^(start|import|queries|rebuild) +([0-9.,]+) +([0-9.,]+) +([0-9.,]+)$");
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void the_memory_of_a_server_is_read_after_each_phase() throws Exception {
        assumeThat(Path.of("/proc/self/status")).exists();
        var out = new StringWriter();
        var progress = new StringWriter();
        var server = new ArrayList<>(InstallationFiles.SERVER);
        server.add(1, "-Xmx512m"); // what the launcher makes of the option

        MemoryBenchmark.run(
                new PrintWriter(out),
                new PrintWriter(progress),
                new MemoryBenchmark.Options(server, "512m", null, directory, 4_000, 60, 5));

        var phases = new ArrayList<String>();
        for (var row = ROW.matcher(out.toString()); row.find(); ) {
            phases.add(row.group(1));
            assertThat(mebibytes(row.group(2))).isBetween(20.0, 512.0);
            assertThat(mebibytes(row.group(3))).isGreaterThan(mebibytes(row.group(2)));
            assertThat(mebibytes(row.group(4))).isGreaterThanOrEqualTo(mebibytes(row.group(3)));
        }
        assertThat(phases).containsExactly("start", "import", "queries", "rebuild");
        assertThat(out.toString()).contains("heap in use: at most", "under 256 MiB", "under 1,024 MiB");
        assertThat(progress.toString())
                .contains("history of 4,000 events", "imported ", "asking 5 times: transcript", "rebuilding ");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_is_too_much_is_called_so() {
        var table = new MemoryTable();
        table.add("start", new ServerMemory(256 * MEBIBYTE, new ResidentMemory(300 * MEBIBYTE, 1_024 * MEBIBYTE)));

        assertThat(table.print())
                .contains("heap in use: at most 256.0 MiB, NOT under 256 MiB", "1,024.0 MiB, NOT under 1,024 MiB");
    }

    private static double mebibytes(String figure) {
        return Double.parseDouble(figure.replace(",", ""));
    }
}
