package io.sagadesk.store.engine;

import io.sagadesk.store.log.LogUnreachableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An endless stream of the log from a position on. Not thread-safe. */
final class LogStream implements TrackingEventStream {

    private static final Logger LOG = LoggerFactory.getLogger(LogStream.class);
    private static final long MILLIS_BETWEEN_ATTEMPTS = 500;

    private final LogHead head;
    private final LongFunction<Fetched> pages;
    private final List<Runnable> callbacks = new ArrayList<>();
    private final Queue<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
    private long next;

    /** A page of events, and the position from which the next page begins. */
    record Fetched(List<? extends TrackedEventMessage<?>> events, long next) {}

    /**
     * Opens a stream.
     *
     * @param pages fetches the events from a position on; called only if the log has an event there
     */
    LogStream(LogHead head, long firstPosition, LongFunction<Fetched> pages) {
        this.head = head;
        this.next = firstPosition;
        this.pages = pages;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.ofNullable(fetched.peek()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        while (fetched.isEmpty()) { // upcasters may drop all events of a page
            if (!head.hasReached(next) && !head.await(next, timeout, unit)) return false;
            if (!fetch()) {
                TimeUnit.MILLISECONDS.sleep(Math.min(unit.toMillis(timeout), MILLIS_BETWEEN_ATTEMPTS));
                return false;
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.DAYS)) LOG.debug("The log is out of reach");
        return fetched.remove();
    }

    /** Fetches a page. A log out of reach has no events, and the stream goes on by itself; returns whether it was read. */
    private boolean fetch() {
        try {
            var page = pages.apply(next);
            next = page.next();
            fetched.addAll(page.events());
            return true;
        } catch (LogUnreachableException outage) {
            return false;
        }
    }

    /** Registers a callback to run after each commit, and runs it at once if events are already available. */
    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        callbacks.add(callback);
        head.onAdvance(callback);
        if (hasNextAvailable()) callback.run();
        return true;
    }

    @Override
    public void close() {
        callbacks.forEach(head::forget);
        fetched.clear();
    }
}
