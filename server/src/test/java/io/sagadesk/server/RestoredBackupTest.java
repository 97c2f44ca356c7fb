package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sagadesk.localpostgres.PostgresCluster;
import io.sagadesk.localpostgres.PostgresInstallation;
import io.sagadesk.localpostgres.SharedPostgres;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A backup of PostgreSQL that is taken while the server records events, by the very commands of the runbook, and restored into an
 * empty database. A server on it, which has no documents, answers as the original one.
 */
class RestoredBackupTest {

    private static final String SAID = "My dog ate the parcel";
    private static final int EVENTS_BEFORE = 50; // of the load, so that it is under way

    private static final Path RUNBOOK = Path.of(URI.create(RestoredBackupTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .resolve("../../../docs/runbook.md");

    private static final List<String> QUESTIONS = List.of(
            "/v1/history?subject=conversation/c-1",
            "/v1/history?subject=ticket/t-1",
            "/v1/conversations/c-1/transcript",
            "/v1/conversations/c-1",
            "/v1/customers/anna",
            "/v1/inbox",
            "/v1/tickets",
            "/v1/tickets/t-1/thread",
            "/v1/desks/support",
            "/v1/orders?customer=anna",
            "/v1/service?by=DAY",
            "/v1/policies");

    @TempDir
    Path directory;

    private PostgresCluster postgres;

    @BeforeEach
    void requirePostgres() {
        var installed = SharedPostgres.cluster();
        if (installed.isEmpty()) System.out.println("Skipped: " + PostgresInstallation.MISSING);
        assumeTrue(installed.isPresent(), PostgresInstallation.MISSING);
        postgres = installed.orElseThrow();
    }

    @Test
    void a_backup_that_is_taken_under_load_starts_and_answers_the_same() throws Exception {
        var original = postgres.newDatabase();
        var restored = postgres.newDatabase();
        Files.createDirectory(directory.resolve("backup"));
        try (var server = RunningServer.on(directory.resolve("original"), settings(original))) {
            journeys(server);
            underLoad(server, () -> run("pg_dump", Map.of("SAGADESK_POSTGRESQL", original)));
            run("pg_restore", Map.of("restored", restored));

            try (var other = RunningServer.on(directory.resolve("restored"), settings(restored))) {
                var events = lines(other, "");
                assertThat(events).hasSizeGreaterThan(EVENTS_BEFORE);
                assertThat(lines(server, "")).startsWith(events.toArray(String[]::new));
                assertThat(lines(server, "?sealed=true"))
                        .startsWith(lines(other, "?sealed=true").toArray(String[]::new));
                assertThat(String.join("", events)).contains(SAID);
                for (var question : QUESTIONS) {
                    assertThat(answer(other, question)).as(question).isEqualTo(answer(server, question));
                }
                assertThat(other.post("/v1/conversations/c-1/closing", """
                        {"by":{"kind":"CUSTOMER"},"outcome":"RESOLVED"}""").status())
                        .as("it goes on")
                        .isEqualTo(200);
            }
        }
    }

    private static void journeys(RunningServer server) {
        done(server.put("/v1/customers/anna", "{\"contact\":{\"name\":\"Anna\",\"email\":\"anna@example.org\"}}"));
        done(server.put("/v1/desks/support", "{\"name\":\"Support\"}"));
        done(server.put("/v1/conversations/c-1", "{\"customerId\":\"anna\",\"channel\":\"WEB_CHAT\"}"));
        done(server.put("/v1/conversations/c-1/messages/m-1", """
            {"author":{"kind":"CUSTOMER"},"text":"%s"}""".formatted(SAID)));
        done(server.put("/v1/tickets/t-1", "{\"customerId\":\"anna\",\"priority\":\"HIGH\",\"subject\":\"Parcel\"}"));
        done(server.post("/v1/tickets/t-1/replies", """
            {"author":{"kind":"AGENT","id":"ada"},"text":"We send another one"}"""));
        done(server.put("/v1/orders/o-1", """
            {"customerId":"anna","total":{"amount":"20","currency":"USD"},"items":1}"""));
    }

    /** Runs something while events are recorded that none of the questions is about. */
    private static void underLoad(RunningServer server, Step step) throws Exception {
        var ended = new AtomicBoolean();
        var views = new AtomicInteger();
        var load = new Thread(() -> {
            while (!ended.get()) {
                done(server.post("/v1/visits/v-1/page-views", "{\"page\":\"home\"}"));
                views.incrementAndGet();
            }
        });
        load.start();
        try {
            org.awaitility.Awaitility.await().until(() -> views.get() >= EVENTS_BEFORE);
            step.run();
        } finally {
            ended.set(true);
            load.join();
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static JsonNode answer(RunningServer server, String question) {
        var answer = server.get(question);
        assertThat(answer.status()).as(question + ": " + answer.body()).isEqualTo(200);
        return answer.body() instanceof ObjectNode object ? object.without("asOf") : answer.body();
    }

    private static List<String> lines(RunningServer server, String query) {
        return server.getAtOnce("/v1/events" + query).response().body().lines().toList();
    }

    private static void done(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
    }

    private static Map<String, Object> settings(String postgresql) {
        return Map.of("sagadesk.postgresql", postgresql, "sagadesk.master-key", RunningServer.MASTER_KEY);
    }

    /** Runs the command of the runbook that begins with the name of this program. */
    private void run(String program, Map<String, String> variables) throws Exception {
        var found = Pattern.compile("^" + program + " .*$", Pattern.MULTILINE).matcher(Files.readString(RUNBOOK));
        assertThat(found.find()).as(program + " in the runbook").isTrue();
        var builder = new ProcessBuilder("sh", "-c", found.group()).directory(directory.toFile());
        builder.environment().putAll(variables);
        var programs = PostgresInstallation.installed().orElseThrow().programs();
        builder.environment().merge("PATH", programs.toString(), (path, more) -> path + File.pathSeparator + more);
        var process = builder.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(found.group() + ": " + output).isZero();
    }
}
