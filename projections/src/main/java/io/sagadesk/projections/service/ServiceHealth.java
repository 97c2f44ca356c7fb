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

/** Sums figures up to the hours or days of a time zone, those of 23 and 25 hours included. */
public final class ServiceHealth {

    private static final Comparator<Slice> BY_TIME = Comparator.comparing(Slice::from)
            .thenComparing(slice -> slice.of().values().toString());

    private ServiceHealth() {}

    private record Key(Instant from, Map<ReportDimension, String> of) {}

    /** What the question asks for, in the order of time; others of the figures are passed over. */
    public static List<Slice> of(Iterable<QuarterHourFigures> figures, HowIsServiceDoing asked) {
        var totals = new HashMap<Key, FigureTotals>();
        for (var some : figures) {
            if (isAskedFor(some, asked)) {
                totals.computeIfAbsent(keyOf(some, asked), key -> new FigureTotals())
                        .add(some);
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

    /** The first quarter of an hour that the question asks about. */
    public static Instant firstQuarter(HowIsServiceDoing asked) {
        return FigureCell.quarterOf(asked.from());
    }

    /** What was solved after this may still be followed by another contact. */
    public static Instant provisionalFrom(HowIsServiceDoing asked) {
        return asked.at().minus(ContactTimes.FOLLOW_UP);
    }

    private static boolean isAskedFor(QuarterHourFigures figures, HowIsServiceDoing asked) {
        return !figures.quarter().isBefore(firstQuarter(asked))
                && figures.quarter().isBefore(asked.to())
                && !isEmpty(figures)
                && (asked.channel() == null
                        || figures.channel().equals(asked.channel().name()))
                && (asked.desk() == null || figures.desk().equals(asked.desk().value()))
                && (asked.agent() == null
                        || figures.agent().equals(asked.agent().value()));
    }

    /** As they are left when all that was in them has moved to another agent. */
    private static boolean isEmpty(QuarterHourFigures figures) {
        return figures.counts().isEmpty() && figures.durations().isEmpty();
    }

    private static Key keyOf(QuarterHourFigures figures, HowIsServiceDoing asked) {
        var of = new EnumMap<ReportDimension, String>(ReportDimension.class);
        asked.per().forEach(dimension -> of.put(dimension, valueOf(figures, dimension)));
        return new Key(beginning(figures.quarter(), asked), of);
    }

    private static String valueOf(QuarterHourFigures figures, ReportDimension dimension) {
        return switch (dimension) {
            case CHANNEL -> figures.channel();
            case DESK -> figures.desk();
            case AGENT -> figures.agent();
        };
    }

    private static Instant beginning(Instant quarter, HowIsServiceDoing asked) {
        var local = quarter.atZone(asked.zone());
        if (asked.by() == ReportInterval.HOUR)
            return local.truncatedTo(ChronoUnit.HOURS).toInstant();
        return local.toLocalDate().atStartOfDay(asked.zone()).toInstant();
    }
}
