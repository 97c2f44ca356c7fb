package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.replay.cli.ReplayToolsCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** Tests that personal data is nowhere in plain text, and unreadable for good once its customer is forgotten. */
class ForgettingTest {

    private static final String CANARY = "Kanarienvogel";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path data;

    @Test
    void what_was_said_is_in_no_file_in_clear_and_unreadable_after_forgetting() throws Exception {
        try (var server = RunningServer.on(data)) {
            sayALot(server);
            assertThat(texts(server)).allMatch(text -> text.contains(CANARY)).hasSize(1_000);
            await().atMost(SOON).untilAsserted(() -> assertThat(snapshots()).isPositive());
            assertThat(filesWith(CANARY)).isEmpty();

            server.post("/v1/customers/anna/forgetting", "{\"reason\":\"asked\"}");

            await().atMost(SOON).untilAsserted(() -> assertThat(texts(server)).containsOnly("‹forgotten›"));
            assertThat(server.post("/v1/conversations/talk/messages", message(CANARY))
                            .code())
                    .isEqualTo("customer-forgotten");
        }
        try (var server = RunningServer.on(data)) {
            assertThat(texts(server)).containsOnly("‹forgotten›");
            assertThat(server.post("/v1/conversations/talk/messages", message(CANARY))
                            .code())
                    .isEqualTo("customer-forgotten");
            assertThat(server.put("/v1/conversations/talk/tags/closed-by-law", "")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_forgetting_that_a_crash_left_unfinished_is_finished_at_the_next_start() throws Exception {
        try (var server = RunningServer.on(data)) {
            server.put("/v1/conversations/talk", "{\"customerId\":\"anna\",\"channel\":\"SMS\"}");
            server.post("/v1/conversations/talk/messages", message(CANARY));
            assertThat(texts(server)).containsExactly(CANARY);
        }
        Files.copy(data.resolve("keys.db"), data.resolve("keys.before"));
        try (var server = RunningServer.on(data)) {
            server.post("/v1/customers/anna/forgetting", "{\"reason\":\"asked\"}");
            await().atMost(SOON).untilAsserted(() -> assertThat(texts(server)).containsExactly("‹forgotten›"));
        }
        // restores an older copy of the keys, and removes the position in the log, as if the key had not been destroyed
        Files.delete(data.resolve("keys.db"));
        Files.move(data.resolve("keys.before"), data.resolve("keys.db"));
        FileSystemUtils.deleteRecursively(data.resolve("documents"));

        try (var server = RunningServer.on(data)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(texts(server)).containsExactly("‹forgotten›"));
        }
    }

    @Test
    void forgotten_contact_reads_the_same_at_every_door() throws Exception {
        try (var server = RunningServer.on(data)) {
            server.put("/v1/customers/anna", "{\"contact\":{\"email\":\"" + CANARY + "@example.org\"}}");
            server.put("/v1/customers/ben", "{}");
            for (var customer : List.of("anna", "ben")) {
                assertThat(server.post("/v1/customers/" + customer + "/forgetting", "{\"reason\":\"asked\"}")
                                .status())
                        .isEqualTo(200);
            }
            var email = "{\"name\":null,\"email\":\"‹forgotten›\",\"phone\":null,\"address\":null}";

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(contacts(server, "anna")).containsOnly(email).hasSize(3);
                assertThat(contacts(server, "ben")).containsOnly("null").hasSize(3);
            });
            assertThat(export())
                    .contains("\"customerId\":\"anna\",\"contact\":" + email)
                    .contains("\"customerId\":\"ben\",\"contact\":null");
        }
    }

    /** The contact details of a forgotten customer: on the page, in the history, and in the log. */
    private static List<String> contacts(RunningServer server, String customer) {
        var page = server.get("/v1/customers/" + customer).body().path("customer");
        assertThat(page.has("forgottenAt")).isTrue();
        var history = server.get("/v1/history?subject=customer/" + customer).body();
        var line = server.get("/v1/events?type=customer.CustomerRegistered&subject=customer/" + customer)
                .response()
                .body();
        return List.of(
                page.has("contact") ? page.path("contact").toString() : "null",
                history.path("events").path(0).path("payload").path("contact").toString(),
                JsonMapper.shared()
                        .readTree(line)
                        .path("payload")
                        .path("contact")
                        .toString());
    }

    private String export() {
        var out = new StringWriter();
        var arguments = List.of("export", "--format", "jsonl", "--no-sealed", "--data", data.toString());
        var code = ReplayToolsCli.commandLine().setOut(new PrintWriter(out)).execute(arguments.toArray(String[]::new));
        assertThat(code).isZero();
        return out.toString();
    }

