package io.sagadesk.testbed.bench.commands;

import io.sagadesk.testbed.bench.commands.ServerAssembly.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** What clients measure on one assembly while it runs. */
final class MeasuredRun {

    private static final String WARM_UP = "warm-up";
    private static final long MILLISECONDS_BETWEEN_LOOKS = 500;

    private final Running running;
    private final String token;
    private long events;

    MeasuredRun(Running running) throws IOException {
        this.running = running;
        this.token = running.token();
    }

    /**
     * What a number of clients came to in a while.
     *
     * @param nanos of each accepted command, from sending it to its answer
     * @param refused how many the application refused
     * @param actedOn how many events a second the slowest of all that follow the log got on meanwhile
     */
    record Measured(double perSecond, Histogram nanos, long refused, double actedOn) {

        double millis(double percentile) {
            return nanos.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /** Lets the server get to know its work. */
    void warmUp(int clients, Duration time) throws IOException, InterruptedException {
        if (!time.isZero()) measure(WARM_UP, clients, time);
    }

    /**
     * Waits until all that follow the log have got to its end, but no longer than that: what they have left to do would slow
     * down the commands that are measured next.
     *
     * @return how many events they have left
     */
    long rest(Duration most) throws IOException, InterruptedException {
        var end = System.nanoTime() + most.toNanos();
        var left = running.progress().left();
        while (left > 0 && System.nanoTime() < end) {
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
            left = running.progress().left();
        }
        return left;
    }

    /** Lets clients send commands side by side, each its own, one after the other. */
    Measured measure(int clients, Duration time) throws IOException, InterruptedException {
        return measure("clients-" + clients, clients, time);
    }

    /** How many events all accepted commands have led to, by what the server answered. */
    long events() {
        return events;
    }

    private Measured measure(String prefix, int count, Duration time) throws IOException, InterruptedException {
        open(prefix, count);
        var reached = running.progress().reached();
        var begin = System.nanoTime();
        var clients = IntStream.range(0, count)
                .mapToObj(number -> new BenchmarkClient(
                        wire(), prefix + "-" + number, BenchmarkAgent.of(prefix, number), begin + time.toNanos()))
                .toList();
        var sending = clients.stream()
                .map(client -> CompletableFuture.runAsync(client, task -> new Thread(task).start()))
                .toList();
        sending.forEach(CompletableFuture::join);
        var seconds = (System.nanoTime() - begin) / 1e9;
        var actedOn = (running.progress().reached() - reached) * 1e9 / (System.nanoTime() - begin);
        var nanos = new Histogram(BenchmarkClient.DIGITS);
        clients.forEach(client -> nanos.add(client.nanos()));
        events += clients.stream().mapToLong(BenchmarkClient::events).sum();
        return new Measured(
                nanos.getTotalCount() / seconds,
                nanos,
                clients.stream().mapToLong(BenchmarkClient::refused).sum(),
                actedOn);
    }

    /** Opens the desks and has the agents sign in, untimed. */
    private void open(String prefix, int clients) throws IOException {
        try (var wire = wire()) {
            for (var client = 0; client < clients; client++) {
                for (var request : BenchmarkAgent.of(prefix, client).opening()) {
                    var answer = wire.send(request);
                    if (!answer.isAccepted()) throw new IOException(request + " was answered with " + answer.status());
                    events += answer.events();
                }
            }
        }
    }

    private MinimalHttpClient wire() {
        return new MinimalHttpClient(running.url(), token);
    }
}
