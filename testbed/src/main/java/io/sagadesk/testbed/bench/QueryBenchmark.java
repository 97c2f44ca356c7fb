package io.sagadesk.testbed.bench;

import io.sagadesk.replay.client.PagedAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.sqlite.file.EventLog;
import io.sagadesk.testbed.process.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** How long questions take over HTTP, one after the other, on histories of several lengths. */
public final class QueryBenchmark {

    private static final String MASTER_KEY = "master.key";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int WARM_UP = 100;
    private static final double NANOSECONDS = 1e6; // in a millisecond

    private final PrintWriter progress;
    private final Options options;
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    private QueryBenchmark(PrintWriter progress, Options options) {
        this.progress = progress;
        this.options = options;
    }

    /**
     * What to measure.
     *
     * @param seed a data directory of real events, which longer histories are grown from
     * @param directory where everything is made, and removed afterwards
     * @param sizes in events
     * @param requests of each kind
     * @param server what starts one
     */
    public record Options(Path seed, Path directory, List<Long> sizes, int requests, List<String> server) {}

    /** Measures and prints one table. */
    public static void run(PrintWriter out, PrintWriter progress, Options options)
            throws IOException, SQLException, InterruptedException {
        var benchmark = new QueryBenchmark(progress, options);
        for (var size : options.sizes()) benchmark.measure(size);
        out.printf("%-14s", "p50/p99 in ms");
        options.sizes().forEach(size -> out.printf("%22s", String.format(Locale.ROOT, "%,d events", size)));
        out.println();
        benchmark.rows.forEach((question, cells) -> {
            out.printf("%-14s", question);
            cells.forEach(cell -> out.printf("%22s", cell));
            out.println();
        });
        out.flush();
    }

    private void measure(long events) throws IOException, SQLException, InterruptedException {
        var data = Files.createTempDirectory(options.directory(), "bench-");
        try {
            progress.printf(Locale.ROOT, "growing a history of %,d events%n", events);
            grow(data, events);
            var process = ServerProcess.start(options.server(), data);
            try {
                var server = process.client(PATIENCE);
                awaitReadModels(server, events - 1);
                progress.println("asking");
                questions(server).forEach((question, paths) -> note(question, server, paths));
            } finally {
                process.kill();
            }
        } finally {
            BenchmarkDirectories.delete(data);
        }
    }

    private void grow(Path data, long events) throws IOException, SQLException {
        var file = data.resolve("events.db");
        RebuildBenchmark.engine(file).close();
        try (var seed = EventLog.open(options.seed().resolve("events.db"))) {
            GrownLog.grow(file, seed, events);
        }
        var keys = options.seed().resolve(SqliteCustomerKeys.FILE);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + keys);
                var copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, data.resolve(SqliteCustomerKeys.FILE).toString());
            copy.execute();
        }
        if (Files.exists(options.seed().resolve(MASTER_KEY))) {
            Files.copy(options.seed().resolve(MASTER_KEY), data.resolve(MASTER_KEY));
        }
    }

    private static void awaitReadModels(SagadeskClient server, long last) throws InterruptedException {
        while (StreamSupport.stream(
                        server.get("/v1/projections").path("projections").spliterator(), false)
                .anyMatch(projection ->
                        projection.path("versions").path(0).path("position").asLong(-1) < last)) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Each kind of question, about different things each time. */
    private static Map<String, List<String>> questions(SagadeskClient server) {
        var conversations = ids(server, "/v1/inbox?limit=100", "conversations", "conversationId");
        var tickets = ids(server, "/v1/tickets?limit=100", "tickets", "ticketId");
        var customers = ids(server, "/v1/tickets?limit=100", "tickets", "customerId");
        var questions = new LinkedHashMap<String, List<String>>();
        questions.put("inbox", List.of("/v1/inbox?limit=50"));
        questions.put("conversation", about(conversations, id -> "/v1/conversations/" + id));
        questions.put("transcript", about(conversations, id -> "/v1/conversations/" + id + "/transcript"));
        questions.put("tickets", List.of("/v1/tickets?limit=50"));
        questions.put("ticket", about(tickets, id -> "/v1/tickets/" + id));
        questions.put("customer", about(customers, id -> "/v1/customers/" + id));
        questions.put("history", about(customers, id -> "/v1/history?subject=customer/" + id));
        questions.put("campaigns", List.of("/v1/campaigns"));
        questions.put("service", List.of("/v1/service?by=DAY&zone=UTC&from=2012-10-01&to=2012-10-08"));
        return questions;
    }

    private static List<String> about(List<String> ids, Function<String, String> question) {
        return ids.stream().map(PagedAnswer::encoded).map(question).toList();
    }

    private static List<String> ids(SagadeskClient server, String path, String list, String field) {
        return StreamSupport.stream(server.get(path).path(list).spliterator(), false)
                .map(item -> item.path(field).asString(""))
                .toList();
    }

    private void note(String question, SagadeskClient server, List<String> paths) {
        var cells = rows.computeIfAbsent(question, unseen -> new ArrayList<>());
        if (paths.isEmpty()) { // a short history may have none of these
            cells.add("-");
            return;
        }
        for (int n = 0; n < WARM_UP; n++) answer(server, paths, n);
        var times = new ArrayList<Long>();
        for (int n = 0; n < options.requests(); n++) {
            var begin = System.nanoTime();
            answer(server, paths, n);
            times.add(System.nanoTime() - begin);
        }
        times.sort(null);
        var cell = String.format(
                Locale.ROOT,
                "%.1f / %.1f",
                times.get(times.size() / 2) / NANOSECONDS,
                times.get(times.size() * 99 / 100) / NANOSECONDS);
        cells.add(cell);
    }

    private static void answer(SagadeskClient server, List<String> paths, int number) {
        JsonNode answer = server.get(paths.get(number % paths.size()));
        if (!answer.isObject()) throw new IllegalStateException("No answer");
    }
}
