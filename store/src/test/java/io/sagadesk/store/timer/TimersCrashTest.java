package io.sagadesk.store.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.embeddedmongo.AppendingProcess;
import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.timer.EndlessTimers.Moment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that schedules and publishes events: between claiming and publishing, between publishing and
 * deleting, or at any moment. Each stored scheduled event must be published once. {@code -Dsagadesk.crash.rounds=50}
 * runs more rounds.
 */
class TimersCrashTest {

    private static final int ROUNDS = Integer.getInteger("sagadesk.crash.rounds", 5);
    private static final List<Moment> MOMENTS = List.of(Moment.values());
    private static final int EVENTS_PER_ROUND = 1_000_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    /** The scheduled events that a killed process left behind: in the log already, or not. */
    private record Left(int stored, int open) {}

    @Test
    void each_promise_is_kept_once_although_the_process_is_killed() throws Exception {
        var scheduled = new HashSet<String>();
        var stored = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var moment = MOMENTS.get(round % MOMENTS.size());
            var process = AppendingProcess.start(
                    EndlessTimers.class,
                    directory.toString(),
                    Integer.toString(round * EVENTS_PER_ROUND),
                    moment.name());
            awaitMoment(process, moment);
            process.kill().map(line -> line.replace(".", "")).forEach(scheduled::add);
            var left = settle(scheduled);
            assertThat(left.stored() > 0 || moment != Moment.PUBLISHED).isTrue();
            assertThat(left.open() > 0 || moment != Moment.CLAIMED).isTrue();
            stored += left.stored();
        }
        System.out.printf(
                "%d kills, %d promises, each kept once, of which %d were still to be forgotten%n",
                ROUNDS, scheduled.size(), stored);
    }

    private void awaitMoment(AppendingProcess process, Moment moment) throws Exception {
        var stopped = directory.resolve(moment.name());
        if (moment == Moment.NONE) {
            var ended = process.endsWithin(ThreadLocalRandom.current().nextLong(50, 900));
            assertThat(ended).as("the process ended by itself").isFalse();
        } else {
            await().atMost(TIMEOUT).until(() -> Files.deleteIfExists(stopped));
        }
    }

    private Left settle(Set<String> scheduled) {
        try (var mongo = MongoDatabases.open(null, directory.resolve("documents"));
                var log = TimedLog.in(directory)) {
            var timers = mongo.database().getCollection("timers");
            var left = timers.find().map(stored -> stored.getString("_id")).into(new HashSet<>());
            int all = left.size();
            left.retainAll(log.eventIds());
            var afterwards = new MovableClock(Instant.now().plusSeconds(60));
            log.timers(mongo.database(), "embedded", afterwards).fireDue();
            assertThat(timers.countDocuments()).isZero();
            assertThat(log.eventIds()).doesNotHaveDuplicates().containsAll(scheduled);
            return new Left(left.size(), all - left.size());
        }
    }
}
