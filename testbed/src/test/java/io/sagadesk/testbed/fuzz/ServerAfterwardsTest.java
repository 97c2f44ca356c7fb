package io.sagadesk.testbed.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.testbed.fuzz.request.MarkedTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAfterwardsTest {

    @TempDir
    Path directory;

    @Test
    void a_text_or_an_id_of_a_request_in_the_log_is_found() throws IOException {
        var log = Files.write(
                directory.resolve("server.log"),
                List.of("ready", "WARN " + MarkedTexts.TEXT + " Anna", "", "ERROR ticket/" + MarkedTexts.ID + "7"));

        assertThat(ServerAfterwards.marked(log)).hasSize(2).allMatch(line -> line.contains(MarkedTexts.ANY));
        assertThat(ServerAfterwards.marked(Files.createFile(directory.resolve("empty"))))
                .isEmpty();
    }
}
