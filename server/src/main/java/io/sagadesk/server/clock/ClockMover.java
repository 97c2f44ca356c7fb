package io.sagadesk.server.clock;

import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.Refused;
import io.sagadesk.store.timer.MovableClock;
import io.sagadesk.store.timer.TimerPoller;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves a movable clock from one due time to the next. In between it waits until all log consumers are idle, so that
 * events have the same consequences as if the time had really passed.
 */
public final class ClockMover {

    private final MovableClock clock;
    private final TimerPoller timerPoller;
    private final DueTimes dueTimes;
    private final QuiescenceBarrier quiescenceBarrier;

    ClockMover(MovableClock clock, TimerPoller timerPoller, DueTimes dueTimes, QuiescenceBarrier quiescenceBarrier) {
        this.clock = clock;
        this.timerPoller = timerPoller;
        this.dueTimes = dueTimes;
        this.quiescenceBarrier = quiescenceBarrier;
    }

    /** The current time of the movable clock. */
    public Instant now() {
        return clock.instant();
    }

    /** The due time of the next scheduled event; empty if none is scheduled. */
    public Optional<Instant> nextDue() {
        return timerPoller.nextDue();
    }

    /**
     * Moves the clock to this instant and returns how many scheduled events were published on the way.
     *
     * @throws Refused if the instant is in a millisecond before now
     * @throws NotSettled if a log consumer did not catch up in time; the clock stays at the time it had reached
     */
    public synchronized int moveTo(Instant target) throws InterruptedException {
        if (MillisecondPrecision.isBefore(target, now())) {
            throw new Refused("clock-goes-forward", "The clock only goes forward, and it is " + now());
        }
        quiescenceBarrier.await();
        var fired = 0;
        do {
            clock.moveTo(dueBy(target).orElse(target));
            fired += timerPoller.fireDue();
            quiescenceBarrier.await();
        } while (now().isBefore(target) || dueBy(target).isPresent());
        return fired;
    }

    private Optional<Instant> dueBy(Instant target) {
        return Stream.of(timerPoller.nextDue(), dueTimes.next())
                .flatMap(Optional::stream)
                .filter(due -> !due.isAfter(target))
                .min(Comparator.naturalOrder());
    }
}
