package io.sagadesk.server.http.body;

import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.problem.ProblemResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/**
 * Reads a request body as it arrives; no thread waits for it. The container calls one method at a time.
 */
abstract class BodyListener implements ReadListener, AsyncListener {

    private final AsyncContext request;
    private final ServletInputStream in;
    private final ProblemResponse problems;
    private boolean answered;
    private boolean dispatched;

    BodyListener(AsyncContext request, ServletInputStream in, ProblemResponse problems) {
        this.request = request;
        this.in = in;
        this.problems = problems;
    }

    /** @param patience after this time, in milliseconds, the rest of the body is not awaited any more */
    final void begin(long patience) {
        request.setTimeout(patience);
        request.addListener(this);
        in.setReadListener(this);
    }

    /** Reads once from a stream that is ready. */
    abstract void read(ServletInputStream in) throws IOException;

    @Override
    public final void onDataAvailable() throws IOException {
        while (!answered && in.isReady()) read(in);
    }

    /** Has the resource answer; its body is read. */
    final void proceed() {
        if (answered) return;
        dispatched = true;
        request.dispatch();
    }

    /** @param patience from the begin, in milliseconds */
    final void extend(long patience) {
        request.setTimeout(patience);
    }

    /** Answers with a problem. What is left of the body is not read: then the connection is closed. */
    final void refuse(HttpProblem problem, boolean isRead) {
        if (answered) return;
        answer(problem, isRead);
        request.complete();
    }

    /** Like {@link #refuse}, after a failure, of which the container tells once more before the request is over. */
    final void answer(HttpProblem problem, boolean isRead) {
        answered = true;
        var response = (HttpServletResponse) request.getResponse();
        if (!isRead) response.setHeader(HttpHeaders.CONNECTION, "close");
        try {
            problems.write(problem, response);
        } catch (IOException senderIsGone) {
            // there is nobody to tell
        }
    }

    /** Completes a request that failed, else the container would write an error page into the connection. */
    @Override
    public void onError(AsyncEvent event) {
        if (!dispatched) request.complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // nothing to give back
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // the resource answers later: it has the body
    }
}
