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
 * How long each ticket of the help-desk log took, straight from its rows: what lies between two rows that say something
 * about the ticket's state belongs to the state that the first of them says.
 */
final class HelpdeskTimes {

    private HelpdeskTimes() {}

    /**
     * The times of a resolution.
     *
     * @param worked milliseconds; absent like the end while there is none
     */
    record Times(
            Instant opened,
            List<ClockPause> pauses,
            @Nullable Instant ended,
            @Nullable Long worked) {}

    /** A time during which a ticket was in one state. */
    private record Stretch(TicketState state, Instant from, Instant to) {}

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
        var stretches = stretches(rows);
        var last = stretches.get(stretches.size() - 1);
        var isClosed = last.state() == TicketState.CLOSED;
        if (isClosed) stretches.remove(last);
        var atTheEnd = stretches.isEmpty() ? last : stretches.get(stretches.size() - 1);
        var isSolved = atTheEnd.state() == TicketState.SOLVED;
        if (isSolved) stretches.remove(atTheEnd);
        var pauses = stretches.stream()
                .filter(stretch -> stretch.state() != TicketState.OPEN)
                .map(stretch -> new ClockPause(stretch.state(), stretch.from(), stretch.to()))
                .toList();
        if (!isSolved && !isClosed) return new Times(opened, withoutEnd(pauses, atTheEnd), null, null);
        var worked = stretches.stream()
                .filter(stretch -> stretch.state() == TicketState.OPEN)
                .mapToLong(stretch ->
                        Duration.between(stretch.from(), stretch.to()).toMillis())
                .sum();
        return new Times(opened, pauses, isSolved ? atTheEnd.from() : last.from(), worked);
    }

    /** The pause in which the log leaves the ticket goes on. */
    private static List<ClockPause> withoutEnd(List<ClockPause> pauses, Stretch atTheEnd) {
        if (atTheEnd.state() == TicketState.OPEN) return pauses;
        var open = new ArrayList<>(pauses.subList(0, pauses.size() - 1));
        open.add(new ClockPause(atTheEnd.state(), atTheEnd.from(), null));
        return open;
    }

    /** Without gaps, from the opening to the closing or the last row, and no two of one state in a row. */
    private static List<Stretch> stretches(List<Row> rows) {
        var stretches = new ArrayList<Stretch>();
        var state = TicketState.OPEN;
        var from = rows.get(0).at();
        for (var row : rows) {
            var next = stateAfter(row.activity());
            if (next == null || next == state) continue;
            stretches.add(new Stretch(state, from, row.at()));
            state = next;
            from = row.at();
            if (state == TicketState.CLOSED) break;
        }
        stretches.add(new Stretch(state, from, rows.get(rows.size() - 1).at()));
        return stretches;
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
