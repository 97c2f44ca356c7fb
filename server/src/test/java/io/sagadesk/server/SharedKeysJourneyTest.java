package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.embeddedmongo.EmbeddedMongo;
import io.sagadesk.replay.cli.ReplayToolsCli;
import io.sagadesk.store.keys.CustomerKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two instances on one log with one key store, and the starts that this refuses. */
class SharedKeysJourneyTest {

    private static final String OTHER_MASTER =
            Base64.getEncoder().encodeToString("another key of thirty-two bytes.".getBytes(StandardCharsets.UTF_8));
    private static final Duration SOON = Duration.ofSeconds(60); // on a busy machine
    private static final String AXON_SERVER = "SAGADESK_TEST_AXONSERVER";
    private static final String SAID = "My dog ate the parcel";

    @TempDir
    Path directory;

    private String postgresql;

    @BeforeEach
    void create() throws Exception {
        postgresql = SharedStores.newDatabase();
    }

    /** Where the log and the keys are. Axon Server must be an empty one. */
    private enum Place {
        POSTGRESQL,
        POSTGRESQL_AND_MONGODB,
        AXON_SERVER_AND_MONGODB
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void both_read_what_either_wrote_until_one_forgets_the_customer(Place place) throws Exception {
        try (var mongo = EmbeddedMongo.open(directory.resolve("mongo"))) {
            var settings = settings(RunningServer.MASTER_KEY);
            settings.put("sagadesk.mongodb-uri", mongo.connectionString());
            if (place != Place.POSTGRESQL) settings.put("sagadesk.keys-mongodb", mongo.connectionString());
            if (place == Place.AXON_SERVER_AND_MONGODB) moveToAxonServer(settings);
            try (var one = RunningServer.on(directory.resolve("one"), settings)) {
                try (var other = RunningServer.on(directory.resolve("other"), settings)) {
                    forgetOnOneOf(one, other);
                }
                try (var restarted = RunningServer.on(directory.resolve("other"), settings)) {
                    assertThat(events(restarted)).doesNotContain(SAID).contains("‹forgotten›");
                }
            }
        }
        assertThat(ask("SELECT count(*) FROM pg_namespace WHERE nspname = 'sagadesk_keys'"))
                .isEqualTo(place == Place.POSTGRESQL ? "1" : "0");
        assertThat(directory.resolve("one/keys.db")).doesNotExist();
        assertThat(directory.resolve("one/master.key")).doesNotExist();
    }

    private static void moveToAxonServer(Map<String, Object> settings) {
        var address = System.getenv(AXON_SERVER);
        if (address == null) System.out.println("Skipped: " + AXON_SERVER + " names no Axon Server for two instances");
        assumeTrue(address != null, "Set " + AXON_SERVER + "=host:8124");
        settings.remove("sagadesk.postgresql");
        settings.put("axon.axonserver.enabled", true);
        settings.put("axon.axonserver.servers", address);
    }

    private static void forgetOnOneOf(RunningServer one, RunningServer other) {
        assertThat(one.put("/v1/conversations/c", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}")
                        .status())
                .isEqualTo(201);
        assertThat(say(one, "m-1").status()).isEqualTo(201);
        assertThat(say(other, "m-2").status()).isEqualTo(201);
        for (var server : List.of(one, other)) {
            assertThat(events(server)).contains(SAID, "m-1", "m-2");
        }

        assertThat(one.post("/v1/customers/anna/forgetting", "{\"reason\":\"asked\"}")
                        .status())
                .isLessThan(300);

        for (var server : List.of(one, other)) {
            assertThat(server.part(CustomerKeys.class).isForgotten(new CustomerId("anna")))
                    .isTrue();
            assertThat(events(server)).doesNotContain(SAID).contains("‹forgotten›");
        }
        await().atMost(SOON).until(() -> say(other, "m-3").code().equals("customer-forgotten"));
    }

