package io.sagadesk.rules.ticket;

import io.sagadesk.rules.policy.BusinessCalendar;
import io.sagadesk.rules.policy.OpenHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
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
        return Stream.iterate(
                        firstDay(from, until), day -> !day.unchanged().length().isZero(), day -> dayAfter(day, until))
                .flatMap(this::spansOf)
                .filter(span -> !span.length().isZero())
                .iterator();
    }

    /** A date between two changes of the UTC offset. There, local times ascend, and each of them occurs once. */
    private record Day(LocalDate date, ZoneOffset offset, Span unchanged) {

        Span span(OpenHours open) {
            var hours = new Span(
                    open.opens(date).toInstant(offset), open.closes(date).toInstant(offset));
            return hours.within(unchanged.from(), unchanged.until());
        }
    }

    /** Returns the first date of the period up to the next change of the UTC offset; the period is empty at the end. */
    private Day firstDay(Instant from, Instant until) {
        var change = rules.nextTransition(from);
        var end = change == null || change.getInstant().isAfter(until) ? until : change.getInstant();
        var offset = rules.getOffset(from);
        return new Day(LocalDate.ofInstant(from, offset), offset, new Span(from, end));
    }

    private Day dayAfter(Day day, Instant until) {
        var next = day.date().plusDays(1);
        var end = day.unchanged().until();
        return next.atStartOfDay().toInstant(day.offset()).isBefore(end)
                ? new Day(next, day.offset(), day.unchanged())
                : firstDay(end, until);
    }

    private Stream<Span> spansOf(Day day) {
        var hours = calendar.hours().getOrDefault(day.date().getDayOfWeek(), List.of());
        return hours.isEmpty() || isHoliday.test(day.date())
                ? Stream.empty()
                : hours.stream().map(day::span);
    }
}
