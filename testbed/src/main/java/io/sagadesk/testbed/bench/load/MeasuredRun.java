package io.sagadesk.testbed.bench.load;

import io.sagadesk.store.runtime.WaitDeadline;
import io.sagadesk.testbed.bench.load.ServerAssembly.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The measurements of clients on one running assembly. */
public final class MeasuredRun {

    private static final String WARM_UP = "warm-up";
    private static final long MILLISECONDS_BETWEEN_POLLS = 500;

    private final Running running;
    private final String token;
    private long events;

    public MeasuredRun(Running running) throws IOException {
        this.running = running;
        this.token = running.token();
    }

    /**
     * The result of a number of concurrent clients over a time.
     *
     * @param latencies the latency of each accepted command, in nanoseconds
     * @param refused the number of commands that the application refused
     * @param actedOn the progress of the slowest follower of the log meanwhile, in events a second
     */
    public record Measured(double perSecond, Histogram latencies, long refused, double actedOn) {

        public double millis(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /** Sends unmeasured load, so that the JVM can warm up. */
    public void warmUp(int clients, Duration time) throws IOException, InterruptedException {
        if (!time.isZero()) measure(WARM_UP, clients, time);
    }

    /**
     * Waits until all followers have reached the end of the log, or the time is over, because their backlog would slow
     * down the commands that are measured next.
     *
     * @return the remaining backlog in events
     */
    public long awaitBacklog(Duration maxWait) throws IOException, InterruptedException {
        var deadline = WaitDeadline.in(maxWait);
        var backlog = running.progress().backlog();
        while (backlog > 0 && !deadline.isOver()) {
            Thread.sleep(MILLISECONDS_BETWEEN_POLLS);
            backlog = running.progress().backlog();
        }
        return backlog;
    }

    /** Measures concurrent clients, each of which sends its own commands one after another. */
    public Measured measure(int clients, Duration time) throws IOException, InterruptedException {
        return measure("clients-" + clients, clients, time);
    }

    /** The number of events of all accepted commands, according to the server's answers. */
    public long events() {
        return events;
    }

    /**
     * Measures concurrent clients once more on the same assembly.
     *
     * @param prefix begins the ids of all subjects; another one each time
     */
    public Measured measure(String prefix, int count, Duration time) throws IOException, InterruptedException {
        open(prefix, count);
        var reached = running.progress().reached();
        var begin = System.nanoTime();
        var clients = IntStream.range(0, count)
                .mapToObj(number -> new BenchmarkClient(
                        connect(), prefix + "-" + number, BenchmarkAgent.of(prefix, number), begin + time.toNanos()))
                .toList();
        var sending = clients.stream()
                .map(client -> CompletableFuture.runAsync(client, task -> new Thread(task).start()))
                .toList();
        sending.forEach(CompletableFuture::join);
        var seconds = (System.nanoTime() - begin) / 1e9;
        var actedOn = (running.progress().reached() - reached) * 1e9 / (System.nanoTime() - begin);
        var latencies = new Histogram(BenchmarkClient.SIGNIFICANT_DIGITS);
        clients.forEach(client -> latencies.add(client.latencies()));
        events += clients.stream().mapToLong(BenchmarkClient::events).sum();
        return new Measured(
                latencies.getTotalCount() / seconds,
                latencies,
                clients.stream().mapToLong(BenchmarkClient::refused).sum(),
                actedOn);
    }

    /** Opens the desks and signs the agents in; this is not measured. */
    private void open(String prefix, int clients) throws IOException {
        try (var http = connect()) {
            for (var client = 0; client < clients; client++) {
                for (var request : BenchmarkAgent.of(prefix, client).setup()) {
                    var answer = http.send(request);
                    if (!answer.isAccepted()) throw new IOException(request + " was answered with " + answer.status());
                    events += answer.events();
                }
            }
        }
    }

    private MinimalHttpClient connect() {
        return new MinimalHttpClient(running.url(), token);
    }
}
