package io.sagadesk.testbed.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.server.ChildServer;
import io.sagadesk.server.RunningServer;
import io.sagadesk.server.StoppedServerData;
import io.sagadesk.store.sqlite.SqliteEventLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Tests a law of all projections: documents that were folded live are byte for byte those of a bulk build with any
 * number of partitions, even after kills and repeated deliveries. {@code -Dsagadesk.law.seeds=N} runs N seeds instead
 * of one.
 */
class ProjectionLawTest {

    private static final long FIRST_SEED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(2);

    @TempDir
    Path data;

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + Long.getLong("sagadesk.law.seeds", 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void live_and_rebuilt_in_any_number_of_parts_are_the_same_byte_for_byte(long seed) throws Exception {
        var history = new GeneratedHistory(data.resolve("made-up"), seed);
        sendAndKill(history, new Random(seed));
        try (var rest = new StoppedServerData(data)) {
            rest.loseTokens(); // so that everything is delivered again
        }
        sendAgainToTheEnd(history);

        try (var rest = new StoppedServerData(data)) {
            assertThat(rest.lastPosition()).isGreaterThan(1_500);
            for (var projection : ProjectionCatalog.ALL) {
                assertThat(rest.served(projection)).as(projection.name()).anyMatch(model -> model.documents() > 0);
            }
            for (var partitions : new int[] {1, 2, 3, 5}) {
                assertThat(rest.differences(partitions)).isEmpty();
            }
        }
    }

    private void sendAndKill(GeneratedHistory history, Random chance) throws Exception {
        try (var child = ChildServer.on(data)) {
            var sending = new Thread(() -> history.sendTo(child.url(), token()));
            sending.start();
            var enough = 300 + chance.nextInt(1_200);
            await().atMost(PATIENCE).until(() -> lastPosition() > enough || !sending.isAlive());
            child.kill();
            sending.interrupt();
            sending.join();
        }
    }

    /** Runs the server in this process, until all events are folded, including those of reactions. */
    private void sendAgainToTheEnd(GeneratedHistory history) {
        try (var server = RunningServer.on(data)) {
            assertThat(history.sendTo(server.url(), token())).isTrue();
            await().atMost(PATIENCE).during(QUIET).until(() -> isAllFolded(server));
            assertThat(versions(server)).hasSize(ProjectionCatalog.ALL.size()).allSatisfy(version -> {
                assertThat(version.path("parked").asLong()).isZero();
                assertThat(version.path("failure").isString()).isFalse();
            });
        }
    }

    private boolean isAllFolded(RunningServer server) {
        var end = lastPosition();
        return versions(server).stream()
                .allMatch(version -> version.path("position").asLong() >= end);
    }

    private static List<JsonNode> versions(RunningServer server) {
        var versions = new ArrayList<JsonNode>();
        for (var projection : server.get("/v1/projections").body().path("projections")) {
            projection.path("versions").forEach(versions::add);
        }
        return versions;
    }

    private long lastPosition() {
        try (var log = SqliteEventLog.open(data.resolve("events.db"))) {
            return log.lastPosition();
        }
    }

    private Path token() {
        return data.resolve("admin.token");
    }
}
