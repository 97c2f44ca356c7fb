package io.sagadesk.server.http.events;

import io.sagadesk.api.trail.TrailPage;
import io.sagadesk.api.trail.TrailQuery.WhatHappenedTo;
import io.sagadesk.server.readside.ReadModelQueries;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.LogReader;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads the events that concern a subject or that it caused: the trail read model has their positions, the log the
 * events.
 */
@Component
public class SubjectHistory {

    private static final String AS_ACTOR = "actor/";

    private final ReadModelQueries readModelQueries;
    private final LogReader log;

    SubjectHistory(ReadModelQueries readModelQueries, LogReader log) {
        this.readModelQueries = readModelQueries;
        this.log = log;
    }

    /**
     * The events that concern a subject or that it caused, in order, up to the newest event.
     *
     * @param subject a full name such as {@code customer/c-1}
     * @param after returns events after this position; -1 for the first
     */
    public List<LogEvent> of(String subject, long after, int limit) {
        var now = log.lastPosition();
        var positions = Stream.of(subject, AS_ACTOR + subject)
                .map(trail -> readModelQueries.ask(new WhatHappenedTo(trail, after, limit), TrailPage.class, now))
                .flatMap(page -> page.positions().stream())
                .mapToLong(Long::longValue)
                .distinct()
                .sorted()
                .limit(limit)
                .toArray();
        return log.at(positions);
    }
}
