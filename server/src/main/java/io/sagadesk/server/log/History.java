package io.sagadesk.server.log;

import io.sagadesk.replay.events.LogEvent;
import io.sagadesk.store.subjects.SubjectIndex;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happened to a subject, read from the log itself. */
@Component
public class History {

    private final LogFollower follower;
    private final SubjectIndex index;
    private final LogReader log;

    History(LogFollower follower, SubjectIndex index, LogReader log) {
        this.follower = follower;
        this.index = index;
        this.log = log;
    }

    /**
     * The events that concern a subject, in order, up to the newest one.
     *
     * @param subject a full name such as {@code customer/c-1}
     * @param after the position after which to begin, -1 for the first
     */
    public List<LogEvent> of(String subject, long after, int limit) {
        follower.catchUp();
        return log.at(index.positions(subject, after, limit));
    }
}
