package io.sagadesk.store.sqlite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/** Follows the log from a position on, for ever; used by one thread at a time. */
final class LogStream implements TrackingEventStream {

    private final EventLog log;
    private final Head head;
    private final Function<List<StoredEvent>, List<? extends TrackedEventMessage<?>>> decoding;
    private final List<Runnable> callbacks = new ArrayList<>();
    private final Queue<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
    private long next;

    LogStream(
            EventLog log,
            Head head,
            long firstPosition,
            Function<List<StoredEvent>, List<? extends TrackedEventMessage<?>>> decoding) {
        this.log = log;
        this.head = head;
        this.next = firstPosition;
        this.decoding = decoding;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.ofNullable(fetched.peek()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        while (fetched.isEmpty()) { // an upcaster may leave nothing of a page
            if (!head.hasReached(next) && !head.await(next, timeout, unit)) {
                return false;
            }
            fetch();
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        if (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.DAYS)) {
            throw new NoSuchElementException();
        }
        return fetched.remove();
    }

    private void fetch() {
        List<StoredEvent> page = log.page(next, EventLog.PAGE);
        next = page.get(page.size() - 1).position() + 1;
        fetched.addAll(decoding.apply(page));
    }

    /** Runs a callback after each commit from now on, and at once if there is something to read already. */
    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        callbacks.add(callback);
        head.onAdvance(callback);
        if (hasNextAvailable()) {
            callback.run();
        }
        return true;
    }

    @Override
    public void close() {
        callbacks.forEach(head::forget);
        fetched.clear();
    }
}
