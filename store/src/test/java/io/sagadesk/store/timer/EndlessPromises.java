package io.sagadesk.store.timer;

import io.sagadesk.store.mongo.MongoDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;

/** Promises and keeps its promises without a pause until it is killed, and prints the id of each promise that was stored. */
final class EndlessPromises {

    /** Where it may stop to be killed, having made a file of this name. */
    enum Moment {
        CLAIMED,
        PUBLISHED,
        NONE
    }

    private static final int PROMISERS = 4;

    private EndlessPromises() {}

    /** Takes the directory, the number to begin with, and the moment at which it is to stop. */
    public static void main(String... arguments) {
        Path directory = Path.of(arguments[0]);
        MongoDatabases mongo = MongoDatabases.open(null, directory.resolve("documents"));
        TimedLog log = TimedLog.in(directory);
        stop(log, Moment.valueOf(arguments[2]), directory);
        TimerPoller timerPoller = log.timers(mongo.database(), "embedded", Clock.systemUTC());
        MongoEventScheduler scheduler = log.scheduler(mongo.database(), Clock.systemUTC());
        AtomicInteger next = new AtomicInteger(Integer.parseInt(arguments[1]));
        for (int promiser = 0; promiser < PROMISERS; promiser++) {
            new Thread(() -> promise(scheduler, next)).start();
        }
        new Thread(() -> fire(timerPoller)).start();
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

    private static void fire(TimerPoller timerPoller) {
        while (true) {
            timerPoller.fireDue();
        }
    }

    /** The store asks before it appends, and tells when it has. */
    private static void stop(TimedLog log, Moment moment, Path directory) {
        if (moment == Moment.CLAIMED) {
            log.store.registerDispatchInterceptor(events -> {
                stop(directory.resolve(moment.name()));
                return (index, event) -> event;
            });
        } else if (moment == Moment.PUBLISHED) {
            log.store.subscribe(events -> stop(directory.resolve(moment.name())));
        }
    }

    private static void stop(Path file) {
        try {
            Files.createFile(file);
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
