package io.sagadesk.server.http;

import io.sagadesk.api.Command;
import io.sagadesk.server.http.BulkResource.BulkAnswer;
import io.sagadesk.server.http.Envelopes.Envelope;
import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.stereotype.Component;

/**
 * Carries out the lines of a bulk request: those of one aggregate in their order, different aggregates side by side, so
 * that many wait for one fsync.
 */
@Component
class BulkSender {

    /** As many as may share an fsync; each only waits. */
    private static final int SIDE_BY_SIDE = 64;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE, BulkSender::worker);
    private final CommandReader reader;
    private final CommandSender sender;

    BulkSender(CommandReader reader, CommandSender sender) {
        this.reader = reader;
        this.sender = sender;
    }

    /** Returns when all lines are on disk or refused; starts with the first while the last are still being read. */
    BulkAnswer send(byte[] body, Envelope envelope) {
        var lines = BulkLines.of(body);
        var results = new BulkResults(lines.count());
        var queues = new HashMap<String, CompletableFuture<Void>>();
        for (var line = 0; line < lines.count(); line++) {
            try {
                enqueue(queues, line, command(lines, line, envelope), results);
            } catch (RuntimeException notACommand) {
                results.refused(line, notACommand);
            }
        }
        CompletableFuture.allOf(queues.values().toArray(CompletableFuture<?>[]::new))
                .join();
        return results.answer();
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
    }

    private CommandMessage<Command> command(BulkLines lines, int line, Envelope envelope) {
        var fields = reader.fields(lines.line(line));
        var requestId = fields.remove("requestId");
        var command = reader.namedCommand(fields);
        return envelope.around(command, requestId == null ? null : Envelopes.checkedRequestId(requestId));
    }

    private void enqueue(
            Map<String, CompletableFuture<Void>> queues,
            int line,
            CommandMessage<Command> command,
            BulkResults results) {
        Runnable work = () -> carryOut(line, command, results);
        queues.compute(
                CommandTargets.of(command.getPayload()),
                (aggregate, before) -> before == null
                        ? CompletableFuture.runAsync(work, workers)
                        : before.thenRunAsync(work, workers));
    }

    private void carryOut(int line, CommandMessage<Command> command, BulkResults results) {
        try {
            results.carriedOut(line, sender.dispatch(command));
        } catch (RuntimeException failure) {
            results.refused(line, failure);
        }
    }

    private static Thread worker(Runnable work) {
        var thread = new Thread(work, "bulk-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
