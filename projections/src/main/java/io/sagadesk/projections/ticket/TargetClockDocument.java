package io.sagadesk.projections.ticket;

import io.sagadesk.api.ticket.ClockEnd;
import io.sagadesk.api.ticket.ClockPause;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.TargetRisk;
import io.sagadesk.api.ticket.TargetVerdict;
import io.sagadesk.api.ticket.TicketState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one instance of a service-level target. It stores raw times; the policy derives business hours from
 * them.
 *
 * @param endedAt null while the clock runs or is paused
 * @param elapsedMillis the time from start to end minus the pauses, in calendar time; null while the clock has not
 * ended
 * @param warnedAt when the warning threshold of the target was reached
 * @param verdict the recorded verdict
 * @param level the level of the last breach; 0 before the first
 * @param decidedAt when the target was met or first missed
 */
public record TargetClockDocument(
        TargetInstance instance,
        Instant startedAt,
        ClockPauses pauses,
        @Nullable Instant endedAt,
        @Nullable ClockEnd end,
        @Nullable Long elapsedMillis,
        @Nullable Instant warnedAt,
        TargetVerdict verdict,
        int level,
        @Nullable Instant decidedAt) {

    static TargetClockDocument started(ServiceLevelTarget target, int number, Instant at) {
        return new TargetClockDocument(
                new TargetInstance(target, number),
                at,
                ClockPauses.NONE,
                null,
                null,
                null,
                null,
                TargetVerdict.OPEN,
                0,
                null);
    }

    boolean is(ServiceLevelTarget target) {
        return instance.target() == target;
    }

    boolean isRunning() {
        return endedAt == null;
    }

    /** Returns the risk of a running clock: at risk after the warning, or missed. */
    TargetRisk risk() {
        if (!isRunning() || verdict == TargetVerdict.MET) return TargetRisk.NONE;
        if (verdict == TargetVerdict.MISSED) return TargetRisk.MISSED;
        return warnedAt == null ? TargetRisk.NONE : TargetRisk.AT_RISK;
    }

    TargetClockDocument pause(TicketState during, Instant at) {
        return isRunning() ? with(pauses.begin(during, at)) : this;
    }

    TargetClockDocument resume(Instant at) {
        return isRunning() ? with(pauses.end(at)) : this;
    }

    TargetClockDocument end(ClockEnd how, Instant at) {
        if (!isRunning()) return this;
        var all = pauses.end(at);
        return new TargetClockDocument(
                instance, startedAt, all, at, how, elapsed(all, at), warnedAt, verdict, level, decidedAt);
    }

    /** Restarts an ended clock. The time since its end does not count, and a target that was met becomes open again. */
    TargetClockDocument restart(Instant at) {
        if (endedAt == null) return this;
        var all = pauses.with(new ClockPause(TicketState.SOLVED, endedAt, at));
        var isOpen = verdict != TargetVerdict.MISSED;
        var known = isOpen ? TargetVerdict.OPEN : verdict;
        return new TargetClockDocument(
                instance, startedAt, all, null, null, null, warnedAt, known, level, isOpen ? null : decidedAt);
    }

    TargetClockDocument warned(Instant at) {
        return new TargetClockDocument(
                instance, startedAt, pauses, endedAt, end, elapsedMillis, at, verdict, level, decidedAt);
    }

    TargetClockDocument met(Instant at) {
        return new TargetClockDocument(
                instance, startedAt, pauses, endedAt, end, elapsedMillis, warnedAt, TargetVerdict.MET, 0, at);
    }

    TargetClockDocument missed(int reached, Instant at) {
        var first = level == 0 ? at : decidedAt;
        return new TargetClockDocument(
                instance,
                startedAt,
                pauses,
                endedAt,
                end,
                elapsedMillis,
                warnedAt,
                TargetVerdict.MISSED,
                reached,
                first);
    }

    private TargetClockDocument with(ClockPauses changed) {
        return new TargetClockDocument(
                instance, startedAt, changed, endedAt, end, elapsedMillis, warnedAt, verdict, level, decidedAt);
    }

    private long elapsed(ClockPauses all, Instant until) {
        return Math.max(0, Duration.between(startedAt, until).toMillis() - all.millis(until));
    }
}
