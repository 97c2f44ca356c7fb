package io.sagadesk.projections.service;

import io.sagadesk.api.service.ReportDimension;
import io.sagadesk.api.service.ReportInterval;
import io.sagadesk.api.service.ServiceQuery.HowIsServiceDoing;
import io.sagadesk.api.service.ServiceReport.Slice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums figures by hour or day of a time zone, including days of 23 and 25 hours. */
public final class ServiceHealth {

    private static final Comparator<Slice> BY_TIME = Comparator.comparing(Slice::from)
            .thenComparing(slice -> slice.of().values().toString());

    private ServiceHealth() {}

    private record Key(Instant from, Map<ReportDimension, String> of) {}

    /** Returns the requested slices in the order of time; figures that do not match are ignored. */
    public static List<Slice> of(Iterable<QuarterHourFigures> figures, HowIsServiceDoing query) {
        var totals = new HashMap<Key, FigureTotals>();
        for (var quarterHour : figures) {
            if (matches(quarterHour, query)) {
                totals.computeIfAbsent(keyOf(quarterHour, query), key -> new FigureTotals())
                        .add(quarterHour);
            }
        }
        return totals.entrySet().stream()
                .map(total -> new Slice(
                        total.getKey().from(),
                        total.getKey().of(),
                        total.getValue().published()))
                .sorted(BY_TIME)
                .toList();
    }

    /**
     * Returns the time from which the first-contact resolution is provisional, because another contact may still
     * follow.
     */
    public static Instant provisionalFrom(HowIsServiceDoing query) {
        return query.at().minus(ContactTimes.FOLLOW_UP);
    }

    private static boolean matches(QuarterHourFigures figures, HowIsServiceDoing query) {
        return !figures.quarter().isBefore(query.from())
                && figures.quarter().isBefore(query.to())
                && !isEmpty(figures)
                && (query.channel() == null
                        || figures.channel().equals(query.channel().name()))
                && (query.desk() == null || figures.desk().equals(query.desk().value()))
                && (query.agent() == null
                        || figures.agent().equals(query.agent().value()));
    }

    /**
     * Returns whether figures have no content, which happens when everything in them was reassigned to another agent.
     */
    private static boolean isEmpty(QuarterHourFigures figures) {
        return figures.counts().isEmpty() && figures.durations().isEmpty();
    }

    private static Key keyOf(QuarterHourFigures figures, HowIsServiceDoing query) {
        var of = new EnumMap<ReportDimension, String>(ReportDimension.class);
        query.per().forEach(dimension -> of.put(dimension, valueOf(figures, dimension)));
        return new Key(beginning(figures.quarter(), query), of);
    }

    private static String valueOf(QuarterHourFigures figures, ReportDimension dimension) {
        return switch (dimension) {
            case CHANNEL -> figures.channel();
            case DESK -> figures.desk();
            case AGENT -> figures.agent();
        };
    }

    /** Returns the begin of the hour or day, or of the period if that is later. */
    private static Instant beginning(Instant quarter, HowIsServiceDoing query) {
        var whole = beginningOfWhole(quarter, query);
        return whole.isBefore(query.from()) ? query.from() : whole;
    }

    private static Instant beginningOfWhole(Instant quarter, HowIsServiceDoing query) {
        var local = quarter.atZone(query.zone());
        if (query.by() == ReportInterval.HOUR)
            return local.truncatedTo(ChronoUnit.HOURS).toInstant();
        return local.toLocalDate().atStartOfDay(query.zone()).toInstant();
    }
}
