package io.sagadesk.testbed.traffic;

import io.sagadesk.api.Command;
import io.sagadesk.replay.client.CommandJsonLines;
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
final class TrafficDay {

    private static final int HOURS = 24;

    private final Instant begin;
    private final String prefix;
    private final Instant midnight;
    private final List<Planned> planned = new ArrayList<>();
    private int requests;

    /** @param afterAll whether all that was planned for before it must have been carried out */
    private record Planned(@Nullable String requestId, Command command, boolean afterAll) {

        Instant at() {
            return command.at();
        }
    }

    TrafficDay(long seed, Instant end) {
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
        planned.add(new Planned(null, command, false));
    }

    /** A command that needs the id of a request to be repeatable. */
    void happensOnce(Command command) {
        planned.add(new Planned(prefix + ":" + requests++, command, false));
    }

    /**
     * As {@link #happensOnce}, and not before all that comes earlier has been carried out: what the server does about it by
     * itself has been done already.
     */
    void happensAfterAll(Command command) {
        planned.add(new Planned(prefix + ":" + requests++, command, true));
    }

    /**
     * All lines in the order of time, in parts that are sent one after another. Within a part the server may carry out the lines
     * of different subjects in any order: what needs another subject happens in a later hour, or after all.
     */
    List<List<byte[]>> parts() {
        planned.sort(Comparator.comparing(Planned::at));
        var parts = new ArrayList<List<byte[]>>();
        var hour = -1L;
        for (var one : planned) {
            var its = Duration.between(begin, one.at()).toHours();
            if (one.afterAll() || its > hour) parts.add(new ArrayList<>());
            hour = its;
            parts.get(parts.size() - 1).add(CommandJsonLines.line(one.requestId(), one.command()));
        }
        return parts;
    }
}
