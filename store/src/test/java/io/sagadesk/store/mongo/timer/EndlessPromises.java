package io.sagadesk.store.mongo.timer;

import io.sagadesk.store.mongo.MongoDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;

/** Promises and keeps its promises without a pause until it is killed, and prints the id of each promise that was stored. */
final class EndlessPromises {

    private static final int PROMISERS = 4;

    private EndlessPromises() {}

    /** Takes the directory and the number to begin with. */
    public static void main(String... arguments) {
        Path directory = Path.of(arguments[0]);
        MongoDatabases mongo = MongoDatabases.open(null, directory.resolve("documents"));
        TimedLog log = TimedLog.in(directory);
        Timers timers = log.timers(mongo.database(), "embedded", Clock.systemUTC());
        MongoEventScheduler scheduler = log.scheduler(mongo.database(), Clock.systemUTC());
        AtomicInteger next = new AtomicInteger(Integer.parseInt(arguments[1]));
        for (int promiser = 0; promiser < PROMISERS; promiser++) {
            new Thread(() -> promise(scheduler, next)).start();
        }
        new Thread(() -> fire(timers)).start();
    }

    private static void promise(MongoEventScheduler scheduler, AtomicInteger next) {
        while (true) {
            Instant due = Instant.now().plusMillis(20);
            var token = (SimpleScheduleToken) scheduler.schedule(due, TimedLog.abandoned(next.getAndIncrement(), due));
            synchronized (System.out) {
                System.out.println(token.getTokenId() + ".");
                System.out.flush();
            }
        }
    }

    private static void fire(Timers timers) {
        while (true) {
            timers.fireDue();
        }
    }
}
