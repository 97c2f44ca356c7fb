package io.sagadesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.vocabulary.Vocabulary;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Checks the names of all commands. Clients send commands by name: a name may be added, but never changed or removed. */
class GoldenCommandsTest {

    @Test
    void the_names_of_commands_are_those_that_applications_know() throws IOException {
        assertThat(Vocabulary.COMMANDS.stream().map(Vocabulary::nameOf))
                .containsExactlyInAnyOrderElementsOf(GoldenFile.lines("commands.txt"));
    }
}
