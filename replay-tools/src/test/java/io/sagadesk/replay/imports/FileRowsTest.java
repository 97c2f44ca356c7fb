package io.sagadesk.replay.imports;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.replay.imports.format.HelpdeskFormat;
import io.sagadesk.replay.imports.format.RowBoundary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileRowsTest {

    private static final long UNKNOWN = -1;

    private static final String LINE_END_WITHIN_QUOTES = "1,\"two\n\"\"lines\"\"\r\nand, a third\",3";

    private static FileRows lines(byte[] bytes) {
        return new FileRows(new ByteArrayInputStream(bytes), UNKNOWN, RowBoundary.EACH_LINE);
    }

    private static FileRows csv(String file) {
        return new FileRows(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                UNKNOWN,
                new HelpdeskFormat().boundary());
    }

    private static List<String> texts(String file) throws IOException {
        return texts(lines(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(FileRows rows) throws IOException {
        var texts = new ArrayList<String>();
        for (var row = rows.next(); row != null; row = rows.next()) texts.add(row.text());
        return texts;
    }

    @Test
    void lines_end_with_or_without_a_carriage_return() throws IOException {
        assertThat(texts("one\r\ntwo\n\nfour\r\n")).containsExactly("one", "two", "", "four");
        assertThat(texts("one\ntwo")).containsExactly("one", "two");
        assertThat(texts("")).isEmpty();
    }

    @Test
    void a_byte_order_mark_is_no_text() throws IOException {
        assertThat(texts("\uFEFFone\n\uFEFFtwo")).containsExactly("one", "\uFEFFtwo");
    }

    @Test
    void lines_longer_than_the_buffer_stay_whole() throws IOException {
        var longLine = "ä€😀".repeat(50_000);

        assertThat(texts("a\n" + longLine + "\nb")).containsExactly("a", longLine, "b");
    }

    @Test
    void an_endless_line_is_damaged_and_takes_no_memory() throws Exception {
        var rows = lines(("x".repeat(FileRows.LONGEST + 70_000) + "\nfine").getBytes(StandardCharsets.UTF_8));
        var endless = requireNonNull(rows.next());

        assertThat(endless.text()).hasSize(FileRows.LONGEST);
        assertThatThrownBy(endless::intact).hasMessage("is longer than 1048576 characters");
        assertThat(rows.next()).extracting(FileRows.Row::text).isEqualTo("fine");
    }

    @Test
    void malformed_bytes_damage_their_own_line_only() throws Exception {
        var rows = lines(new byte[] {'a', '\n', 'b', (byte) 0xFF, '\n', (byte) 0xEF, (byte) 0xBF, (byte) 0xBD, '\n'});

        assertThat(rows.next()).extracting(FileRows.Row::text).isEqualTo("a");
        var malformed = requireNonNull(rows.next());
        assertThatThrownBy(malformed::intact).hasMessage("is not UTF-8");
        var replacementCharacter = requireNonNull(rows.next());
        assertThat(replacementCharacter.intact()).isEqualTo("\uFFFD");
    }

    @Test
    void a_line_end_within_quotes_belongs_to_the_row() throws IOException {
        var rows = csv("a,b,c\n" + LINE_END_WITHIN_QUOTES + "\r\nx,y,z\n");

        assertThat(rows.next()).isEqualTo(new FileRows.Row(1, "a,b,c", null));
        assertThat(rows.next()).isEqualTo(new FileRows.Row(2, LINE_END_WITHIN_QUOTES, null));
        assertThat(rows.next()).isEqualTo(new FileRows.Row(5, "x,y,z", null));
        assertThat(rows.next()).isNull();
    }

    @Test
    void a_quote_opens_nothing_unless_it_begins_a_field() throws IOException {
        assertThat(texts(csv("a 24\" screen,b\nc\"\nd;\"e\n\"\nf,\"\"\n")))
                .containsExactly("a 24\" screen,b", "c\"", "d;\"e\n\"", "f,\"\"");
    }

    @Test
    void a_row_with_careless_quotes_stays_whole() throws IOException {
        var blanks = "a, \"b\nc\",d";
        var textAfterQuotes = "a,\"b\" and \"c\nd\",e";
        var carriageReturn = "a\r\"b\nc\",d";

        assertThat(texts(csv(blanks + "\n" + textAfterQuotes + "\n" + carriageReturn + "\nx\n")))
                .containsExactly(blanks, textAfterQuotes, carriageReturn, "x");
    }

    @Test
    void a_byte_order_mark_does_not_hide_the_first_quote() throws IOException {
        assertThat(texts(csv("\uFEFF\"a\nb\",c\n"))).containsExactly("\"a\nb\",c");
    }

    @Test
    void a_quote_that_is_never_closed_takes_the_rest_of_the_file() throws Exception {
        var rows = csv("fine,1\nopen,\"1\nlike a row,2\n".concat("another,3\n".repeat(200_000)));

        assertThat(requireNonNull(rows.next()).intact()).isEqualTo("fine,1");
        var open = requireNonNull(rows.next());
        assertThat(open.number()).isEqualTo(2);
        assertThat(open.text()).hasSize(FileRows.LONGEST);
        assertThatThrownBy(open::intact).hasMessageStartingWith("opens a quote that is never closed");
        assertThat(rows.next()).isNull();
    }

    @Test
    void an_endless_row_of_many_lines_ends_where_its_quotes_end() throws Exception {
        var rows = csv("\"" + "like,a row\n".repeat(100_000) + "\",x\nfine,1\n");

        assertThatThrownBy(requireNonNull(rows.next())::intact).hasMessage("is longer than 1048576 characters");
        assertThat(rows.next()).isEqualTo(new FileRows.Row(100_002, "fine,1", null));
    }

    @Test
    void the_last_row_of_a_file_that_grows_may_be_half_a_row() throws Exception {
        var bytes = "whole\nhal".getBytes(StandardCharsets.UTF_8);

        var grown = new FileRows(new ByteArrayInputStream(bytes), 6, RowBoundary.EACH_LINE);
        assertThat(requireNonNull(grown.next()).intact()).isEqualTo("whole");
        assertThatThrownBy(requireNonNull(grown.next())::intact).hasMessageContaining("may be half a row");

        var unchanged = new FileRows(new ByteArrayInputStream(bytes), 9, RowBoundary.EACH_LINE);
        unchanged.next();
        assertThat(requireNonNull(unchanged.next()).intact()).isEqualTo("hal");
    }

    @Test
    void malformed_bytes_within_quotes_damage_the_whole_row() throws Exception {
        var bytes = "a,\"b\n?\nc\"\nfine\n".getBytes(StandardCharsets.UTF_8);
        bytes[5] = (byte) 0xFF;
        var rows = new FileRows(new ByteArrayInputStream(bytes), UNKNOWN, new HelpdeskFormat().boundary());

        assertThatThrownBy(requireNonNull(rows.next())::intact).hasMessage("is not UTF-8");
        assertThat(rows.next()).isEqualTo(new FileRows.Row(4, "fine", null));
    }
}
