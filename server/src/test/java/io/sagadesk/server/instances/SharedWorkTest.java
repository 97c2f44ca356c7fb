package io.sagadesk.server.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.server.ChildServer;
import io.sagadesk.server.SharedStores;
import io.sagadesk.server.mongo.MongoChild;
import io.sagadesk.store.mongo.axon.SegmentTokenStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Instances with one log in PostgreSQL and one document process: how their work is spread, and who does what. */
class SharedWorkTest {

    private static final Duration TIME_TO_SPREAD = Duration.ofSeconds(60);

    /** After kill -9: until claims lapse, until the survivor looks again, and patience with a busy machine. */
    private static final Duration TIME_TO_TAKE_OVER =
            SegmentTokenStore.CLAIM_TIMEOUT.plus(InstanceRegistry.TIME_TO_LIVE).plusSeconds(30);

    @TempDir
    Path directory;

    @Test
    void work_is_spread_over_instances_and_moves_when_one_is_killed() throws Exception {
        var database = SharedStores.newDatabase();
        try (var mongo = MongoChild.on(directory.resolve("mongo"));
                var documents = MongoClients.create(mongo.uri())) {
            var environment = SharedStores.environment(database, mongo);
            try (var one = ChildServer.on(directory.resolve("one"), environment);
                    var another = ChildServer.on(directory.resolve("another"), environment)) {
                await().atMost(TIME_TO_SPREAD)
                        .until(() -> segments(documents, "automations").size() == 2);
                await().atMost(TIME_TO_SPREAD)
                        .untilAsserted(() -> assertThat(
                                        segments(documents, "automations").values())
                                .containsExactly(2L, 2L));
                await().atMost(TIME_TO_SPREAD).untilAsserted(() -> {
                    assertThat(projections(documents)).hasSize(2);
                    for (var projection : ProjectionCatalog.ALL) {
                        assertThat(segments(documents, projection.name() + "_v1"))
                                .as("one instance folds all of " + projection.name())
                                .hasSize(1);
                    }
                });
                assertThat(another.put("/v1/desks/d", "{\"name\":\"Desk\"}").statusCode())
                        .isEqualTo(201);
                awaitDesk(one, "d");
                awaitDesk(another, "d");

                var done = started(one, "desks", 0);
                await().atMost(TIME_TO_SPREAD).until(() -> status(another, done).equals("DONE"));
                assertThat(another.get("/v1/projections/desks").path("serving").asInt())
                        .isEqualTo(2);
                awaitDesk(another, "d");
                var rebuild = started(one, "rfm", 0.02);
                await().atMost(TIME_TO_SPREAD)
                        .until(() -> status(another, rebuild).equals("BUILDING"));
                assertThat(another.post("/v1/rebuilds/" + rebuild + "/cancel", "application/json", "")
                                .body())
                        .contains("Another instance carries out this rebuild");

                one.kill();
                var begun = System.nanoTime();
                assertThat(another.put("/v1/desks/e", "{\"name\":\"Desk\"}").statusCode())
                        .isEqualTo(201);
                await().atMost(TIME_TO_TAKE_OVER)
                        .until(() -> segments(documents, "automations").size() == 1);
                await().atMost(TIME_TO_TAKE_OVER)
                        .until(() -> projections(documents).size() == 1);
                awaitDesk(another, "e");
                awaitTakenOver(another, rebuild);
                System.out.printf(
                        "The survivor does everything %s after kill -9%n", Duration.ofNanos(System.nanoTime() - begun));
                await().atMost(TIME_TO_TAKE_OVER)
                        .until(() -> another.ask("/actuator/health").statusCode() == 200);
            }
        }
    }

