package io.sagadesk.testbed.bench.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.HdrHistogram.Histogram;

/** Sends one command after the other, journey by journey, for customers of its own. */
final class BenchmarkClient implements Runnable {

    static final int DIGITS = 3; // of what is noted down

    private static final int JOURNEYS = 4; // of each customer

    private final MinimalHttpClient minimalHttpClient;
    private final String prefix;
    private final BenchmarkAgent benchmarkAgent;
    private final long end;
    private final Histogram nanos = new Histogram(DIGITS);
    private long refused;
    private long events;

    /**
     * A client that has not begun.
     *
     * @param prefix of all ids that it makes up
     * @param end in nanoseconds of the system, when it stops
     */
    BenchmarkClient(MinimalHttpClient minimalHttpClient, String prefix, BenchmarkAgent benchmarkAgent, long end) {
        this.minimalHttpClient = minimalHttpClient;
        this.prefix = prefix;
        this.benchmarkAgent = benchmarkAgent;
        this.end = end;
    }

    @Override
    public void run() {
        try (minimalHttpClient) {
            for (var number = 0; !isOver(); number++) {
                var customer = prefix + "-c" + number / JOURNEYS;
                for (var request : CustomerJourney.of(prefix + "-" + number, customer, benchmarkAgent))
                    if (!isOver()) send(request);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** How long each command took that was accepted. */
    Histogram nanos() {
        return nanos;
    }

    long refused() {
        return refused;
    }

    /** How many events the accepted commands led to, by what the server answered. */
    long events() {
        return events;
    }

    private boolean isOver() {
        return System.nanoTime() >= end;
    }

    private void send(CommandRequest request) throws IOException {
        var begin = System.nanoTime();
        var answer = minimalHttpClient.send(request);
        if (answer.isAccepted()) {
            nanos.recordValue(System.nanoTime() - begin);
            events += answer.events();
        } else if (answer.isRefused()) {
            refused++;
        } else {
            throw new IOException(request + " was answered with " + answer.status() + ": " + answer.body());
        }
    }
}
