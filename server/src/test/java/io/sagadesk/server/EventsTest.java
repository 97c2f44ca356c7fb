package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.replay.cli.ReplayToolsCli;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the event log over HTTP, and the command line tools that read it. */
class EventsTest extends SharedServerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @BeforeAll
    static void record() {
        server.put("/v1/conversations/talk", "{\"customerId\":\"anna\",\"channel\":\"SMS\"}");
        server.bulk("", IntStream.range(0, 3_000).mapToObj(EventsTest::message).toArray(String[]::new));
        server.put("/v1/tickets/t-1", """
                {"customerId":"ben","priority":"HIGH","subject":"Kaputt ✓"}""", "Sagadesk-Actor", "agent/a-1");
    }

    private static String message(int number) {
        return "{\"command\":\"conversation.PostMessage\",\"conversationId\":\"talk\",\"messageId\":\"m-" + number
                + "\",\"author\":{\"kind\":\"CUSTOMER\"},\"text\":\"Hello " + number + "\"}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--sealed",
                "--subject ticket/t-1",
                "--subject customer/anna --limit 2500",
                "--subject agent/a-1 --sealed",
                "--type ticket.",
                "--type conversation.MessagePosted --after 2990",
                "--actor app/ --until 3",
                "--from 2020-01-01 --limit 10",
                "--to 2020-01-01"
            })
    void a_tool_beside_the_server_shows_line_by_line_what_one_that_asks_it_does(String options) {
        var asked = tool("events --json " + options + asking());
        var beside = tool("events --json " + options + " --data " + data);

        assertThat(beside).isEqualTo(asked);
        assertThat(asked.lines().count() > 0).isEqualTo(!options.contains("--to"));
    }

    @Test
    void an_export_is_the_same_from_a_server_and_from_its_directory() {
        assertThat(tool("export --format jsonl --no-sealed" + asking()))
                .isEqualTo(tool("export --format jsonl --no-sealed --data " + data))
                .contains("Kaputt ✓");
    }

    @Test
    void lines_are_of_their_type_and_say_how_far_the_log_goes() {
        var answer = server.get("/v1/events?type=ticket.&sealed=true&limit=1").response();

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(answer.headers().firstValueAsLong("Sagadesk-Position").orElse(-1))
                .isGreaterThanOrEqualTo(3_001);
        assertThat(answer.body())
                .startsWith("{\"position\":3001,")
                .endsWith("}\n")
                .contains("\"subject\":\"pd2.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject=t-1",
                "subject=",
                "type=nothing",
                "actor=a-1",
                "from=today",
                "to=2026-13-01",
                "after=x",
                "until=-1",
                "limit=0",
                "limit=1&limit=2",
                "subjekt=ticket/t-1"
            })
    void a_wrong_filter_is_a_problem(String query) {
        var answer = server.get("/v1/events?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad-filter");
    }

    @Test
    void a_wrong_switch_or_a_missing_token_is_a_problem() {
        assertThat(server.get("/v1/events?follow=perhaps").code()).isEqualTo("bad-request");
        assertThat(server.sendWithoutToken("GET", "/v1/events").status()).isEqualTo(401);
    }

    @Test
    void who_follows_sees_what_comes() throws Exception {
        try (var lines = follow(server, "subject=ticket/t-2")) {
            server.put("/v1/tickets/t-2", "{\"customerId\":\"ben\",\"priority\":\"LOW\",\"subject\":\"New\"}");

            var line = CompletableFuture.supplyAsync(() -> next(lines)).get(20, TimeUnit.SECONDS);

            assertThat(line).contains("\"aggregateId\":\"ticket/t-2\"", "\"subject\":\"New\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "directory"})
    void the_tool_shows_what_comes_when_it_follows(String origin) throws Exception {
        var id = "t-follow-" + origin;
        var shown = new StringWriter();
        var options = "events --follow --json --limit 1 --subject ticket/" + id
                + (origin.equals("server") ? asking() : " --data " + data);
        var following = CompletableFuture.runAsync(() -> run(shown, options));

        server.put("/v1/tickets/" + id, "{\"customerId\":\"ben\",\"priority\":\"LOW\",\"subject\":\"New\"}");

        following.get(20, TimeUnit.SECONDS);
        assertThat(shown.toString()).contains("\"position\":").hasLineCount(1);
    }

    @Test
    void a_server_that_stops_does_not_wait_for_those_who_follow(@TempDir Path other) throws Exception {
        var stopping = RunningServer.on(other);
        stopping.put("/v1/customers/c-1", "{}");
        try (var lines = follow(stopping, "")) {
            assertThat(next(lines)).contains("customer/c-1");
            var begin = System.nanoTime();

            stopping.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void a_reader_who_goes_away_makes_room_for_others() throws Exception {
        var readers = new ArrayList<BufferedReader>();
        for (int i = 0; i < 32; i++) readers.add(follow(server, "type=ticket."));
        assertThat(server.get("/v1/events?limit=1").code()).isEqualTo("overloaded");

        for (var reader : readers) reader.close();

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(server.get("/v1/events?limit=1").status()).isEqualTo(200));
    }

    @Test
    void what_cannot_be_opened_ends_the_answer_with_a_problem(@TempDir Path own, @TempDir Path strange)
            throws IOException {
        for (var directory : List.of(own, strange)) {
            try (var running = RunningServer.on(directory)) {
                running.put("/v1/customers/c-1", "{}");
                running.put("/v1/tickets/t-1", "{\"customerId\":\"c-1\",\"priority\":\"LOW\",\"subject\":\"secret\"}");
            }
        }
        for (var file : List.of("keys.db", "master.key")) {
            Files.copy(strange.resolve(file), own.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        try (var running = RunningServer.on(own, Map.of("sagadesk.accept-damaged-keys", true))) {
            var lines = running.get("/v1/events").response().body().lines().toList();

            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).contains("customer.CustomerRegistered");
            assertThat(lines.get(1)).startsWith("{\"problem\":").contains("\"key-missing\"");
            assertThat(running.get("/v1/events?sealed=true&limit=2")
                            .response()
                            .body()
                            .lines())
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "export --format ocel"})
    void a_pipe_that_is_closed_ends_a_tool_quietly(String command) throws Exception {
        var arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ReplayToolsCli.class.getName()));
        arguments.addAll(List.of((command + " --data " + data).split(" ")));
        var errors = Files.createTempFile(data, "errors", ".txt");
        var process =
                new ProcessBuilder(arguments).redirectError(errors.toFile()).start();

        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isNotEmpty();
        }

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(errors).isEmptyFile();
    }

    private static String asking() {
        return " --url " + server.url() + " --token-file " + data.resolve("admin.token");
    }

    private static String tool(String arguments) {
        var out = new StringWriter();
        run(out, arguments);
        return out.toString();
    }

    private static void run(Writer out, String arguments) {
        var code = ReplayToolsCli.commandLine().setOut(new PrintWriter(out)).execute(arguments.split(" +"));
        assertThat(code).isZero();
    }

    /** Follows the log; retries while the server still counts readers that have just disconnected. */
    private static BufferedReader follow(RunningServer server, String filter) {
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/v1/events?follow=true&" + filter))
                .header("Authorization", "Bearer " + server.token())
                .build();
        var response = await().atMost(SOON)
                .until(
                        () -> HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()),
                        answer -> answer.statusCode() == 200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader lines) {
        try {
            return String.valueOf(lines.readLine());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
