package io.sagadesk.projections;

import java.util.List;
import java.util.Random;

/** Hands out a log as a processor does that crashes now and then: in batches of any size, some of it again. */
public final class Redelivery {

    private static final int MOST = 40;

    private Redelivery() {}

    public static Folding oneByOne(Projection projection, List<RecordedEvent> log) {
        var folding = Folding.of(projection);
        log.forEach(event -> folding.redelivered(List.of(event)));
        return folding;
    }

    public static Folding inBatches(Projection projection, List<RecordedEvent> log, Random chance) {
        var folding = Folding.of(projection);
        for (var done = 0; done < log.size(); ) {
            var from = Math.max(0, done - chance.nextInt(MOST / 2));
            done = Math.min(log.size(), done + 1 + chance.nextInt(MOST));
            folding.redelivered(log.subList(from, done));
        }
        return folding;
    }
}
