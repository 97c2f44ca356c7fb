package io.sagadesk.testbed.crash.readmodel;

import io.sagadesk.replay.CliException;
import io.sagadesk.testbed.process.ServerProcess;
import io.sagadesk.testbed.readmodel.ServedReadModels;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills a server at a moment that it brings about. One that passes too fast is brought about again. */
final class MomentKill {

    static final int BACKLOG = 8_000; // commands, more than a projection folds live

    private static final int LIVE_COMMANDS = 40;
    private static final int SLOW_EVENTS_PER_SECOND = 4_000;
    private static final int ATTEMPTS = 5;

    private final ServerProcess server;
    private final ServedReadModels models;
    private final PurchaseLines lines;
    private final Random random;

    MomentKill(ServerProcess server, PurchaseLines lines, Random random, Duration patience) throws IOException {
        this.server = server;
        this.models = new ServedReadModels(server.client(Duration.ZERO), patience);
        this.lines = lines;
        this.random = random;
    }

    /**
     * Kills the server.
     *
     * @return whether it was at that moment, by its last answer
     */
    boolean at(KillMoment moment) throws IOException, InterruptedException {
        var sending = new Thread(this::sendUntilKilled);
        if (moment != KillMoment.CATCHING_UP) sending.start();
        var met = false;
        for (var attempt = 1; attempt <= ATTEMPTS && !met; attempt++) met = meets(moment, attempt);
        server.kill();
        sending.join();
        return met;
    }

    private boolean meets(KillMoment moment, int attempt) throws IOException, InterruptedException {
        switch (moment) {
            case LIVE -> {
                pause(200, 1_500);
                return !models.isCatchingUp();
            }
            case CATCHING_UP -> {
                server.client(Duration.ZERO).importLines("crash", lines.next(BACKLOG));
                models.await(() -> models.isCatchingUp() || models.isAtHead());
                pause(0, 800 / attempt);
                return models.isCatchingUp();
            }
            case REBUILD -> {
                var rebuild = models.beginRebuild(anyOf(models.names()), false, SLOW_EVENTS_PER_SECOND);
                pause(0, 2_000 / attempt);
                return models.status(rebuild).equals("BUILDING");
            }
            case SWITCH -> {
                var rebuild = models.beginRebuild(anyOf(models.names()), false, 0);
                models.await(() -> models.isCompared(rebuild) || models.isOver(rebuild));
                var met = models.isCompared(rebuild);
                pause(0, 80); // the switch is one write, at the end
                return met;
            }
        }
        throw new IllegalArgumentException(moment.toString());
    }

    private void sendUntilKilled() {
        try {
            var client = server.client(Duration.ZERO);
            while (true) client.sendLines(lines.next(LIVE_COMMANDS));
        } catch (CliException | IOException killed) {
            // as intended
        }
    }

    private String anyOf(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private void pause(int least, int most) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(least + random.nextInt(most - least));
    }
}
