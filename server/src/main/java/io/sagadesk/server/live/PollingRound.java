package io.sagadesk.server.live;

import io.sagadesk.api.Query;
import io.sagadesk.api.ReadAnswer;
import io.sagadesk.server.readside.ReadModelPositions;
import io.sagadesk.server.readside.ReadModelQueries;
import java.util.HashMap;
import java.util.Map;

/** One round of polling: a query that several listeners need is sent once. */
public final class PollingRound {

    private final ReadModelQueries readModelQueries;
    private final ReadModelPositions positions;
    private final Map<Query, ReadAnswer> answers = new HashMap<>();
    private final Map<String, Long> projectionPositions = new HashMap<>();

    PollingRound(ReadModelQueries readModelQueries, ReadModelPositions positions) {
        this.readModelQueries = readModelQueries;
        this.positions = positions;
    }

    /** The answer to a query, from this round if it was sent before. */
    public <A extends ReadAnswer> A ask(Query query, Class<A> type) {
        return type.cast(
                answers.computeIfAbsent(query, unasked -> readModelQueries.askAsFarAsKnown(unasked, type, -1)));
    }

    /** The position of a projection. */
    long position(String projection) {
        return projectionPositions.computeIfAbsent(projection, positions::of);
    }
}
