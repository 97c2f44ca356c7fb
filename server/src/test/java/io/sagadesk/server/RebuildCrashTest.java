package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.projections.mongo.ProjectionState.Version;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.json.SagadeskSerializer;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.keys.MasterKeySource;
import io.sagadesk.store.keys.sqlite.SqliteCustomerKeys;
import io.sagadesk.store.sqlite.SqliteLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Kills a server at every stage of a rebuild, with concurrent readers and writers. {@code -Dsagadesk.rebuild.kills=N}
 * kills it N times instead of four.
 */
class RebuildCrashTest {

    private static final int EVENTS = 12_000;
    private static final int CUSTOMERS = 400;
    private static final int KILLS = Integer.getInteger("sagadesk.rebuild.kills", 4);
    private static final List<String> STAGES = List.of("BUILDING", "CATCHING_UP", "COMPARING", "DONE");
    private static final List<String> KILLED_AT = List.of("BUILDING", "COMPARING", "DONE", "CATCHING_UP");
    private static final List<String> REBUILT = List.of("customers", "rfm");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Random chance = new Random(Long.getLong("sagadesk.rebuild.seed", 4));
    private final AtomicInteger recorded = new AtomicInteger(EVENTS);
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final List<String> failedReads = new CopyOnWriteArrayList<>();
    private final AtomicReference<ChildServer> running = new AtomicReference<>();

    @TempDir
    Path data;

    @Test
    void whenever_it_is_killed_one_version_answers_and_the_rebuild_comes_to_its_end() throws Exception {
        recordHistory();
        running.set(ChildServer.on(data));
        try {
            awaitAllFolded();
            var reader = whileItRuns(this::read);
            var writer = whileItRuns(this::write);
            begin();
            for (int kill = 0; kill < KILLS; kill++) {
                killAt(KILLED_AT.get(kill % KILLED_AT.size()));
                running.set(ChildServer.on(data));
                requireOneVersionThatAnswers();
            }
            await().atMost(PATIENCE).until(() -> latest().path("endedAt").isString());
            enough.set(true);
            reader.join();
            writer.join();
            requireNothingFailed();
            awaitAllFolded();
            server().stop();
        } finally {
            enough.set(true);
            server().close();
        }
        assertThat(failedReads).isEmpty();
        assertThat(reads.get()).isPositive();
        requireWholeDocuments();
    }

    /** Writes the history directly into the log; commands would take minutes. */
    private void recordHistory() {
        var names = TypeNames.ofVocabulary();
        try (var keys = SqliteCustomerKeys.open(data, new MasterKeySource(data, null));
                var engine = LogStorageEngine.builder()
                        .database(SqliteLog.at(data.resolve("events.db")))
                        .eventSerializer(SagadeskSerializer.create(names, keys))
                        .snapshotSerializer(SagadeskSerializer.create(names, keys))
                        .build()) {
            var events = new ArrayList<EventMessage<?>>();
            for (int n = 0; n < EVENTS; n++) events.add(purchase(n));
            engine.appendEvents(events);
        }
    }

    private EventMessage<?> purchase(int number) {
        var order = new OrderId("o-" + number);
        var customer = new CustomerId("c-" + chance.nextInt(CUSTOMERS));
        var at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
        return new GenericDomainEventMessage<>(
                "Order",
                order.toString(),
                0,
                new PurchaseRecorded(order, customer, Money.of("12.50", "EUR"), 1, at),
                Map.of("customerId", customer.value(), "orderId", order.value(), "actor", "import/test"));
    }

    private void begin() throws Exception {
        for (var projection : REBUILT) {
            var begun = server().post(
                            "/v1/rebuilds",
                            "application/json",
                            "{\"projection\":\"" + projection + "\",\"eventsPerSecond\":8000}");
            assertThat(begun.statusCode()).as(begun.body()).isIn(202, 409);
        }
    }

