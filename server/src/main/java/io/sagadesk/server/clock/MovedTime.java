package io.sagadesk.server.clock;

import io.sagadesk.api.Refused;
import io.sagadesk.store.timer.MovableClock;
import io.sagadesk.store.timer.TimerPoller;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Moves a clock from one promise to the next, and lets everything settle in between as it would if time passed. */
public final class MovedTime {

    private final MovableClock clock;
    private final TimerPoller timerPoller;
    private final DueTimes appointments;
    private final QuiescenceBarrier quiescenceBarrier;

    MovedTime(MovableClock clock, TimerPoller timerPoller, DueTimes appointments, QuiescenceBarrier quiescenceBarrier) {
        this.clock = clock;
        this.timerPoller = timerPoller;
        this.appointments = appointments;
        this.quiescenceBarrier = quiescenceBarrier;
    }

    public Instant now() {
        return clock.instant();
    }

    /** When the next timer is due; empty if none is promised. */
    public Optional<Instant> nextDue() {
        return timerPoller.nextDue();
    }

    /**
     * Moves the clock to this instant and returns how many timers fired on the way.
     *
     * @throws Refused if it is before now
     * @throws NotSettled if somebody is still busy; the clock stands where it was when that happened
     */
    public synchronized int moveTo(Instant target) throws InterruptedException {
        if (target.isBefore(now())) {
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
        return Stream.of(timerPoller.nextDue(), appointments.next())
                .flatMap(Optional::stream)
                .filter(due -> !due.isAfter(target))
                .min(Comparator.naturalOrder());
    }
}
