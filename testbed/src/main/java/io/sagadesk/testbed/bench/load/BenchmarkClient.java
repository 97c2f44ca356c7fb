package io.sagadesk.testbed.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.HdrHistogram.Histogram;

/** Sends commands one after another, journey by journey, for customers of its own. */
final class BenchmarkClient implements Runnable {

    static final int SIGNIFICANT_DIGITS = 3; // of the latency histogram

    private static final int JOURNEYS_PER_CUSTOMER = 4;

    private final MinimalHttpClient http;
    private final String prefix;
    private final BenchmarkAgent agent;
    private final long end;
    private final Histogram latencies = new Histogram(SIGNIFICANT_DIGITS);
    private long refused;
    private long events;

    /**
     * Prepares a client.
     *
     * @param prefix the prefix of all ids that it generates
     * @param end the {@code System.nanoTime()} at which it stops
     */
    BenchmarkClient(MinimalHttpClient http, String prefix, BenchmarkAgent agent, long end) {
        this.http = http;
        this.prefix = prefix;
        this.agent = agent;
        this.end = end;
    }

    @Override
    public void run() {
        try (http) {
            for (var number = 0; !isOver(); number++) {
                var customer = prefix + "-c" + number / JOURNEYS_PER_CUSTOMER;
                for (var request : CustomerJourney.of(prefix + "-" + number, customer, agent))
                    if (!isOver()) send(request);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The latencies of the accepted commands, in nanoseconds. */
    Histogram latencies() {
        return latencies;
    }

    long refused() {
        return refused;
    }

    /** The number of events of the accepted commands, according to the server's answers. */
    long events() {
        return events;
    }

    private boolean isOver() {
        return System.nanoTime() >= end;
    }

    private void send(CommandRequest request) throws IOException {
        var startNanos = System.nanoTime();
        var answer = http.send(request);
        if (answer.isAccepted()) {
            latencies.recordValue(System.nanoTime() - startNanos);
            events += answer.events();
        } else if (answer.isRefused()) {
            refused++;
        } else {
            throw new IOException(request + " was answered with " + answer.status() + ": " + answer.body());
        }
    }
}
