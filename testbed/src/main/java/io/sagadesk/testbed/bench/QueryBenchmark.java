package io.sagadesk.testbed.bench;

import io.sagadesk.replay.client.PagedAnswer;
import io.sagadesk.replay.client.SagadeskClient;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.sqlite.SqliteEventLog;
import io.sagadesk.testbed.process.DirectoryTree;
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

/** Measures the latency of queries over HTTP, one after another, on histories of several lengths. */
public final class QueryBenchmark {

    private static final String MASTER_KEY = "master.key";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int WARM_UP = 100;
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final PrintWriter progress;
    private final Options options;
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    private QueryBenchmark(PrintWriter progress, Options options) {
        this.progress = progress;
        this.options = options;
    }

    /**
     * The options of the benchmark.
     *
     * @param seed a data directory of real events, from which longer histories are grown
     * @param directory where temporary files are created, and deleted afterwards
     * @param sizes the length of each history, in events
     * @param requests the number of measured requests of each kind of query
     * @param server the command that starts a server
     */
    public record Options(Path seed, Path directory, List<Long> sizes, int requests, List<String> server) {}

    /** Runs the benchmark and prints one table. */
    public static void run(PrintWriter out, PrintWriter progress, Options options)
            throws IOException, SQLException, InterruptedException {
        var benchmark = new QueryBenchmark(progress, options);
        for (var size : options.sizes()) benchmark.measure(size);
        out.printf("%-14s", "p50/p99 in ms");
        options.sizes().forEach(size -> out.printf("%22s", String.format(Locale.ROOT, "%,d events", size)));
        out.println();
        benchmark.rows.forEach((query, cells) -> {
            out.printf("%-14s", query);
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
                var server = process.client(TIMEOUT);
                awaitReadModels(server, events - 1);
                progress.println("asking");
                queries(server).forEach((query, paths) -> measureQuery(query, server, paths));
            } finally {
                process.kill();
            }
        } finally {
            DirectoryTree.delete(data);
        }
    }

    private void grow(Path data, long events) throws IOException, SQLException {
        var file = data.resolve("events.db");
        RebuildBenchmark.engine(file).close();
        try (var seed = SqliteEventLog.open(options.seed().resolve("events.db"))) {
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

    /** The request paths of each kind of query. Successive requests ask for different subjects. */
    private static Map<String, List<String>> queries(SagadeskClient server) {
        var conversations = ids(server, "/v1/inbox?limit=100", "conversations", "conversationId");
        var tickets = ids(server, "/v1/tickets?limit=100", "tickets", "ticketId");
        var customers = ids(server, "/v1/tickets?limit=100", "tickets", "customerId");
        var queries = new LinkedHashMap<String, List<String>>();
        queries.put("inbox", List.of("/v1/inbox?limit=50"));
        queries.put("conversation", paths(conversations, id -> "/v1/conversations/" + id));
        queries.put("transcript", paths(conversations, id -> "/v1/conversations/" + id + "/transcript"));
        queries.put("tickets", List.of("/v1/tickets?limit=50"));
        queries.put("ticket", paths(tickets, id -> "/v1/tickets/" + id));
        queries.put("customer", paths(customers, id -> "/v1/customers/" + id));
        queries.put("history", paths(customers, id -> "/v1/history?subject=customer/" + id));
        queries.put("campaigns", List.of("/v1/campaigns"));
        queries.put("service", List.of("/v1/service?by=DAY&zone=UTC&from=2012-10-01&to=2012-10-08"));
        return queries;
    }

    private static List<String> paths(List<String> ids, Function<String, String> query) {
        return ids.stream().map(PagedAnswer::encoded).map(query).toList();
    }

    private static List<String> ids(SagadeskClient server, String path, String list, String field) {
        return StreamSupport.stream(server.get(path).path(list).spliterator(), false)
                .map(item -> item.path(field).asString(""))
                .toList();
    }

    private void measureQuery(String query, SagadeskClient server, List<String> paths) {
        var cells = rows.computeIfAbsent(query, unseen -> new ArrayList<>());
        if (paths.isEmpty()) { // a short history may have none of these
            cells.add("-");
            return;
        }
        for (int n = 0; n < WARM_UP; n++) send(server, paths, n);
        var times = new ArrayList<Long>();
        for (int n = 0; n < options.requests(); n++) {
            var begin = System.nanoTime();
            send(server, paths, n);
            times.add(System.nanoTime() - begin);
        }
        times.sort(null);
        var cell = String.format(
                Locale.ROOT,
                "%.1f / %.1f",
                times.get(times.size() / 2) / NANOSECONDS_PER_MILLISECOND,
                times.get(times.size() * 99 / 100) / NANOSECONDS_PER_MILLISECOND);
        cells.add(cell);
    }

    private static void send(SagadeskClient server, List<String> paths, int number) {
        JsonNode response = server.get(paths.get(number % paths.size()));
        if (!response.isObject()) throw new IllegalStateException("No answer");
    }
}
