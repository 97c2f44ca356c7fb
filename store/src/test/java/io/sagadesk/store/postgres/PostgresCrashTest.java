package io.sagadesk.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.embeddedmongo.AppendingProcess;
import io.sagadesk.localpostgres.PostgresCluster;
import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.store.engine.Engines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that appends from many threads, or all processes of PostgreSQL, at a random moment.
 * {@code -Dsagadesk.crash.rounds=20} runs more rounds.
 */
@Timeout(300)
class PostgresCrashTest {

    private static final int ROUNDS = Integer.getInteger("sagadesk.crash.rounds", 3);

    @TempDir
    Path directory;

    private PostgresCluster server;
    private String address;

    @BeforeEach
    void start() throws Exception {
        var installation = PostgresInstallation.installed();
        if (installation.isEmpty()) System.out.println("Skipped: " + PostgresInstallation.MISSING);
        assumeTrue(installation.isPresent(), PostgresInstallation.MISSING);
        server = PostgresCluster.start(installation.orElseThrow(), directory);
        address = server.newDatabase();
    }

    @AfterEach
    void kill() {
        if (server != null) server.kill();
    }

    @Test
    void what_was_acknowledged_survives_killed_writers() throws Exception {
        var acknowledged = new HashSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var one = AppendingProcess.start(EndlessPostgresAppends.class, address);
            var other = AppendingProcess.start(EndlessPostgresAppends.class, address);
            assertThat(one.endsWithin(ThreadLocalRandom.current().nextLong(50, 1_000)))
                    .as("the process ended by itself")
                    .isFalse();
            one.kill().forEach(acknowledged::add);
            assertThat(other.endsWithin(ThreadLocalRandom.current().nextLong(50, 500)))
                    .isFalse();
            other.kill().forEach(acknowledged::add);
            requireWhole(acknowledged);
        }
        System.out.printf("%d kills, %d acknowledged appends, none missing%n", 2 * ROUNDS, acknowledged.size());
    }

    @Test
    void what_was_acknowledged_survives_a_killed_server_and_its_writers_go_on() throws Exception {
        var acknowledged = new HashSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var writer = AppendingProcess.start(EndlessPostgresAppends.class, address);
            assertThat(writer.endsWithin(ThreadLocalRandom.current().nextLong(100, 1_000)))
                    .as("the process ended by itself")
                    .isFalse();
            server.kill();
            server.startAgain();
            var after = events();
            await("the writer goes on").atMost(Duration.ofSeconds(30)).until(() -> events() > after);
            writer.kill().forEach(acknowledged::add);
            requireWhole(acknowledged);
        }
        System.out.printf(
                "%d kills of PostgreSQL, %d acknowledged appends, none missing%n", ROUNDS, acknowledged.size());
    }

    private long events() throws Exception {
        return Long.parseLong(TestDatabases.ask(address, "SELECT count(*) FROM event"));
    }

    private void requireWhole(Set<String> acknowledged) {
        Map<String, Integer> stored = new HashMap<>();
        try (var engine = Engines.open(TestDatabases.log(address))) { // opening refuses a gap
            engine.log().verify();
            engine.log().scan(0, event -> stored.merge(event.aggregateId(), 1, Integer::sum));
        }
        assertThat(stored.keySet()).containsAll(acknowledged);
        assertThat(stored.values()).as("an append is stored as a whole").containsOnly(2);
    }
}
