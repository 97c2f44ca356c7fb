package io.sagadesk.testbed.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.testbed.process.InstallationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@code ./sagadesk simulate}: the simulation produces the same history, however often the server is
 * killed. The long form: {@code -Dsagadesk.simulation.customers=N -Dsagadesk.simulation.kills=N}.
 */
class SimulationTest {

    private static final int DAYS = 2;
    private static final int CUSTOMERS = Integer.getInteger("sagadesk.simulation.customers", 100);
    private static final int KILLS = Integer.getInteger("sagadesk.simulation.kills", 3);

    @TempDir
    Path data;

    @Test
    void what_follows_from_what_happens_follows_once_however_often_the_server_is_killed() throws Exception {
        var undisturbed = play("undisturbed", 0);
        var killed = play("killed", KILLS);

        assertThat(undisturbed.findings().faults()).isEmpty();
        assertThat(undisturbed.findings().neverSeen())
                .as("what was not audited")
                .isEmpty();
        assertThat(killed.restarts()).isPositive();
        assertThat(killed.findings().faults()).isEmpty();
        assertThat(killed.findings().digest()).isEqualTo(undisturbed.findings().digest());
    }

    private Simulation.Result play(String name, int kills) throws IOException, InterruptedException {
        var directory = Files.createDirectory(data.resolve(name));
        return Simulation.run(
                new Simulation.Options(InstallationFiles.SERVER, directory, DAYS, CUSTOMERS, 1, kills),
                (now, events) -> {});
    }
}
