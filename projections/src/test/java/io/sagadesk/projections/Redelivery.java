package io.sagadesk.projections;

import java.util.List;
import java.util.Random;

/** Delivers a log like a processor that crashes now and then: in batches of any size, with repeated events. */
public final class Redelivery {

    private static final int LARGEST_BATCH = 40;

    private Redelivery() {}

    public static InMemoryProjection oneByOne(Projection projection, List<RecordedEvent> log) {
        var folding = InMemoryProjection.of(projection);
        log.forEach(event -> folding.redelivered(List.of(event)));
        return folding;
    }

    public static InMemoryProjection inBatches(Projection projection, List<RecordedEvent> log, Random random) {
        var folding = InMemoryProjection.of(projection);
        for (var done = 0; done < log.size(); ) {
            var from = Math.max(0, done - random.nextInt(LARGEST_BATCH / 2));
            done = Math.min(log.size(), done + 1 + random.nextInt(LARGEST_BATCH));
            folding.redelivered(log.subList(from, done));
        }
        return folding;
    }
}
