package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.embeddedmongo.EmbeddedMongo;
import io.sagadesk.localpostgres.PostgresCluster;
import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.localpostgres.SharedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/**
 * Starts the server in each way to run it: the log embedded, in PostgreSQL or in Axon Server, the documents embedded or in a MongoDB, the clock
 * of the system or a manual one. Nobody listens at the address of Axon Server, and an embedded MongoDB plays the external one.
 */
class WaysToRunTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(15); // the default of MongoDB's driver is 30
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);
    private static final Duration OUTAGE = Duration.ofSeconds(5);
    private static final int FEW_LINES = 20;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void with_the_embedded_log_it_is_ready(boolean externalDocuments, boolean manualClock) {
        try (var mongo = EmbeddedMongo.open(directory.resolve("mongo"));
                var server = started(settings(externalDocuments ? mongo : null, manualClock))) {
            assertThat(server.getAtOnce("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(server.getAtOnce("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(start(server).status()).isEqualTo(201);
            assertThat(server.get("/v1/history?subject=conversation/c").status())
                    .isEqualTo(200);

            stopsSoon(server);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, true"})
    void with_the_log_in_postgresql_it_is_ready_and_goes_on_with_it(boolean externalDocuments, boolean manualClock)
            throws Exception {
        var settings = new HashMap<String, Object>();
        settings.put("sagadesk.postgresql", SharedStores.newDatabase());
        settings.put("sagadesk.master-key", RunningServer.MASTER_KEY);
        try (var mongo = EmbeddedMongo.open(directory.resolve("mongo"))) {
            settings.putAll(settings(externalDocuments ? mongo : null, manualClock));
            try (var server = started(settings)) {
                assertThat(server.getAtOnce("/actuator/health/readiness").status())
                        .isEqualTo(200);
                assertThat(start(server).status()).isEqualTo(201);
                assertThat(server.get("/v1/history?subject=conversation/c").status())
                        .isEqualTo(200);
                stopsSoon(server);
            }
            try (var server = started(settings)) {
                assertThat(start(server).status()).as("the same again").isEqualTo(200);
                assertThat(server.list("/v1/history?subject=conversation/c", "events"))
                        .isNotEmpty();
                assertThat(server.get("/v1/conversations/c").status()).isEqualTo(200);
            }
        }
        assertThat(directory.resolve("data/events.db")).doesNotExist();
    }

    @Test
    void a_postgresql_that_goes_away_and_comes_back_is_named_in_answers_and_the_server_goes_on() throws Exception {
        var installation = PostgresInstallation.installed();
        assumeTrue(installation.isPresent(), PostgresInstallation.MISSING);
        var home = Files.createTempDirectory("sagadesk-postgres");
        var postgres = PostgresCluster.start(installation.orElseThrow(), home);
        try (var server = started(Map.of(
                "sagadesk.postgresql", postgres.newDatabase(), "sagadesk.master-key", RunningServer.MASTER_KEY))) {
            assertThat(start(server).status()).isEqualTo(201);
            postgres.kill();
            answersUnreachable(
                    () -> server.put("/v1/conversations/d", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}"));
            assertThat(server.getAtOnce("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(server.getAtOnce("/actuator/health/readiness").status()).isEqualTo(503);
            for (var reading : List.of(
                    "/v1/conversations/c?after=0",
                    "/v1/conversations/c/transcript",
                    "/v1/conversations/c/transcript/live?after=0",
                    "/v1/history?subject=conversation/c",
                    "/v1/events",
                    "/v1/inbox/live?after=0")) {
                answersUnreachable(() -> server.getAtOnce(reading));
            }
            assertThat(server.getAtOnce("/v1/conversations/c").status())
                    .as("without a position the log is not asked")
                    .isEqualTo(200);

            postgres.startAgain();
            await().atMost(TIME_TO_ANSWER)
                    .until(() -> server.put("/v1/conversations/d", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}")
                                    .status()
                            < 300);
            await().atMost(TIME_TO_ANSWER)
                    .until(() -> server.getAtOnce("/v1/conversations/d").status() == 200);
            assertThat(server.getAtOnce("/actuator/health/readiness").status()).isEqualTo(200);
            postgres.kill();
            stopsSoon(server);
        } finally {
            postgres.kill();
            FileSystemUtils.deleteRecursively(home);
        }
    }

    @Test
    void without_its_postgresql_it_refuses_to_start_with_one_sentence_without_the_password() throws Exception {
        var nobody = nobody();
        var ended = ended(Map.of("SAGADESK_POSTGRESQL", "postgresql://anna:secret@" + nobody + "/desk"));

        assertThat(ended.output().get(ended.output().size() - 1))
                .isEqualTo("Sagadesk cannot start: PostgreSQL at " + nobody
                        + "/desk does not answer: start it, or correct SAGADESK_POSTGRESQL");
        assertThat(ended.output()).noneMatch(line -> line.contains("secret"));
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void two_places_for_the_log_are_refused() throws Exception {
        var ended = ended(Map.of(
                "SAGADESK_POSTGRESQL", "postgresql://anna:secret@host/desk", "SAGADESK_AXONSERVER", "host:8124"));

        assertThat(ended.output())
                .containsExactly("Sagadesk cannot start: SAGADESK_AXONSERVER and SAGADESK_POSTGRESQL both say where the"
                        + " events are");
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void a_place_for_the_keys_that_does_not_fit_is_refused_without_the_password() throws Exception {
        var shared = ended(Map.of("SAGADESK_KEYS_POSTGRESQL", "postgresql://anna:secret@host/desk"));
        assertThat(shared.output())
                .containsExactly("Sagadesk cannot start: SAGADESK_KEYS_POSTGRESQL is set, but the log is not shared:"
                        + " its keys are in the data directory");
        assertThat(shared.code()).isEqualTo(3);
        assertThat(ended(Map.of("SAGADESK_KEYS_MONGODB", "mongodb://anna:secret@host"))
                        .output())
                .containsExactly("Sagadesk cannot start: SAGADESK_KEYS_MONGODB is set, but the log is not shared:"
                        + " its keys are in the data directory");
        var twoPlaces = Map.of(
                "SAGADESK_AXONSERVER", "host:8124",
                "SAGADESK_KEYS_MONGODB", "mongodb://anna:secret@host",
                "SAGADESK_KEYS_POSTGRESQL", "postgresql://anna:secret@host/desk");
        assertThat(ended(twoPlaces).output())
                .containsExactly(
                        "Sagadesk cannot start: SAGADESK_KEYS_POSTGRESQL and SAGADESK_KEYS_MONGODB both say where"
                                + " the keys are");

        var address = Map.of(
                "SAGADESK_POSTGRESQL", "postgresql://host/desk", "SAGADESK_KEYS_POSTGRESQL", "anna:secret@host/desk");
        assertThat(ended(address).output())
                .containsExactly("Sagadesk cannot start: SAGADESK_KEYS_POSTGRESQL is no address such as"
                        + " postgresql://user:password@host:5432/database");
    }

    @Test
    void a_start_that_waits_for_a_silent_store_is_ended_by_sigterm() throws Exception {
        var database = SharedStores.newDatabase();
        try (var server =
                started(Map.of("sagadesk.postgresql", database, "sagadesk.master-key", RunningServer.MASTER_KEY))) {
            assertThat(start(server).status()).isEqualTo(201);
        }
        var environment = Map.of("SAGADESK_POSTGRESQL", database, "SAGADESK_MASTER_KEY", RunningServer.MASTER_KEY);
        try (var locking = DriverManager.getConnection(jdbcUrl(database));
                var statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("LOCK TABLE event IN ACCESS EXCLUSIVE MODE");
            var process = process(environment);
            try {
                await().atMost(60, TimeUnit.SECONDS).until(() -> waitsForLock(statement));
                var begun = System.nanoTime();
                process.destroy();
                assertThat(process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIME_TO_STOP);
                assertThat(process.exitValue()).isEqualTo(143);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static String jdbcUrl(String database) throws Exception {
        var name = database.substring(database.lastIndexOf('/') + 1);
        return SharedPostgres.cluster().orElseThrow().url().replace("/postgres?", "/" + name + "?");
    }

    private static boolean waitsForLock(Statement statement) throws SQLException {
        statement.execute("SELECT pg_stat_clear_snapshot()"); // else a transaction sees what it saw first
        try (var waiting = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE datname ="
                + " current_database() AND wait_event_type = 'Lock' AND application_name = 'sagadesk'")) {
            return waiting.next() && waiting.getInt(1) > 0;
        }
    }

    /** Fault 5 of the cluster: the documents are of another log, or of a later state of this one. */
    @Test
    void documents_that_have_seen_more_than_the_log_are_refused_and_the_start_does_not_hang() throws Exception {
        var database = SharedStores.newDatabase();
        try (var mongo = EmbeddedMongo.open(directory.resolve("mongo"))) {
            var settings = settings(mongo, false);
            settings.put("sagadesk.postgresql", database);
            settings.put("sagadesk.master-key", RunningServer.MASTER_KEY);
            try (var server = started(settings)) {
                var position = start(server).position();
                assertThat(server.get("/v1/conversations/c?after=" + position).status())
                        .isEqualTo(200);
            }
            var ended = ended(Map.of(
                    "SAGADESK_POSTGRESQL", SharedStores.newDatabase(),
                    "SAGADESK_MASTER_KEY", RunningServer.MASTER_KEY,
                    "SAGADESK_MONGODB_URI", mongo.connectionString()));
            assertThat(ended.code()).isEqualTo(3);
            assertThat(ended.output().get(ended.output().size() - 1))
                    .startsWith("Sagadesk cannot start: the log is empty, but its read models and automations have seen"
                            + " events up to ");
            try (var server = started(settings)) {
                assertThat(start(server).status())
                        .as("with its own log it goes on")
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void without_its_axon_server_it_lives_and_answers_that_it_is_not_ready(
            boolean externalDocuments, boolean manualClock) throws Exception {
        try (var mongo = EmbeddedMongo.open(directory.resolve("mongo"));
                var server = started(onAxonServer(settings(externalDocuments ? mongo : null, manualClock)))) {
            assertThat(server.getAtOnce("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(server.getAtOnce("/actuator/health/readiness").status()).isEqualTo(503);
            answersUnreachable(() -> start(server));
            answersUnreachable(() -> server.bulk(
                    "", "{\"command\":\"customer.RegisterCustomer\",\"customerId\":\"c-1\",\"contact\":{}}"));
            answersUnreachable(() -> server.getAtOnce("/v1/history?subject=conversation/c"));
            answersUnreachable(() -> server.getAtOnce("/v1/tickets/t-1"));
            answersUnreachable(() -> server.getAtOnce("/v1/conversations/c/transcript"));
            answersUnreachable(() -> server.getAtOnce("/v1/events"));
            answersUnreachable(() ->
                    server.post("/v1/customers/searches", "{\"kind\":\"EMAIL\",\"handle\":\"anna@example.org\"}"));

            stopsSoon(server);
        }
    }

    @Test
    void without_its_axon_server_the_process_logs_little_and_stops_on_sigterm() throws Exception {
        var environment = Map.of("SAGADESK_AXONSERVER", nobody());
        try (var server = ChildServer.on(directory, environment)) {
            assertThat(server.ask("/actuator/health/readiness").statusCode()).isEqualTo(503);
            await().during(OUTAGE)
                    .atMost(OUTAGE.multipliedBy(6))
                    .until(() ->
                            server.ask("/v1/history?subject=conversation/c").statusCode() == 503);

            var begun = System.nanoTime();
            server.stop();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIME_TO_STOP);
            assertThat(Files.readAllLines(directory.resolve("server.log"))).hasSizeLessThan(FEW_LINES);
        }
    }

    @Test
    void without_its_mongodb_it_refuses_to_start_with_one_sentence() throws Exception {
        var nobody = nobody();
        var ended = ended(Map.of("SAGADESK_MONGODB_URI", "mongodb://anna:secret@" + nobody));

        assertThat(ended.output())
                .containsExactly("Sagadesk cannot start: MongoDB at " + nobody
                        + " does not answer: start it, or correct SAGADESK_MONGODB_URI");
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void a_mongodb_that_goes_away_is_named_and_does_not_keep_the_server_from_stopping() {
        var mongo = EmbeddedMongo.open(directory.resolve("mongo"));
        try (var server = started(settings(mongo, false))) {
            mongo.close();

            answersUnreachable(() -> server.getAtOnce("/v1/tickets/t-1"));
            answersUnreachable(() -> server.getAtOnce("/v1/history?subject=conversation/c"));

            stopsSoon(server);
        }
    }

    @Test
    void an_address_that_is_none_is_refused_with_one_sentence() throws Exception {
        var ended = ended(Map.of("SAGADESK_AXONSERVER", "host:port"));

        assertThat(ended.output())
                .containsExactly(
                        "Sagadesk cannot start: SAGADESK_AXONSERVER is no address such as host:8124, and no list"
                                + " of such with commas between them");
        assertThat(ended.code()).isEqualTo(3);
    }

    private record Ended(int code, List<String> output) {}

    /** Runs a server that is expected to end by itself. */
    private Ended ended(Map<String, String> environment) throws Exception {
        var process = process(environment);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readAllLines(directory.resolve("output")));
        } finally {
            process.destroyForcibly();
        }
    }

    /** A server in a process of its own, whose output is in a file. */
    private Process process(Map<String, String> environment) throws IOException {
        var command = new ArrayList<>(ChildServer.COMMAND);
        command.addAll(List.of("--data", directory.resolve("data").toString(), "--port", "0"));
        var output = directory.resolve("output").toFile();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private interface Request {
        RunningServer.Answer send();
    }

    private static void answersUnreachable(Request request) {
        var begun = System.nanoTime();
        var answer = request.send();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIME_TO_ANSWER);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("store-unreachable");
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
    }

    private static void stopsSoon(RunningServer server) {
        var begun = System.nanoTime();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIME_TO_STOP);
    }

    private static RunningServer.Answer start(RunningServer server) {
        return server.put("/v1/conversations/c", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}");
    }

    private RunningServer started(Map<String, Object> settings) {
        return RunningServer.on(directory.resolve("data"), settings);
    }

    private static Map<String, Object> settings(@Nullable EmbeddedMongo external, boolean manualClock) {
        var settings = new HashMap<String, Object>();
        if (external != null) settings.put("sagadesk.mongodb-uri", external.connectionString());
        if (manualClock) settings.put("sagadesk.clock", NOON.toString());
        return settings;
    }

    private static Map<String, Object> onAxonServer(Map<String, Object> settings) throws IOException {
        settings.put("axon.axonserver.enabled", true);
        settings.put("axon.axonserver.servers", nobody());
        return settings;
    }

    /** An address at which nobody listens. */
    private static String nobody() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + free.getLocalPort();
        }
    }
}
