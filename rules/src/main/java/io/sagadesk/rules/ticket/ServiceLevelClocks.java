package io.sagadesk.rules.ticket;

import static io.sagadesk.api.ticket.ServiceLevelTarget.FIRST_RESPONSE;
import static io.sagadesk.api.ticket.ServiceLevelTarget.NEXT_RESPONSE;
import static io.sagadesk.api.ticket.ServiceLevelTarget.RESOLUTION;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one ticket's targets, in business time. The clocks begin and end independently, but they pause together. So
 * one counter of unpaused time is enough, plus the value of the counter at the begin of each clock.
 *
 * <p>Call {@link #pass} with the time of an event first, then the method for the event.
 */
public final class ServiceLevelClocks {

    /**
     * A running clock.
     *
     * @param begun the value of the counter at the begin of the clock
     * @param steps the number of reached steps: 1 for the warning, plus 1 for each breach level
     */
    record Clock(TargetInstance instance, Duration begun, int steps) {

        Clock next() {
            return new Clock(instance, begun, steps + 1);
        }

        boolean isMissed() {
            return steps > 1;
        }
    }

    /**
     * A warning or a breach that was reached.
     *
     * @param level the breach level; 0 for the warning
     */
    public record Reached(TargetInstance instance, int level, Duration promised, Duration elapsed, Instant at) {}

    /** A target that was met. */
    public record Met(TargetInstance instance, Duration promised, Duration elapsed) {}

    /** The next warning or breach level, and its time. */
    public record Due(TargetInstance instance, Instant at) {}

    private Map<ServiceLevelTarget, Clock> waiting = new EnumMap<>(ServiceLevelTarget.class);
    private Duration counted = Duration.ZERO;
    private @Nullable Instant since; // absent while the clocks are paused
    private int questions;

    public static ServiceLevelClocks opened(Instant at) {
        var clocks = new ServiceLevelClocks();
        clocks.since = at;
        clocks.begin(FIRST_RESPONSE, 1);
        clocks.begin(RESOLUTION, 1);
        return clocks;
    }

    /** Counts the time up to an event, and returns the steps reached before it. */
    public List<Reached> pass(Instant now, ApplicableServiceLevel applicableServiceLevel) {
        return pass(now, applicableServiceLevel, 0);
    }

    /** Counts the time up to a due step, and returns the steps reached by then, including that one. */
    public List<Reached> due(Instant now, ApplicableServiceLevel applicableServiceLevel) {
        return pass(now, applicableServiceLevel, 1);
    }

    /** Returns the next step if no event happens; empty while the clocks are paused. */
    public Optional<Due> next(ApplicableServiceLevel applicableServiceLevel) {
        if (since == null) return Optional.empty();
        return waiting.values().stream()
                .flatMap(clock -> next(clock, applicableServiceLevel).stream())
                .min(Comparator.comparing(Due::at)
                        .thenComparing(due -> due.instance().target()));
    }

    /** Records a reply. A customer message begins a next-response clock unless one is running. */
    public List<Met> replied(Author author, ApplicableServiceLevel applicableServiceLevel) {
        return switch (author.kind()) {
            case CUSTOMER -> beginNextResponse();
            case AGENT -> end(applicableServiceLevel, FIRST_RESPONSE, NEXT_RESPONSE);
            case BOT ->
                applicableServiceLevel.plan().botReplyCounts()
                        ? end(applicableServiceLevel, FIRST_RESPONSE)
                        : List.of();
            case SYSTEM -> List.of();
        };
    }

    /**
     * Records a solution. The clocks of resolution and of an unmet first response stay, because a reopening continues them.
     */
    public List<Met> solved(ApplicableServiceLevel applicableServiceLevel) {
        var solution =
                Optional.ofNullable(waiting.get(RESOLUTION)).flatMap(clock -> met(clock, applicableServiceLevel));
        var met = Stream.concat(end(applicableServiceLevel, NEXT_RESPONSE).stream(), solution.stream());
        stop();
        return met.toList();
    }

    public void stop() {
        since = null;
    }

    public void start(Instant at) {
        if (since == null) since = at;
    }

    private List<Reached> pass(Instant now, ApplicableServiceLevel applicableServiceLevel, int sooner) {
        var passed =
                since == null ? Duration.ZERO : applicableServiceLevel.time().between(since, now);
        var reached = new ArrayList<Reached>();
        waiting.replaceAll((target, clock) -> advance(clock, now, passed, applicableServiceLevel, sooner, reached));
        counted = counted.plus(passed);
        if (since != null && now.isAfter(since)) since = now;
        reached.sort(Comparator.comparing(Reached::at));
        return reached;
    }

    private Clock advance(
            Clock from,
            Instant now,
            Duration passed,
            ApplicableServiceLevel applicableServiceLevel,
            int sooner,
            List<Reached> reached) {
        var target = from.instance().target();
        var elapsed = counted.minus(from.begun()).plus(passed);
        var clock = from;
        while (true) {
            var dueAfter = applicableServiceLevel.dueAfter(target, clock.steps());
            if (dueAfter.isEmpty() || dueAfter.get().compareTo(elapsed) >= sooner) return clock;
            var promised = applicableServiceLevel.promised(target).orElseThrow();
            var comesTooLate = clock.steps() == 0 && promised.compareTo(elapsed) < 0;
            if (!comesTooLate) reached.add(reached(clock, promised, dueAfter.get(), now, applicableServiceLevel));
            clock = clock.next();
        }
    }

    private Reached reached(
            Clock clock,
            Duration promised,
            Duration dueAfter,
            Instant now,
            ApplicableServiceLevel applicableServiceLevel) {
        var before = counted.minus(clock.begun());
        var elapsed = dueAfter.compareTo(before) > 0 ? dueAfter : before;
        var at = since == null ? now : applicableServiceLevel.time().plus(since, dueAfter.minus(before));
        return new Reached(clock.instance(), clock.steps(), promised, elapsed, at);
    }

    private Optional<Due> next(Clock clock, ApplicableServiceLevel applicableServiceLevel) {
        var start = since;
        var before = counted.minus(clock.begun());
        if (start == null) return Optional.empty();
        return applicableServiceLevel
                .dueAfter(clock.instance().target(), clock.steps())
                .map(dueAfter ->
                        new Due(clock.instance(), applicableServiceLevel.time().plus(start, dueAfter.minus(before))));
    }

    private List<Met> beginNextResponse() {
        if (!waiting.containsKey(NEXT_RESPONSE)) begin(NEXT_RESPONSE, ++questions);
        return List.of();
    }

    private void begin(ServiceLevelTarget target, int number) {
        waiting.put(target, new Clock(new TargetInstance(target, number), counted, 0));
    }

    private List<Met> end(ApplicableServiceLevel applicableServiceLevel, ServiceLevelTarget... targets) {
        return Stream.of(targets)
                .flatMap(target -> Stream.ofNullable(waiting.remove(target)))
                .flatMap(clock -> met(clock, applicableServiceLevel).stream())
                .toList();
    }

    private Optional<Met> met(Clock clock, ApplicableServiceLevel applicableServiceLevel) {
        if (clock.isMissed()) return Optional.empty();
        return applicableServiceLevel
                .promised(clock.instance().target())
                .map(promised -> new Met(clock.instance(), promised, counted.minus(clock.begun())));
    }
}
