package io.sagadesk.replay.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiDogoFormatTest {

    private static final String HEADER = "conversationId\tturnNumber\tutteranceId\tutterance\tslot-labels\tintent";

    private final RowConverter conversations = new MultiDogoFormat(Instant.parse("2020-01-01T00:00:00Z"));

    @BeforeEach
    void know_the_columns() {
        assertThat(conversations.recognises(HEADER)).isTrue();
    }

    private static String row(String conversation, String turn, String text, String intent) {
        return String.join("\t", conversation, turn, "<CONV>" + conversation + "<TURN>" + turn, text, "O", intent);
    }

    @Test
    void the_first_turn_starts_the_conversation_says_something_and_wants_something() throws DamagedRow {
        assertThat(Rows.commands(conversations, row("c-1", "1", "i want a flight", "bookflight")))
                .map(Object::toString)
                .containsExactly(
                        "{\"command\":\"conversation.StartConversation\",\"conversationId\":\"c-1\","
                                + "\"customerId\":\"multidogo-c-1\",\"channel\":\"WEB_CHAT\",\"at\":\"2020-01-01T00:00:00Z\"}",
                        "{\"command\":\"conversation.PostMessage\",\"conversationId\":\"c-1\",\"messageId\":\"turn-1\","
                                + "\"author\":{\"kind\":\"CUSTOMER\"},\"text\":\"i want a flight\",\"at\":\"2020-01-01T00:00:10Z\"}",
                        "{\"command\":\"conversation.ReportIntent\",\"requestId\":\"multidogo:c-1:1\","
                                + "\"conversationId\":\"c-1\",\"messageId\":\"turn-1\",\"intents\":[\"bookflight\"],"
                                + "\"at\":\"2020-01-01T00:00:10Z\"}");
    }

    @Test
    void a_further_turn_starts_nothing() throws DamagedRow {
        assertThat(Rows.names(conversations, row("c-1", "1", "hi", "x"), row("c-1", "4", "you", "y")))
                .containsExactly("StartConversation+PostMessage+ReportIntent", "PostMessage+ReportIntent");
    }

    @Test
    void the_clock_gives_each_conversation_a_minute_and_each_turn_ten_seconds() throws DamagedRow {
        var commands = Rows.commands(
                conversations, row("c-1", "0", "hi", ""), row("c-2", "0", "hi", ""), row("c-2", "12", "you", ""));

        assertThat(commands)
                .map(command -> command.path("at").asString())
                .containsExactly(
                        "2020-01-01T00:00:00Z",
                        "2020-01-01T00:00:00Z",
                        "2020-01-01T00:01:00Z",
                        "2020-01-01T00:01:00Z",
                        "2020-01-01T00:03:00Z");
    }

    @Test
    void a_damaged_row_does_not_move_the_clock() throws DamagedRow {
        assertThatThrownBy(() -> conversations.convert(row("c-0", "1", " ", "x")))
                .isInstanceOf(DamagedRow.class);

        assertThat(Rows.commands(conversations, row("c-1", "0", "hi", ""))
                        .get(0)
                        .path("at")
                        .asString())
                .isEqualTo("2020-01-01T00:00:00Z");
    }

    @Test
    void a_quoted_text_may_contain_tabs_line_breaks_and_quotes() throws DamagedRow {
        var message = Rows.commands(conversations, row("c-1", "1", "\"my address:\t\"\"here\"\"\nroom 5\"", "x"))
                .get(1);

        assertThat(message.path("text").asString()).isEqualTo("my address:\t\"here\"\nroom 5");
    }

    @ParameterizedTest
    @CsvSource({
        "bookflight<div>getseatinfo, '[\"bookflight\",\"getseatinfo\"]'",
        "bookflight<div><div> bookflight , '[\"bookflight\"]'",
        "' bookflight ', '[\"bookflight\"]'"
    })
    void intents_are_told_apart_and_reported_once(String column, String intents) throws DamagedRow {
        var report = Rows.commands(conversations, row("c-1", "1", "hi", column)).get(2);

        assertThat(report.path("intents").toString()).isEqualTo(intents);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'<div>'"})
    void a_turn_without_intents_reports_none(String column) throws DamagedRow {
        assertThat(Rows.names(conversations, row("c-1", "1", "hi", column)))
                .containsExactly("StartConversation+PostMessage");
    }

    @Test
    void turn_numbers_may_be_written_as_decimals() throws DamagedRow {
        assertThat(Rows.commands(conversations, row("c-1", "7.0", "hi", "x"))
                        .get(1)
                        .path("messageId")
                        .asString())
                .isEqualTo("turn-7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conversationId\tturnNumber\tutteranceId\tutterance\tslot-labels\tintent|repeats the header",
                "c-1\t1\tu\tsecret words|has 4 columns instead of 6",
                "c-1\t1\tu\tsecret\twords\tO\tintent|has 7 columns instead of 6",
                "c-1\t1\tu\t\"secret\" words\tO\tintent|has a quote in the wrong place",
                "c-1\t1\tu\t \tO\tintent|has no utterance",
                "secret words\t1\tu\thi\tO\tintent|has a conversation that is not an id",
                "c-1\tsecret words\tu\thi\tO\tintent|has a turn number of another form than expected",
                "c-1\t1.5\tu\thi\tO\tintent|has a turn number of another form than expected"
            })
    void a_damaged_row_is_explained_without_being_repeated(String row, String reason) {
        assertThatThrownBy(() -> conversations.convert(row))
                .isInstanceOf(DamagedRow.class)
                .hasMessage(reason);
    }

    @Test
    void a_carriage_return_outside_quotes_damages_the_whole_row() {
        assertThatThrownBy(() -> conversations.convert(row("c-1", "1", "hi", "x\ry")))
                .isInstanceOf(DamagedRow.class)
                .hasMessage("has a line end outside quotes");
    }
}
