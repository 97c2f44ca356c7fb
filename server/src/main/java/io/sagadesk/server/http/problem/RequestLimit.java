package io.sagadesk.server.http.problem;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/** Limits how many requests of a kind are carried out at once, because each takes a thread or much memory. */
public final class RequestLimit {

    private final Semaphore permits;
    private final String detail;

    /**
     * @param most the number of requests at once
     * @param detail a sentence for the sender of one more
     */
    public RequestLimit(int most, String detail) {
        this.permits = new Semaphore(most);
        this.detail = detail;
    }

    /** What a request does. */
    @FunctionalInterface
    public interface Work<T> {

        T run() throws IOException;
    }

    /** Carries out a request; one too many is answered with 503 {@code overloaded}. */
    public <T> T run(Work<T> work) throws IOException {
        if (!permits.tryAcquire()) throw HttpProblem.exception(503, "overloaded", detail);
        try {
            return work.run();
        } finally {
            permits.release();
        }
    }
}
