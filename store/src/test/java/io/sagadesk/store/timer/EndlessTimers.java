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

/**
 * Main class that schedules and publishes events until it is killed, and prints the id of each stored scheduled event.
 */
final class EndlessTimers {

    /** The point at which the process stops to be killed; it signals the point by creating a file of this name. */
    enum Moment {
        CLAIMED,
        PUBLISHED,
        NONE
    }

    private static final int SCHEDULING_THREADS = 4;

    private EndlessTimers() {}

    /** Arguments: the directory, the first number, and the moment at which to stop. */
    public static void main(String... arguments) {
        var directory = Path.of(arguments[0]);
        var mongo = MongoDatabases.open(null, directory.resolve("documents"));
        var log = TimedLog.in(directory);
        stop(log, Moment.valueOf(arguments[2]), directory);
        var timerPoller = log.timers(mongo.database(), "embedded", Clock.systemUTC());
        var scheduler = log.scheduler(mongo.database(), Clock.systemUTC());
        var next = new AtomicInteger(Integer.parseInt(arguments[1]));
        for (int thread = 0; thread < SCHEDULING_THREADS; thread++) new Thread(() -> schedule(scheduler, next)).start();
        new Thread(() -> fire(timerPoller)).start();
    }

    private static void schedule(MongoEventScheduler scheduler, AtomicInteger next) {
        while (true) {
            var due = Instant.now().plusMillis(20);
            var token = (SimpleScheduleToken) scheduler.schedule(due, TimedLog.lapsed(next.getAndIncrement(), due));
            synchronized (System.out) {
                System.out.println(token.getTokenId() + ".");
                System.out.flush();
            }
        }
    }

    private static void fire(TimerPoller timerPoller) {
        while (true) timerPoller.fireDue();
    }

    /** A dispatch interceptor runs before the append, a subscriber after it. */
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
