package io.sagadesk.store.mongo.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.sqlite.AppendingProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that promises and keeps its promises is killed at some moment. Each promise that was stored is kept, once.
 * More rounds with {@code -Dsagadesk.crash.rounds=50}.
 */
class TimersCrashTest {

    private static final int ROUNDS = Integer.getInteger("sagadesk.crash.rounds", 5);
    private static final int PROMISES_A_ROUND = 1_000_000;

    @TempDir
    Path directory;

    @Test
    void each_promise_is_kept_once_although_the_process_is_killed() throws Exception {
        Set<String> promised = new HashSet<>();
        int cutBetween = 0;
        for (int round = 0; round < ROUNDS; round++) {
            AppendingProcess process = AppendingProcess.start(
                    EndlessPromises.class, directory.toString(), Integer.toString(round * PROMISES_A_ROUND));
            boolean ended = process.endsWithin(ThreadLocalRandom.current().nextLong(200, 900));
            assertThat(ended).as("the process ended by itself").isFalse();
            process.kill().map(line -> line.replace(".", "")).forEach(promised::add);
            cutBetween += settle(promised);
        }
        System.out.printf(
                "%d kills, %d promises, each kept once; %d had been kept and not forgotten%n",
                ROUNDS, promised.size(), cutBetween);
    }

    /** Returns how many promises had been published when it was killed, and not yet forgotten. */
    private int settle(Set<String> promised) {
        try (MongoDatabases mongo = MongoDatabases.open(null, directory.resolve("documents"));
                TimedLog log = TimedLog.in(directory)) {
            var timers = mongo.database().getCollection("timers");
            Set<String> published = new HashSet<>(log.eventIds());
            Set<String> left = timers.find().map(kept -> kept.getString("_id")).into(new HashSet<>());
            Clock afterwards = new MovableClock(Instant.now().plusSeconds(60));
            log.timers(mongo.database(), "embedded", afterwards).fireDue();
            assertThat(timers.countDocuments(new Document())).isZero();
            assertThat(log.eventIds()).doesNotHaveDuplicates().containsAll(promised);
            left.retainAll(published);
            return left.size();
        }
    }
}
