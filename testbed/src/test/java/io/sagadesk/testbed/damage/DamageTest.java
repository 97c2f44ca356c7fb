package io.sagadesk.testbed.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.testbed.process.InstallationFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./sagadesk damage}. */
class DamageTest {

    @TempDir
    Path directory;

    @Test
    void a_damaged_directory_is_refused_or_started_right() throws Exception {
        var out = new StringWriter();
        var damages =
                List.of(DirectoryDamage.WAL_MISSING, DirectoryDamage.DOCUMENTS_MISSING, DirectoryDamage.KEYS_FLIPPED);

        var violations = DamageRun.run(
                new PrintWriter(out), new DamageRun.Options(InstallationFiles.SERVER, directory, damages, 1, 4));

        assertThat(violations).as(out.toString()).isEmpty();
        assertThat(out.toString()).contains("refused", "started in", "3 damaged directories");
    }
}
