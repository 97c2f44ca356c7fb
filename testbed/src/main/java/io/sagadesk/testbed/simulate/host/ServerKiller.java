package io.sagadesk.testbed.simulate.host;

import io.sagadesk.store.runtime.DaemonThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Kills the server again and again, spread over the hours of business of all days: a moment after such a time has come, in the
 * middle of whatever it is doing then.
 */
public final class ServerKiller {

    private static final Duration OPENS = Duration.ofHours(7);
    private static final int BUSINESS_SECONDS = 14 * 60 * 60;
    private static final int LONGEST_MOMENT_MILLISECONDS = 400;

    private final SimulatedServer simulatedServer;
    private final Random random;
    private final Queue<Instant> times = new PriorityQueue<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("killer"));
    private @Nullable Future<?> underWay;

    public ServerKiller(SimulatedServer simulatedServer, int kills, Instant begin, int days, long seed) {
        this.simulatedServer = simulatedServer;
        this.random = new Random(seed);
        for (var kill = 0; kill < kills; kill++) {
            var midnight = begin.plus(Duration.ofDays(random.nextInt(days)));
            times.add(midnight.plus(OPENS).plusSeconds(random.nextInt(BUSINESS_SECONDS)));
        }
    }

    /** Says what time it is, and hears whether a kill is under way. One that is due waits until the one before is over. */
    public boolean at(Instant now) {
        if (underWay != null && !underWay.isDone()) return true;
        var next = times.peek();
        if (next == null || next.isAfter(now)) return false;
        times.remove();
        underWay = thread.schedule(this::kill, random.nextInt(LONGEST_MOMENT_MILLISECONDS), TimeUnit.MILLISECONDS);
        return true;
    }

    private void kill() {
        try {
            simulatedServer.awaitRunning();
            simulatedServer.kill();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when nothing is killed any more. */
    public void stop() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(1, TimeUnit.MINUTES);
    }
}
