package io.sagadesk.replay.rebuild;

import static org.awaitility.Awaitility.await;

/** Records purchases continuously until it is closed. */
final class ContinuousPurchases implements AutoCloseable {

    private final ReadSideProcess process;
    private final Thread thread;
    private volatile boolean closed;

    ContinuousPurchases(ReadSideProcess process, Shopping shopping) {
        this.process = process;
        thread = new Thread(() -> {
            while (!closed) process.record(shopping.purchases(3));
        });
        thread.start();
    }

    /** Waits until more than twenty further events are recorded. */
    void awaitMore() {
        var before = process.pages.lastPosition();
        await().until(() -> process.pages.lastPosition() > before + 20);
    }

    @Override
    public void close() {
        stop();
    }

    void stop() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
