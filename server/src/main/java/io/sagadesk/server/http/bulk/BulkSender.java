package io.sagadesk.server.http.bulk;

import io.sagadesk.api.Command;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.server.command.CommandTargets;
import io.sagadesk.server.http.bulk.BulkResource.BulkAnswer;
import io.sagadesk.server.http.command.CommandEnvelopes.Envelope;
import io.sagadesk.server.http.command.CommandReader;
import io.sagadesk.store.runtime.DaemonThreads;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries out the lines of a bulk request: lines of one aggregate in order, different aggregates in parallel. Lines to an
 * aggregate that asks others, such as a desk whether a conversation was started, are carried out after all lines to those.
 */
@Component
class BulkSender {

    /** Enough commands to share one fsync; each thread only waits. */
    private static final int PARALLEL_AGGREGATES = 64;

    /**
     * The kinds of aggregates that check what a command says about aggregates of other kinds, by their stage. All others
     * are of stage 0. A desk asks conversations; a ticket asks them, too, and whether its agent has signed in at a desk.
     */
    private static final Map<String, Integer> STAGES = Map.of(DeskId.KIND, 1, TicketId.KIND, 2, CouponId.KIND, 2);

    private static final int LAST_STAGE = 2;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ExecutorService workers = Executors.newFixedThreadPool(PARALLEL_AGGREGATES, BulkSender::worker);
    private final CommandReader reader;
    private final BulkUnit unit;

    BulkSender(CommandReader reader, BulkUnit unit) {
        this.reader = reader;
        this.unit = unit;
    }

    /** A line that was parsed as a command, and the aggregate to which it goes. */
    record Line(int number, String aggregate, CommandMessage<Command> command) {}

    /** Carries out all lines and returns when each is on disk or refused. */
    BulkAnswer send(byte[] body, Envelope envelope) {
        var lines = BulkLines.of(body);
        var results = new BulkResults(lines.count());
        var groups = byAggregate(lines, envelope, results);
        for (var stage = 0; stage <= LAST_STAGE; stage++) execute(groups, stage, results);
        return results.answer();
    }

    private void execute(Map<String, List<Line>> groups, int stage, BulkResults results) {
        var sent = groups.entrySet().stream()
                .filter(group -> stageOf(group.getKey()) == stage)
                .map(group -> CompletableFuture.runAsync(() -> unit.execute(group.getValue(), results), workers))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(sent).join();
    }

    private static int stageOf(String aggregate) {
        return STAGES.getOrDefault(aggregate.substring(0, aggregate.indexOf('/')), 0);
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
    }

    private Map<String, List<Line>> byAggregate(BulkLines lines, Envelope envelope, BulkResults results) {
        var read = IntStream.range(0, lines.count())
                .parallel()
                .mapToObj(number -> read(lines, number, envelope, results))
                .toList();
        var grouped = new LinkedHashMap<String, List<Line>>();
        for (var line : read) {
            if (line == null) continue;
            grouped.computeIfAbsent(line.aggregate(), key -> new ArrayList<>()).add(line);
        }
        return grouped;
    }

    private @Nullable Line read(BulkLines lines, int number, Envelope envelope, BulkResults results) {
        try {
            var named = reader.namedCommand(lines.line(number));
            return new Line(
                    number, CommandTargets.of(named.command()), envelope.wrap(named.command(), named.requestId()));
        } catch (RuntimeException notACommand) {
            results.refused(number, notACommand);
            return null;
        }
    }

    private static Thread worker(Runnable work) {
        return DaemonThreads.of("bulk-" + COUNT.incrementAndGet(), work);
    }
}
