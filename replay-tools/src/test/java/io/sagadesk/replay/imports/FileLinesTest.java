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

class FileLinesTest {

    private static FileLines lines(byte[] bytes) {
        return new FileLines(new ByteArrayInputStream(bytes));
    }

    private static List<String> texts(String file) throws IOException {
        var fileLines = lines(file.getBytes(StandardCharsets.UTF_8));
        var texts = new ArrayList<String>();
        for (var line = fileLines.next(); line != null; line = fileLines.next()) texts.add(line.text());
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
        var fileLines = lines(("x".repeat(FileLines.LONGEST + 70_000) + "\nfine").getBytes(StandardCharsets.UTF_8));
        var endless = requireNonNull(fileLines.next());

        assertThat(endless.text()).hasSize(FileLines.LONGEST);
        assertThatThrownBy(endless::intact).hasMessage("is longer than 1048576 characters");
        assertThat(fileLines.next()).extracting(FileLines.Line::text).isEqualTo("fine");
    }

    @Test
    void malformed_bytes_damage_their_own_line_only() throws Exception {
        var fileLines =
                lines(new byte[] {'a', '\n', 'b', (byte) 0xFF, '\n', (byte) 0xEF, (byte) 0xBF, (byte) 0xBD, '\n'});

        assertThat(fileLines.next()).extracting(FileLines.Line::text).isEqualTo("a");
        var malformed = requireNonNull(fileLines.next());
        assertThatThrownBy(malformed::intact).hasMessage("is not UTF-8");
        var replacementCharacter = requireNonNull(fileLines.next());
        assertThat(replacementCharacter.intact()).isEqualTo("\uFFFD");
    }
}
