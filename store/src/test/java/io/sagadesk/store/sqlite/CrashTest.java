package io.sagadesk.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.embeddedmongo.AppendingProcess;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that appends from many threads is killed at some moment; what it had acknowledged must be there. More rounds
 * with {@code -Dsagadesk.crash.rounds=20}.
 */
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("sagadesk.crash.rounds", 3);

    @TempDir
    Path directory;

    @Test
    void what_was_acknowledged_survives_a_killed_process() throws Exception {
        Path file = directory.resolve("events.db");
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            AppendingProcess process = AppendingProcess.start(EndlessAppends.class, file.toString());
            boolean ended = process.endsWithin(ThreadLocalRandom.current().nextLong(50, 500));
            assertThat(ended).as("the process ended by itself").isFalse();
            process.kill().forEach(acknowledged::add);
            assertThat(storedAggregates(file)).containsAll(acknowledged);
        }
        System.out.printf("%d kills, %d acknowledged events, none missing%n", ROUNDS, acknowledged.size());
    }

    private static Set<String> storedAggregates(Path file) {
        Set<String> aggregates = new HashSet<>();
        try (var engine = Engines.open(file)) { // which refuses a gap
            engine.log().verify();
            engine.log().scan(0, stored -> aggregates.add(stored.aggregateId()));
        }
        return aggregates;
    }
}
