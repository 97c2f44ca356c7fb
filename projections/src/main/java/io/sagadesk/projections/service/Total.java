package io.sagadesk.projections.service;

import io.sagadesk.api.service.ServiceFigures;
import io.sagadesk.api.service.ServiceFigures.Durations;
import io.sagadesk.api.service.ServiceFigures.Share;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The sum of many figures. A percentile is that of all durations together, never a mean of percentiles. */
final class Total {

    private static final double MILLIS = 1_000;
    private static final int ALL = 100;
    private static final int HALF = 50;
    private static final int NINE_TENTHS = 90;

    private final Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    private final Map<Measure, Spread> durations = new EnumMap<>(Measure.class);

    /** Durations of one measure: how many are in each bucket. */
    private static final class Spread {

        private final NavigableMap<Long, Long> buckets = new TreeMap<>();
        private long count;
        private long sum;

        void add(Sketch sketch) {
            sketch.addTo(buckets);
            count += sketch.count();
            sum += sketch.sum();
        }

        /** The smallest duration that so many of a hundred do not exceed, in seconds. */
        double percentile(int percent) {
            var missing = (percent * count + ALL - 1) / ALL;
            for (var bucket : buckets.entrySet()) {
                missing -= bucket.getValue();
                if (missing <= 0) return Sketch.middleOf(bucket.getKey()) / MILLIS;
            }
            throw new IllegalStateException("A sketch says " + count + " and holds fewer");
        }

        Durations published() {
            if (count == 0) return new Durations(0, null, null, null);
            return new Durations(count, percentile(HALF), percentile(NINE_TENTHS), sum / MILLIS / count);
        }
    }

    void add(Figures figures) {
        figures.counts().forEach((measure, count) -> counts.merge(Measure.valueOf(measure), count, Long::sum));
        figures.durations()
                .forEach((measure, sketch) -> durations
                        .computeIfAbsent(Measure.valueOf(measure), fresh -> new Spread())
                        .add(sketch));
    }

    ServiceFigures published() {
        return new ServiceFigures(
                count(Measure.STARTED),
                count(Measure.CONVERSED),
                durations(Measure.FIRST_RESPONSE),
                durations(Measure.WAIT),
                durations(Measure.REACTION),
                durations(Measure.HANDLE),
                share(Measure.RESOLVED_AT_FIRST, Measure.CONTACTS),
                share(Measure.CONTAINED, Measure.WITH_BOT),
                share(Measure.ABANDONED, Measure.QUEUED),
                share(Measure.RATED_GOOD, Measure.RATED),
                share(Measure.STARS, Measure.RATED).share(),
                attainment(),
                Share.of(seconds(Measure.BUSY), seconds(Measure.ONLINE)),
                count(Measure.TRANSFERRED),
                share(Measure.REOPENED, Measure.ENDED),
                tickets());
    }

    private ServiceFigures.Tickets tickets() {
        return new ServiceFigures.Tickets(
                count(Measure.TICKETS_OPENED),
                share(Measure.TICKETS_SOLVED, Measure.TICKETS_OPENED),
                share(Measure.TICKETS_REOPENED, Measure.TICKETS_SOLVED),
                durations(Measure.TICKET_FIRST_RESPONSE),
                durations(Measure.TICKET_RESOLUTION));
    }

    private Map<ServiceLevelTarget, Share> attainment() {
        var attainment = new EnumMap<ServiceLevelTarget, Share>(ServiceLevelTarget.class);
        for (var serviceLevelTarget : ServiceLevelTarget.values()) {
            var met = count(Measure.met(serviceLevelTarget));
            attainment.put(serviceLevelTarget, Share.of(met, met + count(Measure.missed(serviceLevelTarget))));
        }
        return attainment;
    }

    private Share share(Measure part, Measure of) {
        return Share.of(count(part), count(of));
    }

    private long count(Measure measure) {
        return counts.getOrDefault(measure, 0L);
    }

    private long seconds(Measure measure) {
        return Math.round(count(measure) / MILLIS);
    }

    private Durations durations(Measure measure) {
        return durations.getOrDefault(measure, new Spread()).published();
    }
}
