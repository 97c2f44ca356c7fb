package io.sagadesk.server.http.body;

import io.sagadesk.server.http.problem.HttpProblem;

/** Thrown if a body cannot be taken: it is too large, or there is no memory for it now. */
final class BodyRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient HttpProblem problem;

    BodyRefused(HttpProblem problem) {
        super(problem.code());
        this.problem = problem;
    }

    HttpProblem problem() {
        return problem;
    }
}
