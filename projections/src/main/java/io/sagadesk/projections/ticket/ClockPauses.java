package io.sagadesk.projections.ticket;

import io.sagadesk.api.ticket.ClockPause;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.projections.ChunkedList;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a clock did not run.
 *
 * @param last the last {@value #MOST} pauses; only the very last one may still go on
 * @param earlier how many there were before those, and how long they took together
 */
public record ClockPauses(List<ClockPause> last, int earlier, long earlierMillis) {

    static final int MOST = 100;
    static final ClockPauses NONE = new ClockPauses(List.of(), 0, 0);

    /** A pause of another kind ends the one that goes on. */
    ClockPauses begin(TicketState during, Instant at) {
        var current = current();
        if (current == null) return with(new ClockPause(during, at, null));
        return current.during() == during ? this : end(at).with(new ClockPause(during, at, null));
    }

    ClockPauses end(Instant at) {
        var current = current();
        if (current == null) return this;
        var before = new ClockPauses(last.subList(0, last.size() - 1), earlier, earlierMillis);
        return before.with(new ClockPause(current.during(), current.from(), at));
    }

    ClockPauses with(ClockPause pause) {
        if (last.size() < MOST) return new ClockPauses(ChunkedList.with(last, pause), earlier, earlierMillis);
        var oldest = last.get(0);
        var rest = last.subList(1, last.size());
        var sum = earlierMillis + millis(oldest, pause.from());
        return new ClockPauses(ChunkedList.with(rest, pause), earlier + 1, sum);
    }

    /** How long they took by then, the one that goes on included. */
    long millis(Instant until) {
        return earlierMillis
                + last.stream().mapToLong(pause -> millis(pause, until)).sum();
    }

    private @Nullable ClockPause current() {
        if (last.isEmpty()) return null;
        var newest = last.get(last.size() - 1);
        return newest.to() == null ? newest : null;
    }

    /** Times come from outside: what seems to end before it began took no time. */
    private static long millis(ClockPause pause, Instant until) {
        var to = pause.to() == null ? until : pause.to();
        return Math.max(0, Duration.between(pause.from(), to).toMillis());
    }
}
