package io.sagadesk.replay.rebuild;

import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.LogReader;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A log that counts the events read from it, and can stop a reader at a position until it is let on. */
final class ObservedLog implements LogReader {

    private final LogReader log;
    private final long gate;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicLong read = new AtomicLong();

    /** @param gate the position at which a reader stops */
    ObservedLog(LogReader log, long gate) {
        this.log = log;
        this.gate = gate;
    }

    static ObservedLog open(LogReader log) {
        return new ObservedLog(log, Long.MAX_VALUE);
    }

    /** Waits until a reader has come to the gate. */
    void awaitReader() throws InterruptedException {
        arrived.await();
    }

    void letOn() {
        opened.countDown();
    }

    long eventsRead() {
        return read.get();
    }

    @Override
    public List<LogEvent> page(long from, int limit) {
        if (from >= gate) {
            arrived.countDown();
            awaitOpening();
        }
        var page = log.page(from, limit);
        read.addAndGet(page.size());
        return page;
    }

    private void awaitOpening() {
        try {
            opened.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    @Override
    public long lastPosition() {
        return log.lastPosition();
    }

    @Override
    public long firstPositionAt(Instant time) {
        return log.firstPositionAt(time);
    }

    @Override
    public List<LogEvent> at(long... positions) {
        return log.at(positions);
    }
}
