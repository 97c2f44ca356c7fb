package io.sagadesk.server.notice;

import io.sagadesk.projections.live.LiveProjections;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks ten times a second how far this instance has folded, and tells the others what has changed. */
final class FoldedPositionsTeller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FoldedPositionsTeller.class);
    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final FoldedPositions positions;
    private final LiveProjections projections;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("folded-positions"));
    private final ScheduledFuture<?> looks;

    FoldedPositionsTeller(FoldedPositions positions, LiveProjections projections) {
        this.positions = positions;
        this.projections = projections;
        this.looks = thread.scheduleWithFixedDelay(
                this::tell, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    private void tell() {
        try {
            for (var projection : projections.all()) {
                projection
                        .positionsHere()
                        .forEach((segment, position) -> positions.tell(projection.name(), segment, position));
            }
        } catch (RuntimeException failure) { // others look at the tokens meanwhile
            LOG.warn("The positions of read models could not be told", failure);
        }
    }

    @Override
    public void close() {
        looks.cancel(false);
        thread.shutdownNow();
    }
}
