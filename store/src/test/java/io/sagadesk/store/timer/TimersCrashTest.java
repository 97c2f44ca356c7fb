package io.sagadesk.store.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.embeddedmongo.AppendingProcess;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.timer.EndlessPromises.Moment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that promises and keeps its promises is killed between claiming and publishing, between publishing and
 * forgetting, or at any moment. Each promise that was stored is kept, once. More rounds with
 * {@code -Dsagadesk.crash.rounds=50}.
 */
class TimersCrashTest {

    private static final int ROUNDS = Integer.getInteger("sagadesk.crash.rounds", 5);
    private static final List<Moment> MOMENTS = List.of(Moment.values());
    private static final int PROMISES_A_ROUND = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    /** What a killed process left: promises that are in the log, and promises that are not. */
    private record Left(int kept, int open) {}

    @Test
    void each_promise_is_kept_once_although_the_process_is_killed() throws Exception {
        Set<String> promised = new HashSet<>();
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Moment moment = MOMENTS.get(round % MOMENTS.size());
            AppendingProcess process = AppendingProcess.start(
                    EndlessPromises.class,
                    directory.toString(),
                    Integer.toString(round * PROMISES_A_ROUND),
                    moment.name());
            awaitMoment(process, moment);
            process.kill().map(line -> line.replace(".", "")).forEach(promised::add);
            Left left = settle(promised);
            assertThat(left.kept() > 0 || moment != Moment.PUBLISHED).isTrue();
            assertThat(left.open() > 0 || moment != Moment.CLAIMED).isTrue();
            kept += left.kept();
        }
        System.out.printf(
                "%d kills, %d promises, each kept once, of which %d were still to be forgotten%n",
                ROUNDS, promised.size(), kept);
    }

    private void awaitMoment(AppendingProcess process, Moment moment) throws Exception {
        Path stopped = directory.resolve(moment.name());
        if (moment == Moment.NONE) {
            boolean ended = process.endsWithin(ThreadLocalRandom.current().nextLong(50, 900));
            assertThat(ended).as("the process ended by itself").isFalse();
        } else {
            await().atMost(PATIENCE).until(() -> Files.deleteIfExists(stopped));
        }
    }

    private Left settle(Set<String> promised) {
        try (MongoDatabases mongo = MongoDatabases.open(null, directory.resolve("documents"));
                TimedLog log = TimedLog.in(directory)) {
            var timers = mongo.database().getCollection("timers");
            Set<String> left = timers.find().map(kept -> kept.getString("_id")).into(new HashSet<>());
            int all = left.size();
            left.retainAll(log.eventIds());
            Clock afterwards = new MovableClock(Instant.now().plusSeconds(60));
            log.timers(mongo.database(), "embedded", afterwards).fireDue();
            assertThat(timers.countDocuments()).isZero();
            assertThat(log.eventIds()).doesNotHaveDuplicates().containsAll(promised);
            return new Left(left.size(), all - left.size());
        }
    }
}
