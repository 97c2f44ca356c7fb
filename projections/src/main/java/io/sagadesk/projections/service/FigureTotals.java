package io.sagadesk.projections.service;

import io.sagadesk.api.service.ServiceFigures;
import io.sagadesk.api.service.ServiceFigures.Durations;
import io.sagadesk.api.service.ServiceFigures.Share;
import io.sagadesk.api.service.ServiceFigures.TimeShare;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The sum of many figures. A percentile is computed from all durations together, never as a mean of percentiles. */
final class FigureTotals {

    private static final int PERCENT = 100;
    private static final int HALF = 50;
    private static final int NINE_TENTHS = 90;

    private final Map<ServiceMeasure, Long> counts = new EnumMap<>(ServiceMeasure.class);
    private final Map<ServiceMeasure, DurationTotals> durations = new EnumMap<>(ServiceMeasure.class);

    /** The merged histogram of one measure. */
    private static final class DurationTotals {

        private final NavigableMap<Long, Long> buckets = new TreeMap<>();
        private long count;
        private long sum;

        void add(DurationHistogram histogram) {
            histogram.addTo(buckets);
            count += histogram.count();
            sum += histogram.sum();
        }

        /** Returns the smallest duration that the given percentage of durations does not exceed. */
        Duration percentile(int percent) {
            var missing = (percent * count + PERCENT - 1) / PERCENT;
            for (var bucket : buckets.entrySet()) {
                missing -= bucket.getValue();
                if (missing <= 0) return Duration.ofMillis(DurationHistogram.middleOf(bucket.getKey()));
            }
            throw new IllegalStateException("A histogram says " + count + " and holds fewer");
        }

        Durations published() {
            if (count == 0) return new Durations(0, null, null, null);
            var mean = Duration.ofMillis(sum).dividedBy(count);
            return new Durations(count, percentile(HALF), percentile(NINE_TENTHS), mean);
        }
    }

    void add(QuarterHourFigures figures) {
        figures.counts().forEach((measure, count) -> counts.merge(ServiceMeasure.valueOf(measure), count, Long::sum));
        figures.durations()
                .forEach((measure, histogram) -> durations
                        .computeIfAbsent(ServiceMeasure.valueOf(measure), unused -> new DurationTotals())
                        .add(histogram));
    }

    ServiceFigures published() {
        return new ServiceFigures(
                count(ServiceMeasure.STARTED),
                count(ServiceMeasure.CONVERSED),
                durations(ServiceMeasure.FIRST_RESPONSE),
                durations(ServiceMeasure.WAIT),
                durations(ServiceMeasure.REACTION),
                durations(ServiceMeasure.HANDLE),
                share(ServiceMeasure.RESOLVED_AT_FIRST, ServiceMeasure.CONTACTS),
                share(ServiceMeasure.CONTAINED, ServiceMeasure.WITH_BOT),
                share(ServiceMeasure.ABANDONED, ServiceMeasure.QUEUED),
                share(ServiceMeasure.RATED_GOOD, ServiceMeasure.RATED),
                share(ServiceMeasure.STARS, ServiceMeasure.RATED).share(),
                attainment(),
                TimeShare.ofMillis(count(ServiceMeasure.BUSY), count(ServiceMeasure.ONLINE)),
                count(ServiceMeasure.TRANSFERRED),
                share(ServiceMeasure.REOPENED, ServiceMeasure.ENDED),
                tickets());
    }

    private ServiceFigures.Tickets tickets() {
        return new ServiceFigures.Tickets(
                count(ServiceMeasure.TICKETS_OPENED),
                share(ServiceMeasure.TICKETS_SOLVED, ServiceMeasure.TICKETS_OPENED),
                share(ServiceMeasure.TICKETS_REOPENED, ServiceMeasure.TICKETS_SOLVED),
                durations(ServiceMeasure.TICKET_FIRST_RESPONSE),
                durations(ServiceMeasure.TICKET_RESOLUTION));
    }

    private Map<ServiceLevelTarget, Share> attainment() {
        var attainment = new EnumMap<ServiceLevelTarget, Share>(ServiceLevelTarget.class);
        for (var target : ServiceLevelTarget.values()) {
            var met = count(ServiceMeasure.met(target));
            attainment.put(target, Share.of(met, met + count(ServiceMeasure.missed(target))));
        }
        return attainment;
    }

    private Share share(ServiceMeasure part, ServiceMeasure of) {
        return Share.of(count(part), count(of));
    }

    private long count(ServiceMeasure measure) {
        return counts.getOrDefault(measure, 0L);
    }

    private Durations durations(ServiceMeasure measure) {
        return durations.getOrDefault(measure, new DurationTotals()).published();
    }
}
