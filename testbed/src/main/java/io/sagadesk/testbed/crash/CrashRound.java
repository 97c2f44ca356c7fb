package io.sagadesk.testbed.crash;

import io.sagadesk.store.sqlite.SqliteEventLog;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One round: sends commands, kills the server in the middle, and after the restart sends again and checks the log. */
final class CrashRound {

    private static final int STREAMS = 2;
    private static final Duration RETRY_TIME = Duration.ofSeconds(60);

    private final ExpectedLog expected;
    private final Random random;
    private final List<InterruptedSending> sendings;

    CrashRound(CrashRun.Options options, int number, ExpectedLog expected) {
        this.expected = expected;
        this.random = new Random(options.seed() + number);
        this.sendings = IntStream.range(0, STREAMS)
                .mapToObj(stream -> CommandStream.batches(options.seed(), number, stream, options.commands() / STREAMS))
                .map(InterruptedSending::new)
                .toList();
        expected.mayHold(all(InterruptedSending::all));
    }

    /**
     * The result of a round; {@code carriedOut} is the number of unacknowledged commands that were on disk after the
     * restart.
     */
    record Outcome(long sent, long acknowledged, long carriedOut, double secondsToReady, long events) {}

    /** Sends commands, and kills the server at a random moment between two responses. */
    void sendAndKill(ServerProcess server) throws IOException, InterruptedException {
        var clientWithoutRetries = server.client(Duration.ZERO);
        var threads = sendings.stream()
                .map(sending -> new Thread(() -> sending.sendTo(clientWithoutRetries)))
                .toList();
        threads.forEach(Thread::start);
        awaitRandomMoment();
        sendings.forEach(InterruptedSending::requireNoFailure);
        server.kill();
        for (var thread : threads) thread.join();
        sendings.forEach(InterruptedSending::requireOnlyConnectionFailure);
        expected.mustHold(all(InterruptedSending::acknowledged));
    }

    /** Waits until a batch other than the first and the last is most likely being processed. */
    private void awaitRandomMoment() throws InterruptedException {
        var stream = sendings.get(random.nextInt(STREAMS));
        var responseNanos = stream.awaitBatches(2 + random.nextInt(CommandStream.BATCHES - 2));
        TimeUnit.NANOSECONDS.sleep((long) (responseNanos * random.nextDouble()));
    }

    /** Checks the restarted server against the acknowledgements of the killed one, and sends the remaining commands. */
    Outcome complete(ServerProcess server, Path events) throws IOException, InterruptedException {
        try (var log = SqliteEventLog.open(events)) {
            LostEventException.requireNone("After the restart", expected.findings(log));
            var client = server.client(RETRY_TIME);
            sendings.forEach(sending -> sending.repeatTo(client));
            var carriedOut = sendings.stream()
                    .mapToLong(sending -> sending.resumeTo(client))
                    .sum();
            expected.mustHold(
                    all(sending -> sending.all().skip(sending.acknowledged().count())));
            LostEventException.requireNone("After all was sent again", expected.findings(log));
            var subjects = all(InterruptedSending::all)
                    .map(sentCommand -> sentCommand.subject().toString())
                    .distinct()
                    .toList();
            LostEventException.requireNone("Reading back", new StoredTexts(client, expected).findings(subjects));
            return new Outcome(
                    all(InterruptedSending::sent).count(),
                    all(InterruptedSending::acknowledged).count(),
                    carriedOut,
                    server.secondsToReady(),
                    log.lastPosition() + 1);
        }
    }

    private Stream<SentCommand> all(Function<InterruptedSending, Stream<SentCommand>> which) {
        return sendings.stream().flatMap(which);
    }
}
