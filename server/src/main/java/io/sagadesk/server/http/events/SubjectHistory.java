package io.sagadesk.server.http.events;

import io.sagadesk.api.AsOf;
import io.sagadesk.api.trail.TrailPage;
import io.sagadesk.api.trail.TrailQuery.WhatHappenedTo;
import io.sagadesk.server.http.query.QuerySender;
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

    private final QuerySender queries;
    private final LogReader log;

    SubjectHistory(QuerySender queries, LogReader log) {
        this.queries = queries;
        this.log = log;
    }

    /**
     * A part of a history, in order.
     *
     * @param asOf how far the history is known
     */
    public record Part(List<LogEvent> events, AsOf asOf) {}

    /**
     * The events that concern a subject or that it caused, as far as the read model has come.
     *
     * @param subject a full name such as {@code customer/c-1}
     * @param after returns events after this position; -1 for the first
     */
    public Part of(String subject, long after, int limit) {
        var about = queries.askUpToNow(() -> new WhatHappenedTo(subject, after, limit), TrailPage.class);
        var caused = queries.ask(() -> new WhatHappenedTo(AS_ACTOR + subject, after, limit), TrailPage.class);
        var asOf = about.asOf();
        var positions = Stream.of(about, caused)
                .flatMap(page -> page.positions().stream())
                .mapToLong(Long::longValue)
                .filter(position ->
                        position <= asOf.position()) // up to there both are complete, and so is the next page
                .distinct()
                .sorted()
                .limit(limit)
                .toArray();
        return new Part(log.at(positions), asOf);
    }
}
