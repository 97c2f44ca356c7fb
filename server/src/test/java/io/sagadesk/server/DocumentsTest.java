package io.sagadesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written for people keeps up with what is written for machines. */
class DocumentsTest {

    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void the_glossary_has_a_line_for_each_command_and_event() throws IOException {
        var words = words("glossary.md");

        assertThat(words).containsAll(names(Vocabulary.COMMANDS)).containsAll(names(Vocabulary.EVENTS));
    }

    @Test
    void the_interface_is_documented_for_each_command() throws IOException {
        assertThat(words("http.md")).containsAll(names(Vocabulary.COMMANDS));
    }

    private static List<String> names(List<? extends Class<?>> messages) {
        return messages.stream().map(Class::getSimpleName).toList();
    }

    private static Set<String> words(String document) throws IOException {
        return Arrays.stream(Files.readString(DOCS.resolve(document)).split("\\W+"))
                .collect(Collectors.toSet());
    }
}
