package io.sagadesk.rules.ticket;

import io.sagadesk.api.ticket.ClockPause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The time at which a target's promised business time is used up. */
public final class DueTime {

    private DueTime() {}

    /**
     * Returns when the promised business time has passed since the start, without the pauses; empty while the last pause
     * lasts. A target that is due at the begin of a pause is due at its end.
     *
     * @param pauses all pauses since the start, in order
     */
    public static Optional<Instant> of(
            Duration promised, Instant startedAt, List<ClockPause> pauses, BusinessTime time) {
        var left = promised;
        var from = startedAt;
        if (isPaused(pauses)) return Optional.empty();
        for (var pause : pauses) {
            var worked = time.between(from, pause.from());
            if (worked.compareTo(left) > 0) return Optional.of(time.plus(from, left));
            left = left.minus(worked);
            var to = pause.to();
            if (to != null && to.isAfter(from)) from = to;
        }
        return Optional.of(time.plus(from, left));
    }

    private static boolean isPaused(List<ClockPause> pauses) {
        return !pauses.isEmpty() && pauses.get(pauses.size() - 1).to() == null;
    }
}