    @Test
    void an_instance_does_what_its_roles_say() throws Exception {
        var database = SharedStores.newDatabase();
        try (var mongo = MongoChild.on(directory.resolve("mongo"));
                var documents = MongoClients.create(mongo.uri())) {
            var environment = SharedStores.environment(database, mongo);
            try (var background = ChildServer.on(
                            directory.resolve("background"), with(environment, "reaction,projection,query"));
                    var front = ChildServer.on(directory.resolve("front"), with(environment, "command"))) {
                assertThat(front.put("/v1/desks/d", "{\"name\":\"Desk\"}").statusCode())
                        .isEqualTo(201);
                var refusedQuery = front.ask("/v1/desks/d");
                assertThat(refusedQuery.statusCode()).isEqualTo(503);
                assertThat(refusedQuery.body()).contains("\"role-missing\"", "the role query");
                assertThat(refusedQuery.headers().firstValue("Retry-After")).isPresent();
                var refusedCommand = background.put("/v1/desks/e", "{\"name\":\"Desk\"}");
                assertThat(refusedCommand.statusCode()).isEqualTo(503);
                assertThat(refusedCommand.body()).contains("\"role-missing\"", "the role command");
                assertThat(front.post("/v1/rebuilds", "application/json", "{\"projection\":\"rfm\"}")
                                .body())
                        .contains("\"role-missing\"", "the role projection");
                awaitDesk(background, "d");
                assertThat(front.ask("/v1/projections").statusCode()).isEqualTo(200);
                await().atMost(TIME_TO_SPREAD)
                        .until(() -> front.ask("/actuator/health").statusCode() == 200);
                await().atMost(TIME_TO_SPREAD).untilAsserted(() -> {
                    assertThat(segments(documents, "automations").values()).containsExactly(4L);
                    assertThat(projections(documents)).hasSize(1);
                });

                background.kill();
                await().atMost(TIME_TO_TAKE_OVER)
                        .untilAsserted(() -> assertThat(front.get("/actuator/health")
                                        .at("/components/instances/details/rolesWithoutInstance"))
                                .extracting(JsonNode::asString)
                                .containsExactly("query", "reaction", "projection"));
                assertThat(front.ask("/actuator/health").statusCode()).isEqualTo(503);
                assertThat(front.put("/v1/desks/f", "{\"name\":\"Desk\"}").statusCode())
                        .isEqualTo(201);
            }
        }
    }

    @Test
    void a_start_with_an_unknown_role_is_refused_with_a_sentence() throws Exception {
        var data = directory.resolve("data");
        assertThatThrownBy(() -> ChildServer.on(data, with(Map.of(), "commands")))
                .hasMessageContaining("It ended");
        assertThat(Files.readString(data.resolve("server.log")))
                .contains("Sagadesk cannot start: SAGADESK_ROLES is no list of roles such as command,query");
    }

    private static Map<String, String> with(Map<String, String> environment, String roles) {
        var all = new TreeMap<>(environment);
        all.put(InstanceRole.SETTING, roles);
        return all;
    }

    private static String started(ChildServer server, String projection, double eventsPerSecond) throws Exception {
        var body = JsonMapper.shared()
                .writeValueAsString(Map.of("projection", projection, "eventsPerSecond", eventsPerSecond));
        var started = server.post("/v1/rebuilds", "application/json", body);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(started.body()).at("/rebuild/id").asString();
    }

    private static String status(ChildServer server, String rebuild) throws Exception {
        return server.get("/v1/rebuilds/" + rebuild).at("/rebuild/status").asString("");
    }

    /** The rate is kept with the rebuild, so it is lifted where the rebuild is carried out now. */
    private static void awaitTakenOver(ChildServer survivor, String rebuild) {
        var rate = "/v1/rebuilds/" + rebuild + "/rate?eventsPerSecond=0";
        await().atMost(TIME_TO_TAKE_OVER)
                .until(() -> survivor.post(rate, "application/json", "").statusCode() == 200);
        await().atMost(TIME_TO_TAKE_OVER).until(() -> status(survivor, rebuild).equals("DONE"));
    }

    private static void awaitDesk(ChildServer server, String desk) {
        await().atMost(TIME_TO_TAKE_OVER)
                .until(() -> server.ask("/v1/desks/" + desk).statusCode() == 200);
    }

    /** The number of claimed segments of a processor, by instance. */
    private static Map<String, Long> segments(MongoClient documents, String processor) {
        return owners(documents, new Document("processorName", processor));
    }

    /** The number of claimed segments of all projections, by instance. */
    private static Map<String, Long> projections(MongoClient documents) {
        var names = ProjectionCatalog.ALL.stream()
                .map(projection -> projection.name() + "_v1")
                .toList();
        return owners(documents, new Document("processorName", new Document("$in", names)));
    }

    private static Map<String, Long> owners(MongoClient documents, Document which) {
        return documents.getDatabase("sagadesk").getCollection("tokens").find(which).into(new ArrayList<>()).stream()
                .filter(token -> token.getString("owner") != null)
                .collect(Collectors.groupingBy(token -> token.getString("owner"), TreeMap::new, Collectors.counting()));
    }
}
