package io.sagadesk.server.http.body;

import io.sagadesk.server.http.problem.HttpProblem;
import java.util.concurrent.Semaphore;

/**
 * How large the bodies of a kind of requests may be.
 *
 * @param most the maximum size of one body, in bytes
 * @param memory one permit for each byte that all bodies of this kind may take together
 * @param advice ends the sentence about a body that is too large
 */
record BodyLimit(int most, Semaphore memory, String advice) {

    static BodyLimit of(int most, int together, String advice) {
        return new BodyLimit(most, new Semaphore(together), advice);
    }

    HttpProblem tooLarge() {
        return HttpProblem.of(413, "too-large", "The body of this request has at most " + most + " bytes" + advice);
    }

    HttpProblem overloaded() {
        return HttpProblem.of(503, "overloaded", "Too many bodies arrive at once: send it again in a moment");
    }
}
