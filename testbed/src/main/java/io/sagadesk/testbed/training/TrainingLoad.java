package io.sagadesk.testbed.training;

import io.sagadesk.replay.client.PagedAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.store.runtime.WaitDeadline;
import io.sagadesk.testbed.bench.load.MeasuredRun;
import io.sagadesk.testbed.bench.load.SagadeskAssembly;
import io.sagadesk.testbed.process.ServerProcess;
import io.sagadesk.testbed.traffic.GeneratedTraffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A little of everything that a server does: commands in bulk and one by one, reactions to them, and queries. */
final class TrainingLoad {

    private static final long SEED = 1;
    private static final int CUSTOMERS = 100;
    private static final int CLIENTS = 8;
    private static final Duration PART = Duration.ofSeconds(1);
    private static final int SUBJECTS = 30; // of each list of a read model
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> QUERIES = List.of(
            "/actuator/health",
            "/v1/projections",
            "/v1/campaigns",
            "/v1/rfm?asOf=2026-01-01",
            "/v1/service?by=DAY&zone=UTC&from=2026-01-01&to=2026-01-08");

    private final SagadeskClient client;
    private final MeasuredRun run;

    TrainingLoad(ServerProcess server, Path data) throws IOException {
        client = server.client(PATIENCE);
        run = new MeasuredRun(SagadeskAssembly.running(server, data));
    }

    /**
     * Uses the server.
     *
     * @param commands how many commands clients send one by one: the more methods become hot, the more is recorded
     * @param maxTime the maximum time for these
     */
    void run(long commands, Duration maxTime) throws IOException, InterruptedException {
        GeneratedTraffic.of(SEED, CUSTOMERS, Instant.now().truncatedTo(ChronoUnit.SECONDS))
                .sendTo(client);
        var deadline = WaitDeadline.in(maxTime);
        var sent = 0L;
        for (var part = 0; sent < commands && !deadline.isOver(); part++) {
            sent += run.measure("training-" + part, CLIENTS, PART).latencies().getTotalCount();
        }
        run.awaitBacklog(PATIENCE);
        QUERIES.forEach(client::get);
        query(
                "conversations",
                "/v1/inbox",
                "conversationId",
                "/v1/conversations/%s",
                "/v1/conversations/%s/transcript");
        query("tickets", "/v1/tickets", "ticketId", "/v1/tickets/%s");
        query("tickets", "/v1/tickets", "customerId", "/v1/customers/%s", "/v1/history?subject=customer/%s");
    }

    private void query(String list, String path, String id, String... queries) {
        var ids = client.get(path + "?limit=" + SUBJECTS).path(list);
        StreamSupport.stream(ids.spliterator(), false)
                .map(item -> PagedAnswer.encoded(item.path(id).asString("")))
                .flatMap(value -> Stream.of(queries).map(query -> query.formatted(value)))
                .forEach(client::get);
    }
}