    /** Returns when every projection has folded the whole log. */
    private void awaitAllFolded() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            var end = server().ask("/v1/events?until=0").headers().firstValueAsLong("Sagadesk-Position");
            for (var projection : server().get("/v1/projections").path("projections")) {
                for (var version : projection.path("versions")) {
                    if (isServing(version, projection)
                            && version.path("position").asLong() < end.orElseThrow()) return false;
                }
            }
            return true;
        });
    }

    private static boolean isServing(JsonNode version, JsonNode projection) {
        return version.path("version").asInt() == projection.path("serving").asInt();
    }

    /**
     * Kills the server at a stage, or a later one if the stage is short; begins another rebuild if the last one has
     * ended.
     */
    private void killAt(String stage) throws Exception {
        if (latest().path("endedAt").isString()) begin();
        var from = STAGES.indexOf(stage);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(3))
                .until(() -> STAGES.indexOf(latest().path("status").asString("")) >= from);
        await().pollDelay(Duration.ofMillis(chance.nextInt(stage.equals("BUILDING") ? 1_200 : 40)))
                .until(() -> true);
        server().kill();
    }

    /** The running rebuild, or the last one. */
    private JsonNode latest() throws IOException, InterruptedException {
        var all = server().get("/v1/rebuilds").path("rebuilds");
        for (var rebuild : all) {
            if (!rebuild.path("rebuild").path("endedAt").isString()) return rebuild.path("rebuild");
        }
        return all.path(0).path("rebuild");
    }

    private void requireOneVersionThatAnswers() throws Exception {
        var projections = server().get("/v1/projections").path("projections");
        assertThat(projections.size()).isEqualTo(ProjectionCatalog.ALL.size());
        for (var projection : projections) {
            var serving = projection.path("serving").asInt();
            var numbers = new HashSet<Integer>();
            for (var version : projection.path("versions")) {
                assertThat(numbers.add(version.path("version").asInt())).isTrue();
                if (isServing(version, projection)) {
                    assertThat(version.path("phase").asString()).isEqualTo("LIVE");
                    requireNotFarBack(projection.path("name").asString(""), version);
                }
            }
            assertThat(numbers).as(projection.toString()).contains(serving);
        }
    }

    /**
     * After a kill a batch and unhandled events may be delivered again. Other projections handle none of these events.
     */
    private static void requireNotFarBack(String projection, JsonNode version) {
        if (!REBUILT.contains(projection)) return;
        assertThat(version.path("position").asLong()).as(projection).isGreaterThan(EVENTS - 1_000);
    }

    private void requireNothingFailed() throws Exception {
        for (var rebuild : server().get("/v1/rebuilds").path("rebuilds")) {
            assertThat(rebuild.path("rebuild").path("status").asString())
                    .as(rebuild.toString())
                    .isEqualTo("DONE");
            assertThat(rebuild.path("rebuild").path("differences").asLong()).isZero();
        }
    }

    private void requireWholeDocuments() throws InterruptedException {
        try (var rest = new StoppedServerData(data)) {
            assertThat(rest.lastPosition()).isGreaterThan(EVENTS);
            var expected = new HashSet<String>();
            for (var projection : ProjectionCatalog.ALL) {
                var versions = rest.versions.of(projection).versions();
                assertThat(versions).as(projection.name()).hasSizeLessThanOrEqualTo(2);
                versions.stream()
                        .map(Version::number)
                        .forEach(number ->
                                projection.models().forEach(model -> expected.add(model.name() + "_v" + number)));
            }
            assertThat(collectionsOfVersions(rest)).isSubsetOf(expected);
            assertThat(rest.differences(2)).isEmpty();
        }
    }

    private static Set<String> collectionsOfVersions(StoppedServerData rest) {
        var models = new HashSet<String>();
        ProjectionCatalog.ALL.forEach(projection -> projection.models().forEach(model -> models.add(model.name())));
        var found = rest.database.listCollectionNames().into(new HashSet<>());
        found.removeIf(name -> !models.contains(name.replaceFirst("_v\\d+$", "")));
        return found;
    }

    private ChildServer server() {
        return Objects.requireNonNull(running.get());
    }

    private interface Work {
        void on(ChildServer server) throws IOException, InterruptedException;
    }

    private Thread whileItRuns(Work work) {
        var thread = new Thread(() -> {
            while (!enough.get()) {
                try {
                    work.on(server());
                } catch (IOException killed) {
                    // the server is down
                } catch (InterruptedException over) {
                    return;
                }
            }
        });
        thread.start();
        return thread;
    }

    private void read(ChildServer server) throws IOException, InterruptedException {
        var answer = server.ask("/v1/customers/c-" + chance.nextInt(CUSTOMERS));
        if (answer.statusCode() != 200) failedReads.add(answer.statusCode() + " " + answer.body());
        reads.incrementAndGet();
    }

    private void write(ChildServer server) throws IOException, InterruptedException {
        var lines = new StringBuilder();
        for (int n = 0; n < 5; n++) {
            lines.append("{\"command\":\"order.RecordPurchase\",\"orderId\":\"o-")
                    .append(recorded.getAndIncrement())
                    .append("\",\"customerId\":\"c-")
                    .append(n)
                    .append(
                            "\",\"total\":{\"amount\":\"5.00\",\"currency\":\"EUR\"},\"items\":1,\"at\":\"2026-02-01T00:00:00Z\"}\n");
        }
        server.post("/v1/commands", "application/x-ndjson", lines.toString());
    }
}
