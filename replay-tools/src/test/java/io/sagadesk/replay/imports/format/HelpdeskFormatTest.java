package io.sagadesk.replay.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpdeskFormatTest {

    private static final String TAKE = "Take in charge ticket";

    private final RowConverter tickets = new HelpdeskFormat();
    private int second;

    @BeforeEach
    void know_the_columns() {
        assertThat(tickets.recognises("concept:name,time:timestamp,Activity,Resource,case:concept:name"))
                .isTrue();
    }

    private String row(String activity, String resource, String name) {
        return String.format(
                Locale.ROOT, "%s,2010-01-13 08:40:%02d+00:00,%s,%s,%s", activity, second++, activity, resource, name);
    }

    private String row(String activity) {
        return row(activity, "Value 2", "Case7");
    }

    @Test
    void the_first_row_opens_the_ticket_and_nothing_it_says_is_dropped() throws DamagedRow {
        assertThat(Rows.commands(tickets, row("Assign seriousness")))
                .map(Object::toString)
                .containsExactly(
                        "{\"command\":\"ticket.OpenTicket\",\"ticketId\":\"Case7\",\"customerId\":\"helpdesk-Case7\","
                                + "\"priority\":\"NORMAL\",\"subject\":\"Help-desk case Case7\",\"at\":\"2010-01-13T08:40:00Z\"}",
                        "{\"command\":\"ticket.NoteOnTicket\",\"ticketId\":\"Case7\",\"messageId\":\"row-1\","
                                + "\"author\":{\"kind\":\"AGENT\",\"id\":\"value-2\"},\"text\":\"Assign seriousness\","
                                + "\"at\":\"2010-01-13T08:40:00Z\"}");
    }

    @Test
    void each_activity_of_a_ticket_becomes_the_command_that_it_stands_for() throws DamagedRow {
        assertThat(Rows.names(
                        tickets,
                        row("Assign seriousness"),
                        row(TAKE),
                        row("Wait"),
                        row("Require upgrade"),
                        row(TAKE),
                        row("Resolve ticket"),
                        row("Closed")))
                .containsExactly(
                        "OpenTicket+NoteOnTicket",
                        "AssignTicket",
                        "HoldTicket",
                        "NoteOnTicket",
                        "ResumeTicket",
                        "SolveTicket",
                        "CloseTicket");
    }

    @Test
    void what_cannot_happen_twice_becomes_a_note() throws DamagedRow {
        assertThat(Rows.names(
                        tickets,
                        row(TAKE),
                        row(TAKE),
                        row("Wait"),
                        row("Wait"),
                        row("RESOLVED"),
                        row("Resolve ticket"),
                        row("Closed"),
                        row("Closed"),
                        row(TAKE),
                        row("VERIFIED")))
                .containsExactly(
                        "OpenTicket+AssignTicket",
                        "NoteOnTicket",
                        "HoldTicket",
                        "NoteOnTicket",
                        "SolveTicket",
                        "NoteOnTicket",
                        "CloseTicket",
                        "NoteOnTicket",
                        "NoteOnTicket",
                        "NoteOnTicket");
    }

    @Test
    void another_agent_takes_over_what_waits_or_was_solved() throws DamagedRow {
        assertThat(Rows.names(
                        tickets,
                        row("Wait"),
                        row(TAKE),
                        row(TAKE, "Value 3", "Case7"),
                        row("Resolve ticket"),
                        row(TAKE, "Value 4", "Case7"),
                        row("Resolve ticket"),
                        row("Wait")))
                .containsExactly(
                        "OpenTicket+HoldTicket",
                        "ResumeTicket+AssignTicket",
                        "AssignTicket",
                        "SolveTicket",
                        "ReopenTicket+AssignTicket",
                        "SolveTicket",
                        "ReopenTicket+HoldTicket");
    }

    @Test
    void every_command_without_an_id_of_its_own_carries_one_that_counts_the_rows_and_commands_of_its_case()
            throws DamagedRow {
        assertThat(Rows.commands(tickets, row("Wait"), row(TAKE), row("Closed", "Value 5", "Case8")))
                .map(command ->
                        Rows.name(command) + " " + command.path("requestId").asString("-"))
                .containsExactly(
                        "OpenTicket -",
                        "HoldTicket helpdesk:Case7:1:2",
                        "ResumeTicket helpdesk:Case7:2:1",
                        "AssignTicket helpdesk:Case7:2:2",
                        "OpenTicket -",
                        "CloseTicket helpdesk:Case8:1:2");
    }

    @Test
    void quotes_and_commas_are_understood() throws DamagedRow {
        var note = Rows.commands(tickets, row("\"Wait, then \"\"call\"\"\"")).get(1);

        assertThat(note.path("text").asString()).isEqualTo("Wait, then \"call\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_header_shows_the_separator(String separator) throws DamagedRow {
        var file = new HelpdeskFormat();
        var header = List.of("Activity", "Resource", "time:timestamp", "case:concept:name", "\"a,b;c\td\"");
        var row = List.of("\"Call, then; write\"", "Value 2", "2010-01-13T08:40:25Z", "Case7", "1");

        assertThat(file.recognises(String.join(separator, header))).isTrue();
        assertThat(Rows.commands(file, String.join(separator, row)))
                .map(command -> command.path("text").asString("-"))
                .containsExactly("-", "Call, then; write");
    }

    @Test
    void another_separator_is_another_kind() {
        assertThat(new HelpdeskFormat().recognises("Activity|Resource|time:timestamp|case:concept:name"))
                .isFalse();
        assertThat(new HelpdeskFormat().recognises("Activity,Resource;time:timestamp,case:concept:name"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concept:name,time:timestamp,Activity,Resource,case:concept:name|repeats the header",
                "a,2010-01-13 08:40:25+00:00,secret,Value 2|has 4 columns instead of 5",
                "a,13.1.2010 secret,Wait,Value 2,Case7|has a time of another form than expected",
                "a,2010-02-30 08:40:25+00:00,Wait,Value 2,Case7|has a time of another form than expected",
                "a,2010-01-13 08:40:25+00:00, ,Value 2,Case7|has no activity",
                "a,2010-01-13 08:40:25+00:00,Wait,,Case7|has a resource that is not an id",
                "a,2010-01-13 08:40:25+00:00,Wait,Value 2,secret case|has a case that is not an id",
                "a,2010-01-13 08:40:25+00:00,\"secret\" words,Value 2,Case7|has a quote in the wrong place",
                "a,2010-01-13 08:40:25+00:00,\"secret,Value 2,Case7|has 3 columns instead of 5"
            })
    void a_damaged_row_is_explained_without_being_repeated(String row, String reason) {
        assertThatThrownBy(() -> tickets.convert(row))
                .isInstanceOf(DamagedRow.class)
                .hasMessage(reason);
    }

    @Test
    void a_carriage_return_outside_quotes_damages_the_whole_row() {
        assertThatThrownBy(() -> tickets.convert(row("Wait", "Value 2", "Case7\rmore")))
                .isInstanceOf(DamagedRow.class)
                .hasMessage("has a line end outside quotes");
    }
}
