package io.sagadesk.server.live;

import io.sagadesk.api.Query;
import io.sagadesk.api.ReadAnswer;
import io.sagadesk.server.readside.ReadModelPositions;
import io.sagadesk.server.readside.ReadModelQueries;
import java.util.HashMap;
import java.util.Map;

/** One round of asking: what many listeners want to know is asked once. */
public final class PollingRound {

    private final ReadModelQueries readModelQueries;
    private final ReadModelPositions positions;
    private final Map<Query, ReadAnswer> answers = new HashMap<>();
    private final Map<String, Long> reached = new HashMap<>();

    PollingRound(ReadModelQueries readModelQueries, ReadModelPositions positions) {
        this.readModelQueries = readModelQueries;
        this.positions = positions;
    }

    public <A extends ReadAnswer> A ask(Query query, Class<A> type) {
        return type.cast(answers.computeIfAbsent(query, unasked -> readModelQueries.ask(unasked, type, -1)));
    }

    /** How far a projection has come. */
    long position(String projection) {
        return reached.computeIfAbsent(projection, positions::of);
    }
}
