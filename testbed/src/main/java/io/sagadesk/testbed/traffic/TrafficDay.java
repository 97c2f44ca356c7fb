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
 * A day of traffic that is being generated. All ids derive from the seed and the date, so that sending the same day again
 * adds nothing.
 */
final class TrafficDay {

    private static final int HOURS = 24;

    private final Instant begin;
    private final String prefix;
    private final Instant midnight;
    private final List<PlannedCommand> planned = new ArrayList<>();
    private int requests;

    /** @param afterAll whether all commands planned before it must have been processed */
    private record PlannedCommand(@Nullable String requestId, Command command, boolean afterAll) {

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

    /** A time that depends on the date only, not on the hour of generation. */
    Instant daysLater(int days) {
        return midnight.plus(days, ChronoUnit.DAYS);
    }

    /** Plans a command that its own ids make idempotent. */
    void plan(Command command) {
        planned.add(new PlannedCommand(null, command, false));
    }

    /** Plans a command that needs a request id as idempotency key. */
    void planOnce(Command command) {
        planned.add(new PlannedCommand(prefix + ":" + requests++, command, false));
    }

    /**
     * As {@link #planOnce}, and only after all earlier commands have been processed. So the server's own reaction to it
     * finds its work done already.
     */
    void planAfterAll(Command command) {
        planned.add(new PlannedCommand(prefix + ":" + requests++, command, true));
    }

    /**
     * All commands as lines in the order of time, in parts that are sent one after another. Within a part the server may
     * process commands for different subjects in any order; so a command that depends on another subject is planned for a
     * later hour, or with {@link #planAfterAll}.
     */
    List<List<byte[]>> parts() {
        planned.sort(Comparator.comparing(PlannedCommand::at));
        var parts = new ArrayList<List<byte[]>>();
        var hour = -1L;
        for (var plannedCommand : planned) {
            var commandHour = Duration.between(begin, plannedCommand.at()).toHours();
            if (plannedCommand.afterAll() || commandHour > hour) parts.add(new ArrayList<>());
            hour = commandHour;
            parts.get(parts.size() - 1)
                    .add(CommandJsonLines.line(plannedCommand.requestId(), plannedCommand.command()));
        }
        return parts;
    }
}
