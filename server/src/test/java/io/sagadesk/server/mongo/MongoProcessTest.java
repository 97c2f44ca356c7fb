package io.sagadesk.server.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.embeddedmongo.EmbeddedMongo;
import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.localpostgres.SharedPostgres;
import io.sagadesk.server.ChildServer;
import io.sagadesk.server.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./sagadesk mongo}, as a process. */
class MongoProcessTest {

    private static final String TOKEN = "a-token-of-all-instances";

    @TempDir
    Path directory;

    @Test
    void it_stops_cleanly_on_sigterm_and_takes_its_address_away() throws Exception {
        var data = directory.resolve("mongo");
        try (var mongo = MongoChild.on(data)) {
            assertThat(mongo.uri()).startsWith("mongodb://").contains("@127.0.0.1:" + mongo.port() + "/");
            assertThat(permissions(data)).isEqualTo("rwx------");
            for (var secret : List.of(EmbeddedMongo.ADDRESS, "mongo.credentials", "documents.db")) {
                assertThat(permissions(data.resolve(secret))).as(secret).isEqualTo("rw-------");
            }
            assertThat(mongo.stop()).isEqualTo(143);
        }
        assertThat(data.resolve(EmbeddedMongo.ADDRESS)).doesNotExist();
    }

    @Test
    void it_says_in_one_sentence_why_it_cannot_start() throws Exception {
        var data = directory.resolve("mongo");
        try (var mongo = MongoChild.on(data)) {
            var port = String.valueOf(mongo.port());
            assertThat(ended("--data", data.toString(), "--port", "0"))
                    .isEqualTo(new Ended(
                            3,
                            "Sagadesk's MongoDB cannot start: " + data + " is being written by another process, which"
                                    + " holds the lock on documents.lock. Stop that process first\n"));
            assertThat(ended("--data", directory.resolve("another").toString(), "--port", port))
                    .isEqualTo(new Ended(
                            3,
                            "Sagadesk's MongoDB cannot start: port " + port + " of 127.0.0.1 is taken, or not allowed;"
                                    + " choose another one with --port\n"));
            assertThat(mongo.uri()).as("of the one that runs").isNotEmpty();
        }
        assertThat(ended("--data", directory.toString(), "--port", "70000").code())
                .isEqualTo(2);
        assertThat(ended("--unknown").code()).isEqualTo(2);
    }

    @Test
    void it_has_help() throws Exception {
        var help = ended("--help");
        assertThat(help.code()).isZero();
        assertThat(help.output()).contains("--data=DIR", "--port=N", "mongo.uri", "SAGADESK_MONGODB_URI", "143");
    }

    private record Ended(int code, String output) {}

    private static Ended ended(String... arguments) throws Exception {
        var process = MongoChild.run(arguments);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(
                    process.exitValue(), new String(process.getInputStream().readAllBytes(), UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** As a cluster is run: the log in PostgreSQL, the documents in this process, the token by the environment. */
    @Test
    void a_server_that_has_nothing_of_its_own_goes_on_after_it_was_killed() throws Exception {
        var postgres = SharedPostgres.cluster();
        assumeTrue(postgres.isPresent(), PostgresInstallation.MISSING);
        try (var mongo = MongoChild.on(directory.resolve("mongo"))) {
            var environment = Map.of(
                    "SAGADESK_POSTGRESQL",
                    postgres.orElseThrow().newDatabase(),
                    "SAGADESK_MONGODB_URI",
                    mongo.uri(),
                    "SAGADESK_MASTER_KEY",
                    RunningServer.MASTER_KEY,
                    "SAGADESK_ADMIN_TOKEN",
                    TOKEN);
            var data = directory.resolve("server");
            try (var server = ChildServer.on(data, environment)) {
                assertThat(server.put("/v1/conversations/c", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}")
                                .statusCode())
                        .isEqualTo(201);
                awaitConversation(server);
                mongo.kill();
                server.kill();
            }
            mongo.startAgain();
            try (var server = ChildServer.on(data, environment)) {
                awaitConversation(server);
                server.stop();
            }
            assertThat(data.resolve("documents")).doesNotExist();
            assertThat(data.resolve("admin.token")).doesNotExist();
        }
    }

    private static void awaitConversation(ChildServer server) {
        await().atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() ->
                        assertThat(server.ask("/v1/conversations/c").body()).contains("\"customerId\":\"anna\""));
    }
}
