package io.sagadesk.server.readside;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * Knows whether an import runs: whether a request with imported history is being carried out, or was within the last second.
 * Read models wait meanwhile, because folding event by event would slow the import down.
 */
@Component
public final class RunningImports {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong lastEnd;

    public RunningImports() {
        this(System::nanoTime);
    }

    RunningImports(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastEnd = new AtomicLong(nanoTime.getAsLong() - PAUSE.toNanos());
    }

    /** A request with imported history. */
    @FunctionalInterface
    public interface ImportRequest<T> {

        T run() throws IOException;
    }

    /** Carries out a request with imported history. */
    public <T> T during(ImportRequest<T> request) throws IOException {
        requests.incrementAndGet();
        try {
            return request.run();
        } finally {
            lastEnd.set(nanoTime.getAsLong());
            requests.decrementAndGet();
        }
    }

    boolean areActive() {
        return requests.get() > 0 || nanoTime.getAsLong() - lastEnd.get() < PAUSE.toNanos();
    }
}
