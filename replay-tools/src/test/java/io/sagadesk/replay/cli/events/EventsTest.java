package io.sagadesk.replay.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.replay.CliRun;
import io.sagadesk.replay.LogOnDisk;
import io.sagadesk.replay.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests {@code events} on a data directory. */
class EventsTest {

    @TempDir
    Path directory;

    @BeforeEach
    void record() {
        try (var log = new LogOnDisk(directory)) {
            Samples.record(log);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                        | 0 1 2 3 4 5 6
                    --subject ticket/t-1                                      | 3 5
                    --subject conversation/talk-1                             | 0 1 2 3
                    --subject customer/ben                                    | 4
                    --subject agent/a-1                                       | 3
                    --subject order/o-1 --subject ticket/t-2                  | 4 6
                    --subject ticket/t-                                       | ''
                    --type ticket.TicketOpened                                | 3 4
                    --type ticket.                                            | 3 4 5
                    --type order. --type conversation.MessagePosted           | 1 6
                    --actor policy/escalation                                 | 5
                    --actor customer/                                         | 0 1
                    --actor app/ --actor agent/a-1                            | 2 3 6
                    --from 2026-01-02                                         | 3 4 5 6
                    --to 2026-01-02                                           | 0 1 2
                    --from 2026-01-02T00:00:00.123456Z                        | 3 4 5 6
                    --from 2026-01-02T00:00:00.123457Z                        | 4 5 6
                    --to 2026-01-02T01:00:00.123456+01:00                     | 0 1 2
                    --from 2030-01-01                                         | ''
                    --after 4                                                 | 5 6
                    --after -1 --until 1                                      | 0 1
                    --after 99                                                | ''
                    --limit 2                                                 | 0 1
                    --limit 7                                                 | 0 1 2 3 4 5 6
                    --type ticket. --subject customer/anna --limit 1          | 3
                    --type ticket. --actor app/                               | ''
                    --from 2026-01-02 --after 3 --until 5 --type ticket.      | 4 5
                    """)
    void each_filter_lets_pass_what_it_should(String filter, String positions) {
        var shown = lines(filter, "--json");

        assertThat(shown).extracting(event -> event.path("position").asString()).containsExactly(words(positions));
    }

    @Test
    void a_line_says_everything_about_its_event_as_it_is_stored_but_opened() {
        var line = show("--json", "--limit", "2").out().lines().toList().get(1);

        assertThat(line)
                .startsWith("{\"position\":1,\"type\":\"conversation.MessagePosted\",\"revision\":\"1\","
                        + "\"eventId\":\"event-1\",\"aggregateId\":\"conversation/talk-1\",\"sequence\":1,"
                        + "\"recordedAt\":\"2026-01-01T23:58:00.123456Z\",\"metadata\":{\"")
                .endsWith("\"},\"payload\":{\"conversationId\":\"talk-1\",\"customerId\":\"anna\","
                        + "\"messageId\":\"m-1\",\"author\":{\"kind\":\"CUSTOMER\",\"id\":null},"
                        + "\"text\":\"Where is my \\\"parcel\\\"? <Ü ✓>\",\"at\":\"2025-09-23T23:57:00.123456Z\"}}");
        assertThat(JsonMapper.shared().readTree(line).path("metadata").toString())
                .contains("\"actor\":\"customer/anna\"", "\"causationId\":\"command-1\"")
                .contains("\"correlationId\":\"journey-1\"", "\"conversationId\":\"talk-1\"", "\"channel\":");
    }

    @Test
    void a_sealed_log_is_shown_as_it_is_stored() {
        var opened = lines("--json", "--subject ticket/t-1");
        var sealed = lines("--json --sealed", "--subject ticket/t-1");

        assertThat(sealed.get(0).path("payload").path("subject").asString()).startsWith("pd2.");
        assertThat(sealed.get(0).path("payload").propertyNames())
                .containsExactlyElementsOf(opened.get(0).path("payload").propertyNames());
        assertThat(sealed.get(1)).isEqualTo(opened.get(1));
        assertThat(show("--sealed").out()).doesNotContain("parcel").contains("subject=pd2.…");
    }

    @Test
    void without_json_events_are_shown_as_a_table_for_people() {
        var shown = show("--subject", "ticket/t-1");

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out().lines())
                .first()
                .asString()
                .matches("POSITION +RECORDED +TYPE +SUBJECT +ACTOR +WHAT".replace("POSITION", " *POSITION"));
        assertThat(shown.out().lines().skip(1))
                .containsExactly(
                        "        3  2026-01-02T00:00:00.123Z  ticket.TicketOpened               ticket/t-1"
                                + "                    agent/a-1           customerId=\"anna\" conversationId=\"talk-1\""
                                + " priority=\"HIGH\" subject=\"Where is my \\\"parcel\\\"? <Ü ✓>\"",
                        "        5  2026-01-02T00:02:00.123Z  ticket.TicketEscalated            ticket/t-1"
                                + "                    policy/escalation   customerId=\"anna\" from=\"AGENT\" to=\"SENIOR\""
                                + " because={\"rule\":\"escalation\",\"version\":2,\"inputs\":{\"waited\":\"PT2H\"}}");
    }

    @Test
    void what_was_forgotten_reads_so_and_the_rest_as_before() {
        try (var log = new LogOnDisk(directory)) {
            log.keys().destroy(new CustomerId("anna"));
        }

        assertThat(lines("--json", "--type ticket.TicketOpened"))
                .extracting(event -> event.path("payload").path("subject").asString())
                .containsExactly(PersonalData.FORGOTTEN, Samples.SAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.db", "master.key"})
    void without_its_keys_a_log_is_shown_sealed_and_that_is_said(String missing) throws IOException {
        Files.delete(directory.resolve(missing));

        var shown = show("--json");

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.err()).contains("Personal data stays sealed").hasLineCount(1);
        assertThat(shown.out()).hasLineCount(Samples.EVENTS).contains("pd2.").doesNotContain("parcel");
        assertThat(show("--json", "--sealed").err()).isEmpty();
    }

    @Test
    void keys_of_another_log_are_an_error_and_not_a_gap() throws IOException {
        var other = Files.createDirectory(directory.resolve("other"));
        try (var log = new LogOnDisk(other)) {
            Samples.record(log);
        }
        Files.copy(directory.resolve("events.db"), other.resolve("events.db"), StandardCopyOption.REPLACE_EXISTING);

        var shown = CliRun.run("events", "--data", other);

        assertThat(shown.exitCode()).isEqualTo(3);
        assertThat(shown.err())
                .contains("No key with the commitment", "--sealed")
                .hasLineCount(1);
        assertThat(CliRun.run("events", "--data", other, "--sealed").exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --subject t-1              | --subject is a kind and an id
                    --subject ticket/          | --subject is a kind and an id
                    --type ticket              | --type is an event's name
                    --type ticket.TicketOpend  | --type is an event's name
                    --type .                   | --type is an event's name
                    --actor a-1                | --actor is a kind and an id
                    --from yesterday           | --from is a date
                    --to 2026-02-30            | --to is a date
                    --after -2                 | --after is a number
                    --until x                  | --until is a number
                    --limit 0                  | --limit is a number
                    --limit 99999999999999999999 | --limit is a number
                    --url http://127.0.0.1:1   | --data asks no server
                    --patience 1               | --data asks no server
                    """)
    void a_wrong_filter_is_explained(String filter, String explanation) {
        var shown = show(words(filter));

        assertThat(shown.exitCode()).isEqualTo(2);
        assertThat(shown.err()).contains(explanation);
        assertThat(shown.out()).isEmpty();
    }

    @Test
    void a_directory_without_a_log_is_explained() {
        var shown = CliRun.run("events", "--data", directory.resolve("none"));

        assertThat(shown.exitCode()).isEqualTo(3);
        assertThat(shown.err()).contains("There is no event log");
    }

    private List<JsonNode> lines(String... options) {
        var shown = show(Arrays.stream(options)
                .flatMap(option -> Arrays.stream(words(option)))
                .toArray(String[]::new));
        assertThat(shown.err()).isEmpty();
        assertThat(shown.exitCode()).isZero();
        return shown.out().lines().map(JsonMapper.shared()::readTree).toList();
    }

    private CliRun show(String... options) {
        var arguments = new ArrayList<Object>(List.of("events", "--data", directory));
        arguments.addAll(List.of(options));
        return CliRun.run(arguments.toArray());
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(" +");
    }
}
