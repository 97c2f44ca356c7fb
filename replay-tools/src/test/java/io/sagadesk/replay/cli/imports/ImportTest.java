package io.sagadesk.replay.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sagadesk.replay.BulkServer;
import io.sagadesk.replay.BulkServer.Trouble;
import io.sagadesk.replay.CliRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportTest {

    private static final String HEADER = " customer_id  date number_of_cds  dollar_value\r\n";

    private final BulkServer server = new BulkServer();

    private final Path directory;

    ImportTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    /** A file of purchases of 0.10 each: a sum that binary floating point cannot represent exactly. */
    private Path purchases(int rows) throws IOException {
        return file(
                "purchases.txt",
                IntStream.rangeClosed(1, rows)
                        .mapToObj(customer -> String.format(Locale.ROOT, " %05d 19970101  1    0.10\r\n", customer))
                        .collect(Collectors.joining("", HEADER, "")));
    }

    private JsonNode report() throws IOException {
        return new JsonMapper().readTree(Files.readString(directory.resolve("report.json")));
    }

    private CliRun runWithReport(Object... arguments) throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--report", directory.resolve("report.json")));
        return CliRun.run(server, directory, all.toArray());
    }

    @Test
    void every_row_is_accounted_for() throws IOException {
        var file = file(
                "purchases.txt",
                HEADER + "00001 19970101 1 11.77\nsecret\n00002 19970112 1 12.00\n\n00003 19970112 1 0.01\n");
        server.refuse(command -> command.path("orderId").asString().startsWith("cdnow-00002"));

        var tool = runWithReport("import", "purchases", file);

        assertThat(tool.exitCode()).isZero();
        assertThat(tool.out())
                .contains("5 rows read = 2 accepted + 0 repeated + 1 refused + 2 damaged")
                .contains("line 3 damaged: is not a customer, a date, a number and an amount")
                .contains("line 4 refused: not-today: Not today")
                .contains("line 5 damaged: is empty")
                .contains("23.78 read, 11.78 accepted")
                .contains("noon UTC")
                .doesNotContain("secret");
        var counted = report().path("files").path(0);
        assertThat(counted.path("rowsRead").asInt()).isEqualTo(5);
        assertThat(counted.path("accepted").asInt()).isEqualTo(2);
        assertThat(counted.path("refused").asInt()).isEqualTo(1);
        assertThat(counted.path("damaged").asInt()).isEqualTo(2);
        assertThat(counted.path("amountRead").asString()).isEqualTo("23.78");
        assertThat(counted.path("amountAccepted").asString()).isEqualTo("11.78");
        assertThat(counted.path("problems").findValuesAsString("line")).containsExactlyInAnyOrder("3", "4", "5");
        assertThat(report().path("complete").asBoolean()).isTrue();
    }

    private static String readModelAt(long position) {
        return "{\"projections\":[{\"name\":\"rfm\",\"serving\":2,\"versions\":[{\"version\":1,\"position\":99},"
                + "{\"version\":2,\"position\":" + position + "}]}]}";
    }

    @Test
    void an_import_ends_when_the_read_models_have_seen_its_last_row() throws Exception {
        server.answer("/v1/projections", readModelAt(5));
        var file = purchases(30);
        var importing = CompletableFuture.supplyAsync(() -> run(file));

        await().pollDelay(Duration.ofSeconds(1)).until(() -> server.lines().size() == 30);
        assertThat(importing).isNotDone();
        server.answer("/v1/projections", readModelAt(30));

        assertThat(importing.get(20, TimeUnit.SECONDS).out()).contains("read models have seen it after");
    }

    private CliRun run(Path file) {
        try {
            return CliRun.run(server, directory, "import", "purchases", file);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    @Test
    void an_import_need_not_wait() throws IOException {
        server.answer("/v1/projections", readModelAt(5));

        var tool = CliRun.run(server, directory, "import", "purchases", purchases(30), "--no-wait");

        assertThat(tool.exitCode()).isZero();
        assertThat(tool.out()).doesNotContain("read models");
    }

    @Test
    void history_is_marked_as_imported_and_says_where_it_came_from() throws IOException {
        CliRun.run(server, directory, "import", "purchases", purchases(1));

        assertThat(server.requests()).containsExactly("POST /v1/commands?imported=true&source=cdnow");
    }

    @Test
    void a_second_import_sends_the_same_bytes_and_adds_nothing() throws IOException {
        var file = purchases(250);
        CliRun.run(server, directory, "import", "purchases", file, "--batch", 100);
        var first = server.lines();
        server.forget();

        var again = CliRun.run(server, directory, "import", "purchases", file, "--batch", 77);

        assertThat(server.lines()).hasSize(250).isEqualTo(first);
        assertThat(again.out()).contains("250 rows read = 0 accepted + 250 repeated + 0 refused + 0 damaged");
    }

    @Test
    void the_sum_of_imported_amounts_is_exact() throws IOException {
        runWithReport("import", "purchases", purchases(1_001), "--batch", 10);

        assertThat(report().path("total").path("amountAccepted").asString()).isEqualTo("100.10");
    }

    @Test
    void lines_arrive_in_the_order_of_the_file_whatever_the_size_of_a_batch() throws IOException {
        CliRun.run(server, directory, "import", "purchases", purchases(333), "--batch", 10);

        assertThat(server.requests()).hasSize(34);
        assertThat(server.commands())
                .map(command -> command.path("customerId").asString())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 333)
                        .mapToObj(number -> String.format(Locale.ROOT, "cdnow-%05d", number))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_BUSY", "CUT_OFF_BEFORE", "CUT_OFF_AFTER"})
    void a_batch_that_met_with_trouble_is_sent_again(Trouble trouble) throws IOException {
        server.troubles(trouble, trouble);

        var tool = CliRun.run(server, directory, "import", "purchases", purchases(30), "--batch", 10);

        assertThat(tool.exitCode()).isZero();
        assertThat(tool.err()).contains("trying again for 20 s").contains("The server answers again");
        assertThat(server.lines().stream().distinct()).hasSize(30);
        assertThat(tool.out()).contains("30 rows read =").contains("0 refused + 0 damaged");
    }

    @Test
    void a_line_that_met_with_a_conflict_is_sent_again_and_no_other_counts_as_repeated() throws IOException {
        server.troubles(Trouble.CONFLICT);

        var tool = CliRun.run(server, directory, "import", "purchases", purchases(30));

        assertThat(tool.out()).contains("30 rows read = 30 accepted + 0 repeated + 0 refused + 0 damaged");
    }

    @Test
    void an_import_waits_for_a_server_that_is_started_again() throws IOException {
        server.stop();
        var file = purchases(30);
        var tool = CompletableFuture.supplyAsync(() -> {
            try {
                return CliRun.run(server, directory, "import", "purchases", file);
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        await().during(Duration.ofMillis(300)).until(() -> !tool.isDone());
        server.startAgain();

        assertThat(tool.join().exitCode()).isZero();
        assertThat(tool.join().out()).contains("30 accepted");
    }

    @Test
    void patience_ends_and_the_report_says_what_is_not_known() throws IOException {
        server.troubles(Trouble.TOO_BUSY);
        var file = purchases(30);
        var tool = runWithReport("import", "purchases", file, "--batch", 10, "--patience", 0);

        assertThat(tool.exitCode()).isEqualTo(3);
        assertThat(tool.err()).contains("is too busy (503)").contains("--patience");
        assertThat(tool.out()).contains("The import was cut short. Run it again");
        assertThat(report().path("complete").asBoolean()).isFalse();
        assertThat(report().path("total").path("unsettled").asInt()).isPositive();
    }

    @Test
    void a_wrong_token_is_explained() throws IOException {
        var token = file("wrong-token", "not-the-token");
        var tool = CliRun.run("import", "purchases", purchases(1), "--url", server.url(), "--token-file", token);

        assertThat(tool.exitCode()).isEqualTo(3);
        assertThat(tool.err())
                .contains("does not accept the access token in " + token)
                .doesNotContain("not-the-token");
        assertThat(server.lines()).isEmpty();
    }

    @Test
    void a_missing_token_is_explained() throws IOException {
        var tool = CliRun.run("import", "purchases", purchases(1), "--token-file", directory.resolve("none"));

        assertThat(tool.exitCode()).isEqualTo(3);
        assertThat(tool.err()).contains("Cannot read the access token").contains("--token-file");
    }

    @Test
    void an_answer_that_does_not_fit_is_no_success() throws IOException {
        server.troubles(Trouble.WRONG_NUMBER_OF_RESULTS);

        var tool = CliRun.run(server, directory, "import", "purchases", purchases(3));

        assertThat(tool.exitCode()).isEqualTo(3);
        assertThat(tool.err()).contains("answered for 0 commands of 3");
    }

    @Test
    void nothing_is_sent_if_one_of_the_files_cannot_be_read() throws IOException {
        var tool = CliRun.run(server, directory, "import", "purchases", purchases(1), directory.resolve("none.txt"));

        assertThat(tool.exitCode()).isEqualTo(3);
        assertThat(tool.err()).contains("none.txt cannot be read (there is no such file); nothing was sent");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void nothing_is_sent_if_one_of_the_files_is_of_another_kind_or_none() throws IOException {
        var other = file("secret.csv", "secret,words\n");
        for (var unfit : new Path[] {other, file("empty.txt", ""), directory}) {
            var tool = CliRun.run(server, directory, "import", "purchases", purchases(1), unfit);

            assertThat(tool.exitCode()).isEqualTo(3);
            assertThat(tool.err())
                    .contains(unfit.toString())
                    .contains("nothing was sent")
                    .doesNotContain("secret,");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void malformed_bytes_cost_their_row_and_no_other() throws IOException {
        var start = (HEADER + "00001 19970101 1 1.00\n").getBytes(StandardCharsets.UTF_8);
        var end = "00002 19970101 1 1.00\n".getBytes(StandardCharsets.UTF_8);
        var file = directory.resolve("broken.txt");
        Files.write(file, start);
        Files.write(file, new byte[] {(byte) 0xC3, '\n'}, StandardOpenOption.APPEND);
        Files.write(file, end, StandardOpenOption.APPEND);

        var tool = CliRun.run(server, directory, "import", "purchases", file);

        assertThat(tool.out()).contains("line 3 damaged: is not UTF-8").contains("3 rows read = 2 accepted");
    }

    @Test
    void a_line_break_within_quotes_splits_no_row() throws IOException {
        var file = file(
                "tickets.csv",
                "\uFEFFActivity;Resource;time:timestamp;case:concept:name;Remark\r\n"
                        + "Wait;Value 1;2010-01-13T08:40:25Z;Case1;\"he says:\r\n"
                        + "Closed;Value 1;2010-01-14T08:40:25Z;Case2;like a row\r\n"
                        + "\"\"and so on\"\"\"\r\n"
                        + "Closed;Value 1;2010-01-15T08:40:25Z;Case1;secret;;\r\n"
                        + "Closed;Value 1;2010-01-15T08:40:25Z;Case1;\r\n");

        var tool = runWithReport("import", "tickets", file);

        assertThat(tool.out())
                .contains("3 rows read = 2 accepted + 0 repeated + 0 refused + 1 damaged")
                .contains("line 5 damaged: has 7 columns instead of 5");
        assertThat(server.commands())
                .map(command -> command.path("command").asString())
                .containsExactly("ticket.OpenTicket", "ticket.HoldTicket", "ticket.CloseTicket");
    }

    @Test
    void nothing_after_a_quote_that_is_never_closed_passes_for_a_row() throws IOException {
        var file = file("talk.tsv", """
                conversationId\tturnNumber\tutteranceId\tutterance\tslot-labels\tintent
                c-1\t1\tu\thi\tO\t
                c-1\t2\tu\tyou\tO\t"greeting
                c-1\t3\tu\tthere\tO\t
                c-1\t4\tu\tbye\tO\t
                """);

        var tool = CliRun.run(server, directory, "import", "conversations", file);

        assertThat(tool.out())
                .contains("2 rows read = 1 accepted + 0 repeated + 0 refused + 1 damaged")
                .contains("line 3 damaged: opens a quote that is never closed");
        assertThat(server.commands()).hasSize(2);
    }

    @Test
    void a_header_with_a_quote_that_is_never_closed_is_refused() throws IOException {
        var file = file("tickets.csv", """
                Activity,Resource,time:timestamp,case:concept:name,"Remark
                Wait,Value 1,2010-01-13T08:40:25Z,Case1,
                """);

        var tool = CliRun.run(server, directory, "import", "tickets", file);

        assertThat(tool.exitCode()).isEqualTo(3);
        assertThat(tool.err()).contains("never closed").contains("nothing was sent");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_row_of_several_commands_is_refused_if_one_of_them_was() throws IOException {
        var file = file("talk.tsv", """
                conversationId\tturnNumber\tutteranceId\tutterance\tslot-labels\tintent
                c-1\t1\tu\thi\tO\tgreeting
                c-1\t2\tu\tyou\tO\tgreeting
                """);
        server.refuse(command -> command.path("requestId").asString("").equals("multidogo:c-1:2"));

        var tool = CliRun.run(server, directory, "import", "conversations", file);

        assertThat(tool.out())
                .contains("2 rows read = 1 accepted + 0 repeated + 1 refused + 0 damaged")
                .contains("line 3 refused: not-today")
                .contains("5 commands sent");
    }

    @Test
    void several_files_are_brought_in_one_after_another() throws IOException {
        var first = file("first.txt", "00001 19970101 1 1.10\n");
        var second = file("second.txt", "00002 19970101 1 2.20\n");

        var tool = runWithReport("import", "purchases", first, second);

        assertThat(tool.out()).contains("All 2 files").contains("3.30 read, 3.30 accepted");
        assertThat(report().path("files").findValuesAsString("rowsRead")).containsExactly("1", "1");
        assertThat(report().path("total").path("rowsRead").asInt()).isEqualTo(2);
    }

    @Test
    void many_damaged_rows_are_listed_in_the_report_and_counted_in_the_summary() throws IOException {
        var tool = runWithReport("import", "purchases", file("bad.txt", HEADER + "secret\n".repeat(25)));

        assertThat(tool.out()).contains("… and 5 more such lines");
        assertThat(report().path("files").path(0).path("problems")).hasSize(25);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_report_that_cannot_be_written_is_found_out_before_anything_is_sent() throws IOException {
        var tool = CliRun.run(
                server,
                directory,
                "import",
                "purchases",
                purchases(1),
                "--report",
                directory.resolve("no/report.json"));

        assertThat(tool.exitCode()).isEqualTo(3);
        assertThat(tool.err()).contains("cannot be written").contains("nothing was sent");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void the_progress_of_an_import_is_shown() throws IOException {
        var tool = CliRun.run(server, directory, "import", "purchases", purchases(30));

        assertThat(tool.err()).contains("purchases.txt 100%").contains("30 rows");
    }

    @Test
    void a_wrong_command_line_is_explained() {
        assertThat(CliRun.run("import").exitCode()).isEqualTo(2);
        assertThat(CliRun.run("import", "purchases").exitCode()).isEqualTo(2);
        assertThat(CliRun.run("import", "purchases", "x", "--batch", "9").err()).contains("10 to 10000");
        assertThat(CliRun.run("import", "purchases", "x", "--url", "ftp://x").err())
                .contains("http://127.0.0.1:8080");
        assertThat(CliRun.run("import", "conversations", "--help").out())
                .contains("--start")
                .contains("k × 10 s");
    }
}
