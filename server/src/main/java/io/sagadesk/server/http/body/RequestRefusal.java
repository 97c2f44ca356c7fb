package io.sagadesk.server.http.body;

import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.problem.ProblemResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Answers a request that is refused before its body was read. A body that comes soon is read and dropped, so that the
 * sender gets the answer; a large or a slow one is cut off.
 */
@Component
public final class RequestRefusal {

    static final int BUFFER = 8 * 1024;

    private final ProblemResponse problems;

    RequestRefusal(ProblemResponse problems) {
        this.problems = problems;
    }

    public static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** Answers at once, or when the body has come. A filter that calls this does not call the rest of its chain. */
    public void answer(HttpProblem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!hasBody(request) || discardBuffered(request)) {
            problems.write(problem, response);
            return;
        }
        var in = request.getInputStream();
        new DiscardingListener(request.startAsync(request, response), in, problems, problem)
                .begin(DiscardingListener.PATIENCE_MILLISECONDS);
    }

    /** Drops what the container has read with the headers already. Returns whether that was the whole body. */
    private static boolean discardBuffered(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() < 0) return false; // the container may wait for the size of a chunk
        var in = request.getInputStream();
        var buffer = new byte[BUFFER];
        while (!in.isFinished() && in.available() > 0) in.read(buffer);
        return in.isFinished();
    }
}
