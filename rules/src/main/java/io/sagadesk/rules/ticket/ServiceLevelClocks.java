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
 * The clocks of one ticket, in time of business. They begin and end one by one, and all stand together: so one count of the
 * time in which the ticket did not wait for others is enough, and what it was when each began.
 *
 * <p>First {@link #pass} up to when something happens, then say what.
 */
public final class ServiceLevelClocks {

    /**
     * What is waited for.
     *
     * @param begun what had been counted then
     * @param steps that were reached: 1 for the warning, and 1 for each level
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
     * A point on the way.
     *
     * @param level of the breach; 0 for the warning
     */
    public record Reached(TargetInstance instance, int level, Duration promised, Duration elapsed, Instant at) {}

    /** A promise that was kept. */
    public record Kept(TargetInstance instance, Duration promised, Duration elapsed) {}

    /** What will be reached next. */
    public record Due(TargetInstance instance, Instant at) {}

    private Map<ServiceLevelTarget, Clock> waiting = new EnumMap<>(ServiceLevelTarget.class);
    private Duration counted = Duration.ZERO;
    private @Nullable Instant since; // absent while they stand
    private int questions;

    public static ServiceLevelClocks opened(Instant at) {
        var clocks = new ServiceLevelClocks();
        clocks.since = at;
        clocks.begin(FIRST_RESPONSE, 1);
        clocks.begin(RESOLUTION, 1);
        return clocks;
    }

    /** Counts up to an instant at which something happens, and says what was reached before. */
    public List<Reached> pass(Instant now, ApplicableServiceLevel applicableServiceLevel) {
        return pass(now, applicableServiceLevel, 0);
    }

    /** Counts up to an instant at which something is due, and says what was reached by then. */
    public List<Reached> due(Instant now, ApplicableServiceLevel applicableServiceLevel) {
        return pass(now, applicableServiceLevel, 1);
    }

    /** What comes next unless something happens; nothing while they stand. */
    public Optional<Due> next(ApplicableServiceLevel applicableServiceLevel) {
        if (since == null) return Optional.empty();
        return waiting.values().stream()
                .flatMap(clock -> next(clock, applicableServiceLevel).stream())
                .min(Comparator.comparing(Due::at)
                        .thenComparing(due -> due.instance().target()));
    }

    /** What the customer adds to a question that was not answered yet begins no other. */
    public List<Kept> replied(Author author, ApplicableServiceLevel applicableServiceLevel) {
        return switch (author.kind()) {
            case CUSTOMER -> asked();
            case AGENT -> end(applicableServiceLevel, FIRST_RESPONSE, NEXT_RESPONSE);
            case BOT ->
                applicableServiceLevel.plan().botReplyCounts()
                        ? end(applicableServiceLevel, FIRST_RESPONSE)
                        : List.of();
            case SYSTEM -> List.of();
        };
    }

    /** The solution is waited for again if it does not last, and so is a first response that there never was. */
    public List<Kept> solved(ApplicableServiceLevel applicableServiceLevel) {
        var solution =
                Optional.ofNullable(waiting.get(RESOLUTION)).flatMap(clock -> kept(clock, applicableServiceLevel));
        var kept = Stream.concat(end(applicableServiceLevel, NEXT_RESPONSE).stream(), solution.stream());
        stop();
        return kept.toList();
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
        waiting.replaceAll((target, clock) -> reach(clock, now, passed, applicableServiceLevel, sooner, reached));
        counted = counted.plus(passed);
        if (since != null && now.isAfter(since)) since = now;
        reached.sort(Comparator.comparing(Reached::at));
        return reached;
    }

    private Clock reach(
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
            var patience = applicableServiceLevel.patience(target, clock.steps());
            if (patience.isEmpty() || patience.get().compareTo(elapsed) >= sooner) return clock;
            var promised = applicableServiceLevel.promised(target).orElseThrow();
            var comesTooLate = clock.steps() == 0 && promised.compareTo(elapsed) < 0;
            if (!comesTooLate) reached.add(reached(clock, promised, patience.get(), now, applicableServiceLevel));
            clock = clock.next();
        }
    }

    private Reached reached(
            Clock clock,
            Duration promised,
            Duration patience,
            Instant now,
            ApplicableServiceLevel applicableServiceLevel) {
        var before = counted.minus(clock.begun());
        var elapsed = patience.compareTo(before) > 0 ? patience : before;
        var at = since == null ? now : applicableServiceLevel.time().plus(since, patience.minus(before));
        return new Reached(clock.instance(), clock.steps(), promised, elapsed, at);
    }

    private Optional<Due> next(Clock clock, ApplicableServiceLevel applicableServiceLevel) {
        var start = since;
        var before = counted.minus(clock.begun());
        if (start == null) return Optional.empty();
        return applicableServiceLevel
                .patience(clock.instance().target(), clock.steps())
                .map(patience ->
                        new Due(clock.instance(), applicableServiceLevel.time().plus(start, patience.minus(before))));
    }

    private List<Kept> asked() {
        if (!waiting.containsKey(NEXT_RESPONSE)) begin(NEXT_RESPONSE, ++questions);
        return List.of();
    }

    private void begin(ServiceLevelTarget target, int number) {
        waiting.put(target, new Clock(new TargetInstance(target, number), counted, 0));
    }

    private List<Kept> end(ApplicableServiceLevel applicableServiceLevel, ServiceLevelTarget... targets) {
        return Stream.of(targets)
                .flatMap(target -> Stream.ofNullable(waiting.remove(target)))
                .flatMap(clock -> kept(clock, applicableServiceLevel).stream())
                .toList();
    }

    private Optional<Kept> kept(Clock clock, ApplicableServiceLevel applicableServiceLevel) {
        if (clock.isMissed()) return Optional.empty();
        return applicableServiceLevel
                .promised(clock.instance().target())
                .map(promised -> new Kept(clock.instance(), promised, counted.minus(clock.begun())));
    }
}
