package io.sagadesk.server.http.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** Times in commands are read as Java reads them. */
class CommandTimesTest {

    private static Instant read(String text) {
        return CommandJson.STRICT.readValue("\"" + text + "\"", Instant.class);
    }

    @Test
    void a_time_in_full_seconds_is_read_as_java_reads_it() {
        var random = new Random(7);
        for (var n = 0; n < 10_000; n++) {
            var time = Instant.ofEpochSecond(random.nextLong(-62_167_219_200L, 253_402_300_800L)); // years 0 to 9999
            assertThat(read(time.toString())).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T23:59:59Z",
                "2026-01-01T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2026-01-01T12:00:00.123Z",
                "2026-01-01T12:00:00+01:00",
                "2026-01-01t12:00:00z",
                "+12026-01-01T12:00:00Z"
            })
    void an_unusual_time_is_read_as_java_reads_it(String text) {
        assertThat(read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-01T25:00:00Z",
                "2026-01-01 00:00:00Z",
                "2026-01-01T00:00:0aZ",
                "٢026-01-01T00:00:00Z",
                "today"
            })
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JacksonException.class);
    }
}
