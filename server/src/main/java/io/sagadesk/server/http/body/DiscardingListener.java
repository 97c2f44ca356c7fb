package io.sagadesk.server.http.body;

import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.problem.ProblemResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/**
 * Reads the body of a refused request and drops it, and then answers. Were the connection closed before, the sender might
 * lose the answer to a reset.
 */
final class DiscardingListener extends BodyListener {

    /** What Tomcat would have swallowed. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    static final long PATIENCE_MILLISECONDS = 2_000;

    private final HttpProblem problem;
    private int discarded;

    DiscardingListener(AsyncContext request, ServletInputStream in, ProblemResponse problems, HttpProblem problem) {
        super(request, in, problems);
        this.problem = problem;
    }

    @Override
    void read(ServletInputStream in) throws IOException {
        var count = in.read(new byte[RequestRefusal.BUFFER]);
        if (count > 0) discarded += count;
        if (discarded > MOST_BYTES) refuse(problem, false);
    }

    @Override
    public void onAllDataRead() {
        refuse(problem, true);
    }

    @Override
    public void onError(Throwable failure) {
        answer(problem, false);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        refuse(problem, false);
    }
}
