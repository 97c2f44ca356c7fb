package io.sagadesk.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.embeddedmongo.AppendingProcess;
import io.sagadesk.store.engine.Engines;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that appends from many threads, at a random moment; all acknowledged events must be stored.
 * {@code -Dsagadesk.crash.rounds=20} runs more rounds.
 */
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("sagadesk.crash.rounds", 3);

    @TempDir
    Path directory;

    @Test
    void what_was_acknowledged_survives_a_killed_process() throws Exception {
        var file = directory.resolve("events.db");
        var acknowledged = new HashSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var process = AppendingProcess.start(EndlessAppends.class, file.toString());
            var ended = process.endsWithin(ThreadLocalRandom.current().nextLong(50, 500));
            assertThat(ended).as("the process ended by itself").isFalse();
            process.kill().forEach(acknowledged::add);
            assertThat(storedAggregates(file)).containsAll(acknowledged);
        }
        System.out.printf("%d kills, %d acknowledged events, none missing%n", ROUNDS, acknowledged.size());
    }

    private static Set<String> storedAggregates(Path file) {
        var aggregates = new HashSet<String>();
        try (var engine = Engines.open(file)) { // opening refuses
            engine.log().verify();
            engine.log().scan(0, stored -> aggregates.add(stored.aggregateId()));
        }
        return aggregates;
    }
}
