package io.sagadesk.store.timer;

import io.sagadesk.store.runtime.DaemonThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what was promised when it is due, in the order of the due times. What became due while nothing ran comes
 * first, in batches. A promise is forgotten only when its event is on disk.
 */
public final class TimerPoller implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TimerPoller.class);
    private static final int BATCH = 250;
    private static final long MILLIS_BETWEEN_LOOKS = 100;
    private static final long MOST_MILLIS_BETWEEN_ATTEMPTS = 10_000;
    private static final long MILLIS_TO_STOP = 10_000;

    private final ScheduledEvents scheduledEvents;
    private final ScheduledEventPublisher events;
    private final Clock clock;
    private final RefusedScheduledEvents refused;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread poller = DaemonThreads.of("timers", this::poll);
    private volatile @Nullable String failure;

    /** @param clock tells what is due */
    public TimerPoller(ScheduledEvents scheduledEvents, ScheduledEventPublisher events, Clock clock) {
        this.scheduledEvents = scheduledEvents;
        this.events = events;
        this.clock = clock;
        this.refused = new RefusedScheduledEvents(scheduledEvents);
    }

    /** Has a thread look for what is due several times a second, until this is closed. */
    public void start() {
        poller.start();
    }

    /**
     * Publishes all that is due now and that no other instance is about to publish.
     *
     * @return how many events were published
     * @throws RuntimeException if promises or events cannot be stored; nothing is lost, and nothing fires twice
     */
    public synchronized int fireDue() {
        int fired = 0;
        Instant now = clock.instant();
        for (List<ScheduledEvent> batch = claim(now); !batch.isEmpty(); batch = claim(now)) {
            fired += fire(batch, now);
        }
        return fired;
    }

    /** When the next promise is due that no instance is about to keep. */
    public Optional<Instant> nextDue() {
        return scheduledEvents.nextDue();
    }

    /** How long the first promise has been overdue; zero if none is. */
    public Duration lag() {
        Instant now = clock.instant();
        return scheduledEvents
                .firstDue()
                .filter(due -> due.isBefore(now))
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
    }

    /** What kept the last attempt from being made, if anything: a kind of failure; the program's log says more. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** How many promises the log does not take, each for itself: they are tried again, less and less often. */
    public int refused() {
        return refused.count();
    }

    /** Returns when the batch at hand is done. What is due afterwards waits for the next start. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            poller.join(MILLIS_TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ScheduledEvent> claim(Instant dueBy) {
        return stopping.getCount() == 0 ? List.of() : scheduledEvents.claim(dueBy, BATCH);
    }

    private int fire(List<ScheduledEvent> batch, Instant now) {
        List<DomainEventMessage<?>> readable = new ArrayList<>(batch.size());
        batch.forEach(scheduledEvent -> read(scheduledEvent, now).ifPresent(readable::add));
        Set<String> left =
                readable.stream().map(DomainEventMessage::getIdentifier).collect(Collectors.toCollection(HashSet::new));
        try {
            ScheduledEventPublisher.Outcome outcome = events.publish(readable);
            refused.putOff(outcome.refused());
            left.removeAll(outcome.refused().keySet());
            outcome.throwIfNothingWasTaken();
            scheduledEvents.forget(left);
            refused.kept(left);
            return outcome.published();
        } catch (RuntimeException e) {
            release(left, e);
            throw e;
        }
    }

    /** What cannot be read stays claimed for a while, so that it does not stand in the way of the others. */
    private Optional<DomainEventMessage<?>> read(ScheduledEvent scheduledEvent, Instant now) {
        try {
            return Optional.of(events.event(scheduledEvent, now));
        } catch (RuntimeException e) {
            log.error(
                    "The promise {} of {} cannot be read; trying again in {} s",
                    scheduledEvent.id(),
                    scheduledEvent.type(),
                    ScheduledEvents.LEASE.toSeconds(),
                    e);
            return Optional.empty();
        }
    }

    private void release(Set<String> ids, RuntimeException because) {
        try {
            scheduledEvents.release(ids);
        } catch (RuntimeException e) { // then the leases have to run out
            because.addSuppressed(e);
        }
    }

    private void poll() {
        long pause = MILLIS_BETWEEN_LOOKS;
        try {
            while (!stopping.await(pause, TimeUnit.MILLISECONDS)) {
                pause = attempt() ? MILLIS_BETWEEN_LOOKS : Math.min(2 * pause, MOST_MILLIS_BETWEEN_ATTEMPTS);
            }
        } catch (InterruptedException e) {
            log.warn("Somebody interrupted the timers: nothing fires until the next start");
        }
    }

    private boolean attempt() {
        try {
            fireDue();
            failure = null;
            return true;
        } catch (RuntimeException e) {
            if (failure == null) {
                log.error("What is due cannot be published; trying again", e);
            }
            failure = e.getClass().getSimpleName();
            return false;
        }
    }
}