    @Test
    void a_tool_opens_events_with_the_keys_in_postgresql() throws Exception {
        record();
        var data = Files.createDirectories(directory.resolve("tool"));

        var opened = tool(
                Map.of("SAGADESK_MASTER_KEY", RunningServer.MASTER_KEY), "events", "--json", "--data", data.toString());
        assertThat(opened.code()).isZero();
        assertThat(opened.output()).contains("\"name\":\"Anna\"");

        var sealed = tool(Map.of(), "events", "--json", "--data", data.toString());
        assertThat(sealed.output())
                .contains("Personal data stays sealed. SAGADESK_MASTER_KEY is not set")
                .doesNotContain("Anna");
    }

    @Test
    void without_a_master_key_in_the_settings_it_refuses_to_start() {
        assertRefused(settings(null), "SAGADESK_MASTER_KEY is not set");
        assertThat(directory.resolve("data/master.key")).doesNotExist();
    }

    @Test
    void with_another_master_key_it_refuses_to_start() {
        record();
        assertRefused(settings(OTHER_MASTER), "This is not the master key that the key store was made with");
    }

    @Test
    void a_log_with_events_and_without_its_keys_is_refused_and_no_keys_are_made() throws Exception {
        record();
        ask("DROP SCHEMA sagadesk_keys CASCADE");
        assertRefused(settings(RunningServer.MASTER_KEY), "There is a log with events, but no key store in");
        assertThat(ask("SELECT count(*) FROM pg_namespace WHERE nspname = 'sagadesk_keys'"))
                .isEqualTo("0");
        try (var mongo = EmbeddedMongo.open(directory.resolve("mongo"))) {
            var elsewhere = settings(RunningServer.MASTER_KEY);
            elsewhere.put("sagadesk.keys-mongodb", mongo.connectionString());
            assertRefused(elsewhere, "There is a log with events, but no key store in MongoDB at");
        }
    }

    @Test
    void a_log_with_the_keys_of_another_one_is_refused_unless_that_is_accepted() throws Exception {
        record();
        ask("DELETE FROM sagadesk_keys.customer_key");
        assertRefused(settings(RunningServer.MASTER_KEY), "lacks the key of the event at position 0");
        var accepting = settings(RunningServer.MASTER_KEY);
        accepting.put("sagadesk.accept-damaged-keys", true);
        try (var server = RunningServer.on(directory.resolve("data"), accepting)) {
            assertThat(server.get("/v1/history?subject=customer/anna").code()).isEqualTo("key-missing");
        }
    }

    @Test
    void a_log_or_keys_in_the_data_directory_are_refused_because_nothing_is_carried_over() throws IOException {
        var data = Files.createDirectories(directory.resolve("data"));
        for (var file : List.of("events.db", "keys.db")) {
            Files.createFile(data.resolve(file));
            assertRefused(settings(RunningServer.MASTER_KEY), "There is a file " + file + " in ");
            Files.delete(data.resolve(file));
        }
    }

    private void record() {
        try (var server = RunningServer.on(directory.resolve("first"), settings(RunningServer.MASTER_KEY))) {
            assertThat(server.put("/v1/customers/anna", "{\"contact\":{\"name\":\"Anna\"}}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private Map<String, Object> settings(@Nullable String master) {
        var settings = new HashMap<String, Object>();
        settings.put("sagadesk.postgresql", postgresql);
        if (master != null) settings.put("sagadesk.master-key", master);
        return settings;
    }

    private void assertRefused(Map<String, Object> settings, String sentence) {
        assertThatThrownBy(() -> RunningServer.on(directory.resolve("data"), settings))
                .hasStackTraceContaining(sentence);
    }

    private static RunningServer.Answer say(RunningServer server, String message) {
        return server.put(
                "/v1/conversations/c/messages/" + message,
                "{\"author\":{\"kind\":\"CUSTOMER\"},\"text\":\"" + SAID + "\"}");
    }

    private static String events(RunningServer server) {
        return server.getAtOnce("/v1/events?subject=conversation/c").response().body();
    }

    private record Ended(int code, String output) {}

    private Ended tool(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ReplayToolsCli.class.getName()));
        command.addAll(List.of(arguments));
        var output = directory.resolve("output");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("SAGADESK_POSTGRESQL", postgresql);
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private String ask(String sql) throws SQLException {
        var url = postgresql.replaceFirst(
                "postgresql://([^:]+):([^@]+)@(.*)", "jdbc:postgresql://$3?user=$1&password=$2");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) return "";
            try (var row = statement.getResultSet()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
