package io.sagadesk.server.log;

import io.sagadesk.replay.events.LogEvent;
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
 * has the forgotten customers' keys destroyed. Both are harmless to repeat.
 */
public final class LogFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final int PAGE = 5_000;
    private static final long MILLISECONDS_BETWEEN = 250;

    private final LogReader log;
    private final SubjectIndex index;
    private final ForgottenCustomers forgotten;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "log-follower");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Future<?> following;
    private volatile boolean failing;

    LogFollower(LogReader log, SubjectIndex index, ForgottenCustomers forgotten) {
        this.log = log;
        this.index = index;
        this.forgotten = forgotten;
    }

    void start() {
        beginAnewIfTheLogIsAnother();
        noteWhatIsNotSettled();
        following = timer.scheduleWithFixedDelay(this::followQuietly, 0, MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    /** Returns when everything that is in the log now has been indexed. */
    public synchronized void catchUp() {
        for (var page = next(); !page.isEmpty(); page = next()) {
            page.forEach(forgotten::note);
            index.add(page.stream().map(LogFollower::entry).toList());
        }
    }

    /** Returns when the keys of all who are forgotten now are destroyed, or cannot be, which is tried again. */
    public void forgetNow() {
        followQuietly();
    }

    /** How many events of the log have not been seen yet. */
    public long lag() {
        return log.lastPosition() - index.seen().position();
    }

    /** Whether the last attempt to follow failed; the server's log says why. */
    public boolean isFailing() {
        return failing;
    }

    @Override
    public void close() {
        if (following != null) following.cancel(false);
        timer.shutdown();
    }

    private List<LogEvent> next() {
        return log.page(index.seen().position() + 1, PAGE);
    }

    private static Entry entry(LogEvent event) {
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

    /** A crash may have come after an event was indexed and before the key was destroyed. */
    private void noteWhatIsNotSettled() {
        var position = index.settled() + 1;
        while (position <= index.seen().position()) {
            var page = log.page(position, PAGE);
            if (page.isEmpty()) return;
            page.forEach(forgotten::note);
            position = page.get(page.size() - 1).position() + 1;
        }
    }

    /** Holds no lock while keys are destroyed, which may have to wait for a reader of their file: questions go on. */
    private void follow() {
        catchUp();
        var seen = index.seen().position();
        forgotten.destroyKeys();
        index.settle(seen);
    }

    private void followQuietly() {
        try {
            follow();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) LOG.error("What follows from the log cannot be done; trying again", failure);
            failing = true;
        }
    }
}
