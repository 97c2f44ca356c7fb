package io.sagadesk.replay.imports;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static Lines lines(byte[] bytes) {
        return new Lines(new ByteArrayInputStream(bytes));
    }

    private static List<String> texts(String file) throws IOException {
        var lines = lines(file.getBytes(StandardCharsets.UTF_8));
        var texts = new ArrayList<String>();
        for (var line = lines.next(); line != null; line = lines.next()) texts.add(line.text());
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
        var lines = lines(("x".repeat(Lines.LONGEST + 70_000) + "\nfine").getBytes(StandardCharsets.UTF_8));
        var endless = requireNonNull(lines.next());

        assertThat(endless.text()).hasSize(Lines.LONGEST);
        assertThatThrownBy(endless::intact).hasMessage("is longer than 1048576 characters");
        assertThat(lines.next()).extracting(Lines.Line::text).isEqualTo("fine");
    }

    @Test
    void malformed_bytes_damage_their_own_line_only() throws Exception {
        var lines = lines(new byte[] {'a', '\n', 'b', (byte) 0xFF, '\n', (byte) 0xEF, (byte) 0xBF, (byte) 0xBD, '\n'});

        assertThat(lines.next()).extracting(Lines.Line::text).isEqualTo("a");
        var malformed = requireNonNull(lines.next());
        assertThatThrownBy(malformed::intact).hasMessage("is not UTF-8");
        var replacementCharacter = requireNonNull(lines.next());
        assertThat(replacementCharacter.intact()).isEqualTo("\uFFFD");
    }
}
