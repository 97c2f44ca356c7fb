package io.sagadesk.store.timer;

import io.sagadesk.store.runtime.DaemonThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * Publishes scheduled events when they are due, in the order of their due times. Events that became due while no
 * instance ran are published first, in batches. A scheduled event is deleted only after the published event is on disk.
 */
public final class TimerPoller implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TimerPoller.class);
    private static final int BATCH = 250;
    private static final long POLL_MILLIS = 100;
    private static final long MAX_BACKOFF_MILLIS = 10_000;
    private static final long STOP_TIMEOUT_MILLIS = 10_000;

    private final ScheduledEvents scheduledEvents;
    private final ScheduledEventPublisher events;
    private final Clock clock;
    private final RefusedScheduledEvents refused;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread poller = DaemonThreads.of("timers", this::poll);
    private volatile @Nullable String failure;

    /** @param clock decides which events are due */
    public TimerPoller(ScheduledEvents scheduledEvents, ScheduledEventPublisher events, Clock clock) {
        this.scheduledEvents = scheduledEvents;
        this.events = events;
        this.clock = clock;
        this.refused = new RefusedScheduledEvents(scheduledEvents);
    }

    /** Starts a thread that polls for due events ten times a second until this is closed. */
    public void start() {
        poller.start();
    }

    /**
     * Publishes all events that are due now and not claimed by another instance.
     *
     * @return the number of published events
     * @throws RuntimeException if MongoDB or the log cannot store; no event is lost or published twice
     */
    public synchronized int fireDue() {
        var fired = 0;
        var now = clock.instant();
        for (var batch = claim(now); !batch.isEmpty(); batch = claim(now)) fired += fire(batch, now);
        return fired;
    }

    /** Returns the due time of the next event that no instance has claimed. */
    public Optional<Instant> nextDue() {
        return scheduledEvents.nextDue();
    }

    /** Returns by how much the first event is overdue; zero if none is. */
    public Duration lag() {
        var now = clock.instant();
        return scheduledEvents
                .firstDue()
                .filter(due -> due.isBefore(now))
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
    }

    /** Returns the class name of the failure of the last attempt, if it failed; the program's log has the details. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns how many scheduled events are forged, or refused by the log; each is retried with increasing delay. */
    public int refused() {
        return refused.count();
    }

    /** Stops after the current batch. Events that are due later wait for the next start. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            poller.join(STOP_TIMEOUT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ScheduledEvent> claim(Instant dueBy) {
        return stopping.getCount() == 0 ? List.of() : scheduledEvents.claim(dueBy, BATCH);
    }

    private int fire(List<ScheduledEvent> batch, Instant now) {
        var readable = new ArrayList<DomainEventMessage<?>>(batch.size());
        var forged = new HashMap<String, RuntimeException>();
        batch.forEach(scheduledEvent -> read(scheduledEvent, now, forged).ifPresent(readable::add));
        var left =
                readable.stream().map(DomainEventMessage::getIdentifier).collect(Collectors.toCollection(HashSet::new));
        try {
            refused.putOff(forged);
            var outcome = events.publish(readable);
            refused.putOff(outcome.refused());
            left.removeAll(outcome.refused().keySet());
            outcome.throwIfStoreFailed();
            scheduledEvents.delete(left);
            refused.published(left);
            return outcome.published();
        } catch (RuntimeException e) {
            release(left, e);
            throw e;
        }
    }

    /** An event that cannot be read stays claimed until its lease expires, so that it does not block the others. */
    private Optional<DomainEventMessage<?>> read(
            ScheduledEvent scheduledEvent, Instant now, Map<String, RuntimeException> forged) {
        try {
            return Optional.of(events.event(scheduledEvent, now));
        } catch (ForgedScheduledEventException e) {
            forged.put(scheduledEvent.id(), e);
            return Optional.empty();
        } catch (RuntimeException e) {
            log.error(
                    "The scheduled event {} of {} cannot be read; trying again in {} s",
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
        } catch (RuntimeException e) { // then the claims end with their leases
            because.addSuppressed(e);
        }
    }

    private void poll() {
        long pause = POLL_MILLIS;
        try {
            while (!stopping.await(pause, TimeUnit.MILLISECONDS)) {
                pause = attempt() ? POLL_MILLIS : Math.min(2 * pause, MAX_BACKOFF_MILLIS);
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
            if (failure == null) log.error("Due events cannot be published; trying again", e);
            failure = e.getClass().getSimpleName();
            return false;
        }
    }
}
