package io.sagadesk.testbed.crash;

import io.sagadesk.store.sqlite.file.EventLog;
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

/** One round: send, kill in the middle, and once the server is back, send again and look at what is left. */
final class CrashRound {

    private static final int STREAMS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    /** What a round came to; {@code carriedOut} of the lines in flight were on disk when the server came back. */
    record Outcome(long sent, long acknowledged, long carriedOut, double secondsToReady, long events) {}

    /** Sends until the server is killed at some moment between two answers. */
    void sendAndKill(ServerProcess server) throws IOException, InterruptedException {
        var impatient = server.client(Duration.ZERO);
        var threads = sendings.stream()
                .map(interruptedSending -> new Thread(() -> interruptedSending.sendTo(impatient)))
                .toList();
        threads.forEach(Thread::start);
        awaitSomeMoment();
        sendings.forEach(InterruptedSending::requireUndisturbed);
        server.kill();
        for (var thread : threads) thread.join();
        sendings.forEach(InterruptedSending::requireNothingButTheEnd);
        expected.mustHold(all(InterruptedSending::acknowledged));
    }

    /** Neither in the first batch nor after the last: while one of them, most likely, is being carried out. */
    private void awaitSomeMoment() throws InterruptedException {
        var stream = sendings.get(random.nextInt(STREAMS));
        var answerTakes = stream.awaitBatches(2 + random.nextInt(CommandStream.BATCHES - 2));
        TimeUnit.NANOSECONDS.sleep((long) (answerTakes * random.nextDouble()));
    }

    /** Holds the server that was started again to what the killed one had promised, and sends the rest. */
    Outcome complete(ServerProcess server, Path events) throws IOException {
        try (var log = EventLog.open(events)) {
            LostEventException.requireNone("After the restart", expected.findings(log));
            var client = server.client(PATIENCE);
            sendings.forEach(interruptedSending -> interruptedSending.repeatTo(client));
            var carriedOut = sendings.stream()
                    .mapToLong(interruptedSending -> interruptedSending.resumeTo(client))
                    .sum();
            expected.mustHold(all(interruptedSending -> interruptedSending
                    .all()
                    .skip(interruptedSending.acknowledged().count())));
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
