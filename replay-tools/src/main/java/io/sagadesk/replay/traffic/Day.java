package io.sagadesk.replay.traffic;

import io.sagadesk.api.Command;
import io.sagadesk.replay.client.CommandLines;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day of traffic in the making. All ids derive from the seed and the date, so that the same day, generated again, adds
 * nothing.
 */
final class Day {

    private static final int HOURS = 24;

    private final Instant begin;
    private final String prefix;
    private final Instant midnight;
    private final List<Planned> planned = new ArrayList<>();
    private int requests;

    private record Planned(@Nullable String requestId, Command command) {

        Instant at() {
            return command.at();
        }
    }

    Day(long seed, Instant end) {
        begin = end.minus(HOURS, ChronoUnit.HOURS);
        var date = LocalDate.ofInstant(end, ZoneOffset.UTC);
        prefix = "demo-" + seed + "-" + date.toString().replace("-", "");
        midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    String id(String kind, int number) {
        return prefix + "-" + kind + "-" + number;
    }

    Instant at(Duration sinceBegin) {
        return begin.plus(sinceBegin);
    }

    /** A time that is the same for whoever generates this date again, whatever the hour. */
    Instant daysLater(int days) {
        return midnight.plus(days, ChronoUnit.DAYS);
    }

    /** A command that its own ids make repeatable. */
    void happens(Command command) {
        planned.add(new Planned(null, command));
    }

    /** A command that needs the id of a request to be repeatable. */
    void happensOnce(Command command) {
        planned.add(new Planned(prefix + ":" + requests++, command));
    }

    /**
     * All lines in the order of time, hour by hour. Within one hour the server may carry out the lines of different
     * subjects in any order: what needs another subject happens in a later hour.
     */
    List<List<byte[]>> hours() {
        planned.sort(Comparator.comparing(Planned::at));
        var hours = new ArrayList<List<byte[]>>();
        for (var hour = 0; hour <= HOURS; hour++) hours.add(new ArrayList<>());
        for (var one : planned) {
            hours.get((int) Duration.between(begin, one.at()).toHours())
                    .add(CommandLines.line(one.requestId(), one.command()));
        }
        return hours;
    }
}
