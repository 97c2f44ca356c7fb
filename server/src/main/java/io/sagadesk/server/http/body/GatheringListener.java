package io.sagadesk.server.http.body;

import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.http.problem.ProblemResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** Gathers a body, and has the resource answer once it is whole. A sender that is too slow is refused. */
final class GatheringListener extends BodyListener {

    /** In each such period a body must bring {@link #LEAST_BYTES}, or its end. */
    static final Duration PERIOD = Duration.ofSeconds(10);

    static final int LEAST_BYTES = 320 * 1024;

    private final ArrivedBody body;
    private final long begun = System.nanoTime();
    private int due = LEAST_BYTES;

    GatheringListener(AsyncContext request, ServletInputStream in, ProblemResponse problems, ArrivedBody body) {
        super(request, in, problems);
        this.body = body;
    }

    @Override
    void read(ServletInputStream in) throws IOException {
        try {
            body.readFrom(in);
        } catch (BodyRefused refused) {
            refuse(refused.problem(), false);
            return;
        }
        if (body.size() < due) return;
        due = body.size() + LEAST_BYTES;
        extend(Duration.ofNanos(System.nanoTime() - begun).plus(PERIOD).toMillis());
    }

    @Override
    public void onAllDataRead() {
        proceed();
    }

    /** Its form is malformed, or its sender is gone. */
    @Override
    public void onError(Throwable failure) {
        answer(HttpProblem.of(400, "bad-request", "The request cannot be read"), false);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        var sentence = "The body came too slowly: at least " + LEAST_BYTES + " bytes, or its end, in each "
                + PERIOD.toSeconds() + " seconds";
        refuse(HttpProblem.of(408, "request-timeout", sentence), false);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        body.release();
    }
}
