package io.sagadesk.server;

import io.sagadesk.api.ticket.ClockPause;
import io.sagadesk.api.ticket.TicketState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes the times of each ticket of the help-desk log directly from its rows. The time between two rows that set the
 * ticket's state counts as the state set by the first.
 */
final class HelpdeskTimes {

    private HelpdeskTimes() {}

    /**
     * The times until a resolution.
     *
     * @param worked milliseconds; absent, like the end, while there is no resolution
     */
    record Times(
            Instant opened,
            List<ClockPause> pauses,
            @Nullable Instant ended,
            @Nullable Long worked) {}

    /** A period during which a ticket was in one state. */
    private record Period(TicketState state, Instant from, Instant to) {}

    private record Row(String activity, Instant at) {}

    static Map<String, Times> of(Path file) throws IOException {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        try (var lines = Files.lines(file)) {
            lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(columns -> rows.computeIfAbsent(columns[6], name -> new ArrayList<>())
                            .add(new Row(
                                    columns[4],
                                    OffsetDateTime.parse(columns[3].replace(' ', 'T'))
                                            .toInstant())));
        }
        var times = new HashMap<String, Times>();
        rows.forEach((name, ofCase) -> times.put(name, times(ofCase)));
        return times;
    }

    private static Times times(List<Row> rows) {
        var opened = rows.get(0).at();
        var periods = periods(rows);
        var last = periods.get(periods.size() - 1);
        var isClosed = last.state() == TicketState.CLOSED;
        if (isClosed) periods.remove(last);
        var atTheEnd = periods.isEmpty() ? last : periods.get(periods.size() - 1);
        var isSolved = atTheEnd.state() == TicketState.SOLVED;
        if (isSolved) periods.remove(atTheEnd);
        var pauses = periods.stream()
                .filter(stretch -> stretch.state() != TicketState.OPEN)
                .map(stretch -> new ClockPause(stretch.state(), stretch.from(), stretch.to()))
                .toList();
        if (!isSolved && !isClosed) return new Times(opened, withoutEnd(pauses, atTheEnd), null, null);
        var worked = periods.stream()
                .filter(stretch -> stretch.state() == TicketState.OPEN)
                .mapToLong(stretch ->
                        Duration.between(stretch.from(), stretch.to()).toMillis())
                .sum();
        return new Times(opened, pauses, isSolved ? atTheEnd.from() : last.from(), worked);
    }

    /** The pause that is still open at the end of the log has no end. */
    private static List<ClockPause> withoutEnd(List<ClockPause> pauses, Period atTheEnd) {
        if (atTheEnd.state() == TicketState.OPEN) return pauses;
        var open = new ArrayList<>(pauses.subList(0, pauses.size() - 1));
        open.add(new ClockPause(atTheEnd.state(), atTheEnd.from(), null));
        return open;
    }

    /**
     * The periods without gaps, from the opening to the closing or the last row; consecutive periods differ in state.
     */
    private static List<Period> periods(List<Row> rows) {
        var periods = new ArrayList<Period>();
        var state = TicketState.OPEN;
        var from = rows.get(0).at();
        for (var row : rows) {
            var next = stateAfter(row.activity());
            if (next == null || next == state) continue;
            periods.add(new Period(state, from, row.at()));
            state = next;
            from = row.at();
            if (state == TicketState.CLOSED) break;
        }
        periods.add(new Period(state, from, rows.get(rows.size() - 1).at()));
        return periods;
    }

    private static @Nullable TicketState stateAfter(String activity) {
        return switch (activity) {
            case "Take in charge ticket" -> TicketState.OPEN;
            case "Wait" -> TicketState.ON_HOLD;
            case "Resolve ticket", "RESOLVED" -> TicketState.SOLVED;
            case "Closed" -> TicketState.CLOSED;
            default -> null;
        };
    }
}
