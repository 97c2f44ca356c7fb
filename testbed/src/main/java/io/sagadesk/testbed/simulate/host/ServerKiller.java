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
 * Kills the server at random times within the business hours of all days: shortly after such a time is reached, in the
 * middle of the server's work.
 */
public final class ServerKiller {

    private static final Duration OPENS = Duration.ofHours(7);
    private static final int BUSINESS_SECONDS = 14 * 60 * 60;
    private static final int MAX_DELAY_MILLISECONDS = 400;

    private final SimulatedServer simulatedServer;
    private final Random random;
    private final Queue<Instant> killTimes = new PriorityQueue<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("killer"));
    private @Nullable Future<?> pendingKill;

    public ServerKiller(SimulatedServer simulatedServer, int kills, Instant begin, int days, long seed) {
        this.simulatedServer = simulatedServer;
        this.random = new Random(seed);
        for (var kill = 0; kill < kills; kill++) {
            var midnight = begin.plus(Duration.ofDays(random.nextInt(days)));
            killTimes.add(midnight.plus(OPENS).plusSeconds(random.nextInt(BUSINESS_SECONDS)));
        }
    }

    /**
     * Reports the simulated time. Returns whether a kill is pending; a further kill waits until the pending one is done.
     */
    public boolean at(Instant now) {
        if (pendingKill != null && !pendingKill.isDone()) return true;
        var next = killTimes.peek();
        if (next == null || next.isAfter(now)) return false;
        killTimes.remove();
        pendingKill = thread.schedule(this::kill, random.nextInt(MAX_DELAY_MILLISECONDS), TimeUnit.MILLISECONDS);
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

    /** Stops killing, and waits for a kill that is being carried out. */
    public void stop() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(1, TimeUnit.MINUTES);
    }
}
