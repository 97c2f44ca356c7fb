package io.sagadesk.projections.ticket;

import io.sagadesk.api.ticket.ClockPause;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.projections.ChunkedList;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pauses of a clock.
 *
 * @param last the last {@value #MAX_ENTRIES} pauses; only the very last one may still be open
 * @param earlier the number of pauses before those
 * @param earlierMillis the total length of the earlier pauses
 */
public record ClockPauses(List<ClockPause> last, int earlier, long earlierMillis) {

    static final int MAX_ENTRIES = 100;
    static final ClockPauses NONE = new ClockPauses(List.of(), 0, 0);

    /** Starts a pause, and ends the current one if it has another state. */
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
        if (last.size() < MAX_ENTRIES) return new ClockPauses(ChunkedList.with(last, pause), earlier, earlierMillis);
        var oldest = last.get(0);
        var rest = last.subList(1, last.size());
        var sum = earlierMillis + millis(oldest, pause.from());
        return new ClockPauses(ChunkedList.with(rest, pause), earlier + 1, sum);
    }

    /** Returns the total length until a time, including the current pause. */
    long millis(Instant until) {
        return earlierMillis
                + last.stream().mapToLong(pause -> millis(pause, until)).sum();
    }

    private @Nullable ClockPause current() {
        if (last.isEmpty()) return null;
        var newest = last.get(last.size() - 1);
        return newest.to() == null ? newest : null;
    }

    /** Times come from clients, so a pause that ends before it begins counts as zero. */
    private static long millis(ClockPause pause, Instant until) {
        var to = pause.to() == null ? until : pause.to();
        return Math.max(0, Duration.between(pause.from(), to).toMillis());
    }
}
