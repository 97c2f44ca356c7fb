package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.server.mongo.MongoChild;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two builds side by side on one PostgreSQL and one document store: this version, and a {@link NextVersion}, which records events
 * of a type that this one does not know.
 */
class RollingUpgradeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2); // on a busy machine
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path directory;

    private Path nextVersion;
    private Map<String, String> settings;
    private MongoChild mongo;
    private ChildServer old;
    private ChildServer next;

    @BeforeEach
    void start() throws Exception {
        var database = SharedStores.newDatabase();
        mongo = MongoChild.on(directory.resolve("mongo"));
        settings = SharedStores.environment(database, mongo);
        nextVersion = NextVersion.compileIn(directory.resolve("next"));
        old = ChildServer.on(directory.resolve("one"), settings);
        recordSomething();
        next = ChildServer.ofVersion(nextVersion, directory.resolve("other"), settings);
    }

    @AfterEach
    void stop() throws Exception {
        for (var started : Stream.<AutoCloseable>of(old, next, mongo)
                .filter(part -> part != null)
                .toList()) started.close();
    }

    @Test
    void an_old_and_a_new_version_work_side_by_side_until_the_old_one_is_replaced() throws Exception {
        theNewRevisionIsBuiltWhileTheOldOneServes();
        anUnknownEventStopsOnlyWhatNeedsItAndSaysSo();
        theNewVersionTakesOverWhatStoodStill();
        theOldVersionStartsBesideTheNewOne();
        afterTheReplacementAllIsHealthyAndEqual();
    }

    private void recordSomething() throws Exception {
        done(old.put("/v1/customers/anna", "{\"contact\":{\"name\":\"Anna\"}}"));
        for (var ticket : List.of("t-1", "t-2")) open(old, ticket);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(versionOf(old)).isEqualTo(1));
    }

    private void theNewRevisionIsBuiltWhileTheOldOneServes() throws Exception {
        eventually("the new version answers from its own revision", () -> {
            assertThat(versionOf(old)).isEqualTo(1);
            assertThat(versionOf(next)).isEqualTo(2);
        });
        open(old, "t-3");
        for (var server : List.of(old, next)) {
            eventually(
                    "both follow the log",
                    () -> assertThat(get(server, "/v1/tickets/t-3").statusCode())
                            .isEqualTo(200));
        }
        assertThat(versionOf(old))
                .as("the old one keeps to what it understands")
                .isEqualTo(1);
        assertThat(JSON.readTree(get(old, "/v1/rebuilds").body()).path("rebuilds"))
                .as("one rebuild, of the new version")
                .hasSize(1);
    }

    /** The new version only carries out the command and dies, so the old one is alone with the event. */
    private void anUnknownEventStopsOnlyWhatNeedsItAndSaysSo() throws Exception {
        next.kill();
        var commandsOnly = new HashMap<>(settings);
        commandsOnly.put("SAGADESK_ROLES", "command");
        next = ChildServer.ofVersion(nextVersion, directory.resolve("other"), commandsOnly);
        var line = "{\"command\":\"ticket.EndorseTicket\",\"ticketId\":\"t-1\"}";
        var recorded = next.post("/v1/commands", "application/x-ndjson", line);
        next.kill();
        assertThat(JSON.readTree(recorded.body()).path("results").asString(""))
                .as(recorded.body())
                .isEqualTo("a");

        eventually("what needs the event says that it stands still", () -> {
            var health = health(old);
            assertThat(health.at("/components/projections/details/trail/failure")
                            .asString(""))
                    .contains("'" + NextVersion.EVENT + "'", "a newer version wrote it");
            assertThat(health.at("/components/reactions/details/automations/failure")
                            .asString(""))
                    .contains("'" + NextVersion.EVENT + "'", "a newer version wrote it");
            assertThat(health.at("/components/eventStore/details/unknownEvents").toString())
                    .contains(NextVersion.EVENT, "position");
            assertThat(health.path("status").asString("")).isEqualTo("DOWN");
            assertThat(get(old, "/v1/projections/trail").body()).contains(NextVersion.EVENT);
        });
        var refused = old.post("/v1/tickets/t-1/hold", "application/json", "{\"reason\":\"later\"}");
        assertThat(refused.body()).contains("event-unknown", NextVersion.EVENT, "a newer version wrote it");

        var held = old.post("/v1/tickets/t-2/hold", "application/json", "{\"reason\":\"later\"}");
        done(held);
        open(old, "t-4");
        var position = JSON.readTree(held.body()).path("position").asLong();
        eventually("all else goes on", () -> {
            var ticket =
                    JSON.readTree(get(old, "/v1/tickets/t-2?after=" + position).body());
            assertThat(ticket.at("/ticket/ticket/state").asString("")).isEqualTo("ON_HOLD");
            var health = health(old);
            for (var projection : List.of("tickets", "conversations", "customer360", "service")) {
                assertThat(health.at("/components/projections/details/" + projection)
                                .has("failure"))
                        .as(projection)
                        .isFalse();
            }
            var failing = health.at("/components/reactions/details")
                    .propertyStream()
                    .filter(reaction -> reaction.getValue().has("failing"))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(failing).containsExactly("automations");
        });
    }

    private void theNewVersionTakesOverWhatStoodStill() throws Exception {
        next = ChildServer.ofVersion(nextVersion, directory.resolve("other"), settings);
        eventually(
                "the reaction of the new version",
                () -> assertThat(priorityChanges(next)).isEqualTo(1));
        eventually("nothing stands still any more", () -> {
            for (var server : List.of(old, next)) {
                assertThat(health(server).path("status").asString(""))
                        .as(health(server).toString())
                        .isEqualTo("UP");
            }
        });
        assertThat(health(old)
                        .at("/components/eventStore/details/unknownEvents")
                        .toString())
                .as("it still says what it does not know")
                .contains(NextVersion.EVENT);
        assertThat(get(old, "/v1/history?subject=ticket/t-4").statusCode()).isEqualTo(200);
        assertThat(get(old, "/v1/history?subject=ticket/t-1").body()).contains("event-unknown");
    }

    private void theOldVersionStartsBesideTheNewOne() throws Exception {
        old.kill();
        old = ChildServer.on(directory.resolve("one"), settings);
        open(old, "t-5");
        eventually("it goes on from what it understands", () -> {
            assertThat(get(old, "/v1/tickets/t-5").statusCode()).isEqualTo(200);
            assertThat(versionOf(old)).isEqualTo(1);
            assertThat(versionOf(next)).isEqualTo(2);
        });
    }

    private void afterTheReplacementAllIsHealthyAndEqual() throws Exception {
        old.stop();
        old = ChildServer.ofVersion(nextVersion, directory.resolve("one"), settings);
        done(old.post("/v1/tickets/t-1/hold", "application/json", "{\"reason\":\"later\"}"));
        eventually("both answer the same", () -> {
            for (var server : List.of(old, next)) {
                assertThat(health(server).path("status").asString(""))
                        .as(health(server).toString())
                        .isEqualTo("UP");
            }
            for (var path : List.of(
                    "/v1/tickets",
                    "/v1/tickets/t-1",
                    "/v1/tickets/t-1/thread",
                    "/v1/history?subject=ticket/t-1&limit=1000",
                    "/v1/events",
                    "/v1/customers/anna")) {
                var answer = get(old, path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.body()).as(path).isEqualTo(get(next, path).body());
            }
        });
        assertThat(get(old, "/v1/tickets/t-1/thread").body()).contains("endorsed");
        assertThat(priorityChanges(old)).isEqualTo(1);
    }

    private static long priorityChanges(ChildServer server) throws Exception {
        return get(server, "/v1/events")
                .body()
                .lines()
                .filter(event -> event.contains("\"ticket.PriorityChanged\""))
                .count();
    }

    private static void open(ChildServer server, String ticket) throws Exception {
        done(server.put(
                "/v1/tickets/" + ticket, "{\"customerId\":\"anna\",\"priority\":\"LOW\",\"subject\":\"Parcel\"}"));
    }

    /** The version of the read model from which a server answers. */
    private static int versionOf(ChildServer server) throws Exception {
        return JSON.readTree(get(server, "/v1/tickets").body())
                .at("/asOf/version")
                .asInt(0);
    }

    private static JsonNode health(ChildServer server) throws Exception {
        return JSON.readTree(get(server, "/actuator/health").body());
    }

    private static HttpResponse<String> get(ChildServer server, String path) throws Exception {
        return server.ask(path);
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private static void eventually(String what, ThrowingRunnable assertion) {
        Awaitility.await(what).atMost(PATIENCE).untilAsserted(assertion);
    }
}
