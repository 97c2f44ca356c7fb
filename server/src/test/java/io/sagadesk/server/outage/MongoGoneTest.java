package io.sagadesk.server.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.localpostgres.SharedPostgres;
import io.sagadesk.server.ChildServer;
import io.sagadesk.server.RunningServer;
import io.sagadesk.server.mongo.MongoChild;
import io.sagadesk.store.runtime.DaemonThreads;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * MongoDB goes away under a small load, for {@code -Dsagadesk.outage.seconds} (default 8), and comes back. The log is in
 * PostgreSQL, the documents are in a process that is killed.
 */
class MongoGoneTest {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("sagadesk.outage.seconds", 8));
    private static final Duration TIME_TO_RECOVER = Duration.ofSeconds(90);

    /** Nominally three seconds; machines that run tests are busy. */
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(10);

    private static final int MOST_LINES = 6;
    private static final long END = Long.MAX_VALUE;

    @TempDir
    Path directory;

    private final CountDownLatch end = new CountDownLatch(1);
    private final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Seen> commands = new ConcurrentLinkedQueue<>();
    private final Queue<Seen> queries = new ConcurrentLinkedQueue<>();
    private final Queue<Seen> probes = new ConcurrentLinkedQueue<>();

    /** What a client saw. */
    private record Seen(HttpResponse<String> response, Duration after) {

        boolean isOutage() {
            return response.statusCode() == 503
                    && response.body().contains("\"store-unreachable\"")
                    && response.headers().firstValue("Retry-After").isPresent();
        }
    }

    @Test
    void clients_are_told_at_once_and_nothing_acknowledged_is_lost() throws Exception {
        var postgres = SharedPostgres.cluster();
        assumeTrue(postgres.isPresent(), PostgresInstallation.MISSING);
        try (var mongo = MongoChild.on(directory.resolve("mongo"));
                var server = ChildServer.on(
                        directory.resolve("server"),
                        Map.of(
                                "SAGADESK_POSTGRESQL", postgres.orElseThrow().newDatabase(),
                                "SAGADESK_MASTER_KEY", RunningServer.MASTER_KEY,
                                "SAGADESK_MONGODB_URI", mongo.uri()))) {
            server.put("/v1/conversations/c", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}");
            await().atMost(TIME_TO_RECOVER)
                    .until(() -> server.ask("/v1/conversations/c").statusCode() == 200);
            var log = directory.resolve("server").resolve("server.log");
            var linesBefore = Files.readAllLines(log).size();
            load(server);
            await().atMost(TIME_TO_RECOVER).until(() -> acknowledged.size() > 20);

            mongo.kill();
            await().during(OUTAGE).atMost(OUTAGE.multipliedBy(2)).until(() -> true);
            assertThat(queries).anyMatch(Seen::isOutage);
            mongo.startAgain();
            var begun = System.nanoTime();
            var before = acknowledged.size();
            await().atMost(TIME_TO_RECOVER).until(() -> acknowledged.size() > before + 20);
            end.countDown();
            await().atMost(TIME_TO_RECOVER).until(() -> messages(server).containsAll(acknowledged));
            await().atMost(TIME_TO_RECOVER)
                    .until(() -> server.ask("/actuator/health").statusCode() == 200);
            var recovered = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(commands)
                    .allSatisfy(seen -> assertThat(seen.response().statusCode()).isEqualTo(201));
            assertThat(queries)
                    .allSatisfy(seen -> assertThat(seen.response().statusCode() == 200 || seen.isOutage())
                            .as(seen.response().statusCode() + " "
                                    + seen.response().body())
                            .isTrue());
            assertThat(probes)
                    .allSatisfy(seen -> assertThat(seen.response().statusCode()).isIn(200, 503));
            for (var all : List.of(commands, queries, probes))
                assertThat(longest(all)).isLessThan(TIME_TO_ANSWER);
            var said = Files.readAllLines(log);
            var lines = said.subList(linesBefore, said.size());
            assertThat(lines)
                    .filteredOn(line -> line.contains("does not answer"))
                    .hasSize(1);
            assertThat(lines).filteredOn(line -> line.contains(" answers")).hasSize(1);
            assertThat(lines).hasSizeLessThan(MOST_LINES);
            System.out.printf(
                    "MongoDB was gone for %s: %d commands all acknowledged, longest %s; %d of %d queries refused, longest %s;"
                            + " longest probe %s; all read models up to date and health UP %s after it was back%n",
                    OUTAGE,
                    commands.size(),
                    longest(commands),
                    queries.stream().filter(Seen::isOutage).count(),
                    queries.size(),
                    longest(queries),
                    longest(probes),
                    recovered);
        } finally {
            end.countDown();
        }
    }

    private void load(ChildServer server) {
        var last = new AtomicInteger();
        repeatedly("commands", commands, () -> {
            var number = last.incrementAndGet();
            var answer = server.put(
                    "/v1/conversations/c/messages/m" + number,
                    "{\"author\":{\"kind\":\"CUSTOMER\"},\"text\":\"text " + number + ".\"}");
            if (answer.statusCode() == 201) acknowledged.add(number);
            return answer;
        });
        repeatedly("queries", queries, () -> server.ask("/v1/conversations/c"));
        repeatedly("probes", probes, () -> server.ask("/actuator/health"));
        repeatedly("readiness", probes, () -> server.ask("/actuator/health/readiness"));
    }

    /** One after the other, some each second. */
    private void repeatedly(String name, Queue<Seen> seen, Callable<HttpResponse<String>> request) {
        DaemonThreads.of(name, () -> {
                    try {
                        while (!end.await(100, TimeUnit.MILLISECONDS)) {
                            var begun = System.nanoTime();
                            var response = request.call();
                            seen.add(new Seen(response, Duration.ofNanos(System.nanoTime() - begun)));
                        }
                    } catch (Exception failure) {
                        throw new AssertionError(failure);
                    }
                })
                .start();
    }

    private static List<Integer> messages(ChildServer server) throws Exception {
        var numbers = new ArrayList<Integer>();
        for (var after = -1L; after != END; ) {
            var page = server.get("/v1/conversations/c/transcript?after=" + after);
            for (var message : page.path("messages")) {
                numbers.add(
                        Integer.valueOf(message.path("messageId").asString("").substring(1)));
            }
            after = page.path("next").asLong(END);
        }
        return numbers;
    }

    private static Duration longest(Queue<Seen> all) {
        return all.stream().map(Seen::after).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
