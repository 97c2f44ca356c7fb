package io.sagadesk.replay.simulate;

import java.util.Random;

/** Kills the server again and again while the days go by, at times that nobody foresees. */
final class Killer {

    private static final int SHORTEST_MILLISECONDS = 50;
    private static final int LONGEST_MILLISECONDS = 2_500;

    private final Host host;
    private final int kills;
    private final Random random;
    private final Thread thread = new Thread(this::run, "killer");

    Killer(Host host, int kills, long seed) {
        this.host = host;
        this.kills = kills;
        this.random = new Random(seed);
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            for (var kill = 0; kill < kills; kill++) {
                host.awaitRunning();
                Thread.sleep(SHORTEST_MILLISECONDS + random.nextInt(LONGEST_MILLISECONDS));
                host.kill();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
