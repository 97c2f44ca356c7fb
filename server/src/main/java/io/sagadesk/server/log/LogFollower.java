package io.sagadesk.server.log;

import io.sagadesk.api.Vocabulary;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerId;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.subjects.SubjectIndex;
import io.sagadesk.store.subjects.SubjectIndex.Entry;
import io.sagadesk.store.subjects.SubjectIndex.Seen;
import io.sagadesk.store.subjects.SubjectsOf;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log and does what must follow from it even after a crash in between: indexes whom each event concerns, and
 * destroys the key of a forgotten customer. Both are harmless to repeat.
 */
public final class LogFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final String FORGOTTEN = Vocabulary.nameOf(CustomerForgotten.class);
    private static final int PAGE = 5_000;
    private static final long MILLISECONDS_BETWEEN = 250;

    private final LogReader log;
    private final SubjectIndex index;
    private final CustomerKeys keys;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "log-follower");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Future<?> following;
    private volatile boolean failing;

    LogFollower(LogReader log, SubjectIndex index, CustomerKeys keys) {
        this.log = log;
        this.index = index;
        this.keys = keys;
    }

    void start() {
        beginAnewIfTheLogIsAnother();
        following = timer.scheduleWithFixedDelay(this::catchUpQuietly, 0, MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    /** Returns when everything that is in the log now has been seen. */
    public synchronized void catchUp() {
        for (var page = next(); !page.isEmpty(); page = next()) {
            page.stream().filter(event -> event.type().equals(FORGOTTEN)).forEach(this::forget);
            index.add(page.stream().map(LogFollower::entry).toList());
        }
    }

    /** How many events of the log have not been seen yet. */
    public long lag() {
        return log.lastPosition() - index.seen().position();
    }

    /** Whether the last attempt to follow failed; the log says why. */
    public boolean isFailing() {
        return failing;
    }

    @Override
    public void close() {
        if (following != null) following.cancel(false);
        timer.shutdown();
    }

    private List<LoggedEvent> next() {
        return log.page(index.seen().position() + 1, PAGE);
    }

    private void forget(LoggedEvent event) {
        var customer = String.valueOf(event.metadata().get("customerId"));
        keys.destroy(new CustomerId(customer));
        LOG.info("Destroyed the key of a forgotten customer, as the log says at position {}", event.position());
    }

    private static Entry entry(LoggedEvent event) {
        return new Entry(event.position(), event.eventId(), SubjectsOf.envelope(event.metadata()));
    }

    private void beginAnewIfTheLogIsAnother() {
        var seen = index.seen();
        if (seen.position() >= 0 && !isInLog(seen)) {
            LOG.warn("The index of subjects belongs to another log: it is made anew");
            index.clear();
        }
    }

    private boolean isInLog(Seen seen) {
        var event = log.at(seen.position());
        return event.size() == 1 && event.get(0).eventId().equals(seen.eventId());
    }

    private void catchUpQuietly() {
        try {
            catchUp();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) LOG.error("The log cannot be followed; trying again", failure);
            failing = true;
        }
    }
}
