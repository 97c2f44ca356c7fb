package io.sagadesk.rules.ticket;

import io.sagadesk.rules.policy.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Counts business time: the time in which the wall clock of the calendar's zone shows a business hour of a day that is not a
 * holiday. An hour skipped in spring counts nothing, an hour repeated in autumn counts twice.
 */
public final class BusinessTime {

    /** The maximum distance of two instants. Time before it is not counted, and a longer target is due at it. */
    static final Duration HORIZON = Duration.ofDays(3_660);

    private static final Duration DAY = Duration.ofDays(1);

    private final BusinessCalendar calendar;
    private final ZoneRules rules;
    private final Predicate<LocalDate> isHoliday;

    private record Span(Instant from, Instant until) {

        Span within(Instant begin, Instant end) {
            return new Span(from.isBefore(begin) ? begin : from, until.isAfter(end) ? end : until);
        }

        Duration length() {
            return from.isBefore(until) ? Duration.between(from, until) : Duration.ZERO;
        }
    }

    public BusinessTime(BusinessCalendar calendar) {
        this.calendar = calendar;
        this.rules = calendar.zone().getRules();
        this.isHoliday = PublicHolidays.of(calendar.holidayCalendar()).or(calendar.holidays()::contains);
    }

    /**
     * Returns the first instant at which the given business time has passed since {@code from}; {@code from} itself for
     * zero.
     */
    Instant plus(Instant from, Duration work) {
        if (work.isZero() || work.isNegative()) return from;
        var left = work;
        for (var spans = spans(from, from.plus(HORIZON)); spans.hasNext(); ) {
            var span = spans.next();
            if (left.compareTo(span.length()) <= 0) return span.from().plus(left);
            left = left.minus(span.length());
        }
        return from.plus(HORIZON);
    }

    /** Returns the business time between two instants; zero if {@code until} is before {@code from}. */
    Duration between(Instant from, Instant until) {
        var sum = Duration.ZERO;
        var begin = from.isBefore(until.minus(HORIZON)) ? until.minus(HORIZON) : from;
        for (var spans = spans(begin, until); spans.hasNext(); )
            sum = sum.plus(spans.next().length());
        return sum;
    }

    /** Returns the business hours between two instants, in ascending order. */
    private Iterator<Span> spans(Instant from, Instant until) {
        var last = dateOf(until);
        return Stream.iterate(dateOf(from), day -> !day.isAfter(last), day -> day.plusDays(1))
                .flatMap(this::spansOf)
                .map(span -> span.within(from, until))
                .filter(span -> !span.length().isZero())
                .iterator();
    }

    private LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, calendar.zone());
    }

    private Stream<Span> spansOf(LocalDate day) {
        var hours = calendar.hours().getOrDefault(day.getDayOfWeek(), List.of());
        if (hours.isEmpty() || isHoliday.test(day)) return Stream.empty();
        return hours.stream()
                .flatMap(open -> spans(open.opens(day), open.closes(day)).stream())
                .sorted(Comparator.comparing(Span::from));
    }

    /** Returns one span, or one before and one after a change of the UTC offset. */
    private List<Span> spans(LocalDateTime opens, LocalDateTime closes) {
        var spans = new ArrayList<Span>();
        var end = closes.toInstant(ZoneOffset.UTC).plus(DAY); // no UTC offset exceeds a day
        for (var since = opens.toInstant(ZoneOffset.UTC).minus(DAY); since.isBefore(end); ) {
            var offset = rules.getOffset(since);
            var change = rules.nextTransition(since);
            var next = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            spans.add(new Span(opens.toInstant(offset), closes.toInstant(offset)).within(since, next));
            since = next;
        }
        return spans;
    }
}
