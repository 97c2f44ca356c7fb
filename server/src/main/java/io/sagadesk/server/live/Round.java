package io.sagadesk.server.live;

import io.sagadesk.api.Query;
import io.sagadesk.api.ReadAnswer;
import io.sagadesk.server.readside.Positions;
import io.sagadesk.server.readside.Questions;
import java.util.HashMap;
import java.util.Map;

/** One round of asking: what many listeners want to know is asked once. */
public final class Round {

    private final Questions questions;
    private final Positions positions;
    private final Map<Query, ReadAnswer> answers = new HashMap<>();
    private final Map<String, Long> reached = new HashMap<>();

    Round(Questions questions, Positions positions) {
        this.questions = questions;
        this.positions = positions;
    }

    public <A extends ReadAnswer> A ask(Query query, Class<A> type) {
        return type.cast(answers.computeIfAbsent(query, unasked -> questions.ask(unasked, type, -1)));
    }

    /** How far a projection has come. */
    long position(String projection) {
        return reached.computeIfAbsent(projection, positions::of);
    }
}
