package io.sagadesk.server.http;

import io.sagadesk.api.Query;
import io.sagadesk.api.ReadAnswer;
import io.sagadesk.server.readside.Questions;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Sends a query as it was asked over HTTP: {@code after=POSITION} waits until the read model has seen that event. */
@Component
class QuerySender {

    private final Questions questions;

    QuerySender(Questions questions) {
        this.questions = questions;
    }

    <A extends ReadAnswer> A ask(Query query, Class<A> answer, HttpServletRequest request) {
        return questions.ask(query, answer, after(request));
    }

    private static long after(HttpServletRequest request) {
        var after = request.getParameter("after");
        try {
            return after == null ? -1 : Long.parseLong(after);
        } catch (NumberFormatException notANumber) {
            throw new BadRequest("bad-request", 400, "after is the position of an event");
        }
    }
}