    @Test
    void mail_that_was_put_into_files_is_deleted() throws Exception {
        try (var server = RunningServer.on(data)) {
            for (var customer : List.of("anna", "ben")) {
                server.put("/v1/customers/" + customer, """
                    {"contact":{"name":"%s","email":"%s@example.org"}}""".formatted(CANARY, customer));
                server.put("/v1/conversations/" + customer, """
                    {"customerId":"%s","channel":"EMAIL"}""".formatted(customer));
                server.post("/v1/conversations/" + customer + "/closing", """
                    {"by":{"kind":"SYSTEM"},"outcome":"RESOLVED"}""");
                var surveys = data.resolve("mail").resolve(customer);
                await().atMost(SOON).untilAsserted(() -> assertThat(surveys).isNotEmptyDirectory());
            }

            server.post("/v1/customers/anna/forgetting", "{\"reason\":\"asked\"}");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(data.resolve("mail/anna")).doesNotExist());
            assertThat(data.resolve("mail/ben")).isNotEmptyDirectory();
        }
    }

    @Test
    void mail_that_was_put_back_from_a_backup_is_deleted_at_the_next_start() throws Exception {
        try (var server = RunningServer.on(data)) {
            server.put("/v1/customers/anna", "{\"contact\":{\"name\":\"" + CANARY + "\"}}");
            server.post("/v1/customers/anna/forgetting", "{\"reason\":\"asked\"}");
        }
        for (var customer : List.of("anna", "ben")) {
            Files.createDirectories(data.resolve("mail").resolve(customer));
            Files.writeString(data.resolve("mail").resolve(customer).resolve("1.eml"), CANARY);
        }

        try (var server = RunningServer.on(data)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(data.resolve("mail/anna")).doesNotExist());
            assertThat(data.resolve("mail/ben/1.eml")).exists();
            assertThat(followerHealth(server)).isEqualTo("UP");
        }
    }

    @Test
    void a_line_with_data_of_a_forgotten_customer_is_refused_and_the_others_are_not() throws Exception {
        try (var server = RunningServer.on(data)) {
            server.put("/v1/conversations/talk", "{\"customerId\":\"anna\",\"channel\":\"SMS\"}");
            server.post("/v1/conversations/talk/messages", message(CANARY));
            server.post("/v1/customers/anna/forgetting", "{\"reason\":\"asked\"}");
            await().atMost(SOON).untilAsserted(() -> assertThat(texts(server)).containsExactly("‹forgotten›"));

            var answer = server.bulk("", """
                    {"command":"conversation.TagConversation","conversationId":"talk","tag":"one"}""", """
                    {"command":"conversation.PostMessage","conversationId":"talk","messageId":"m","author":{"kind":"CUSTOMER"},"text":"t"}""", """
                    {"command":"conversation.TagConversation","conversationId":"talk","tag":"two"}""");

            assertThat(answer.body().path("results").asString()).isEqualTo("axa");
            assertThat(answer.body().path("problems").findValuesAsString("code"))
                    .containsExactly("customer-forgotten");
        }
    }

    @Test
    void a_key_that_cannot_be_destroyed_yet_is_destroyed_later_and_questions_are_answered_meanwhile() throws Exception {
        try (var server = RunningServer.on(data)) {
            server.put("/v1/conversations/talk", "{\"customerId\":\"anna\",\"channel\":\"SMS\"}");
            server.post("/v1/conversations/talk/messages", message(CANARY));
            server.put("/v1/customers/bert", "{}");
            try (var backup = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("keys.db"));
                    var reading = backup.createStatement()) {
                reading.execute("BEGIN");
                reading.executeQuery("SELECT count(*) FROM customer_key").close();
                server.post("/v1/customers/anna/forgetting", "{\"reason\":\"asked\"}");

                assertThat(server.get("/v1/history?subject=customer/bert").status())
                        .isEqualTo(200);
                assertThat(followerHealth(server)).isEqualTo("DOWN"); // the file still contains the key
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(texts(server)).containsExactly("‹forgotten›"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(followerHealth(server)).isEqualTo("UP"));
        }
    }

    private static String followerHealth(RunningServer server) {
        return server.get("/actuator/health")
                .body()
                .path("components")
                .path("logFollower")
                .path("status")
                .asString("");
    }

    private static void sayALot(RunningServer server) {
        server.put("/v1/customers/anna", "{\"contact\":{\"name\":\"" + CANARY + "\"}}");
        server.put("/v1/conversations/talk", "{\"customerId\":\"anna\",\"channel\":\"SMS\"}");
        var lines = IntStream.range(0, 1_000)
                .mapToObj(i -> """
                        {"command":"conversation.PostMessage","conversationId":"talk","messageId":"m-%s",\
                        "author":{"kind":"CUSTOMER"},"text":"%s %s"}""".formatted(i, CANARY, i))
                .toArray(String[]::new);
        assertThat(server.bulk("", lines).body().path("problems")).isEmpty();
    }

    private static String message(String text) {
        return "{\"author\":{\"kind\":\"CUSTOMER\"},\"text\":\"" + text + "\"}";
    }

    private static List<String> texts(RunningServer server) {
        return server.get("/v1/conversations/talk/transcript?limit=1000")
                .body()
                .path("messages")
                .findValuesAsString("text");
    }

    private long snapshots() throws Exception {
        try (var log = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                var row = log.createStatement().executeQuery("SELECT count(*) FROM snapshot")) {
            return row.getLong(1);
        }
    }

    private List<Path> filesWith(String text) throws IOException {
        try (var files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
