package io.sagadesk.replay.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLinesFormatTest {

    private final RowConverter commands = new CommandLinesFormat();

    @Test
    void a_known_command_goes_through_as_it_is() throws DamagedRow {
        var line = "{\"ticketId\":\"Ü-1\",  \"command\":\"ticket.CloseTicket\"}";

        assertThat(commands.convert(line).lines()).singleElement().isEqualTo(line.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"command\":\"ticket.CloseTicket\"|is not JSON",
                "{\"command\":\"ticket.CloseTicket\"} secret|is not JSON",
                "[\"ticket.CloseTicket\"]|is not a JSON object",
                "{\"command\":\"ticket.BurnTicket\"}|names no known command",
                "{\"command\":7}|names no known command",
                "{}|names no known command"
            })
    void a_line_that_is_no_known_command_is_damaged(String line, String reason) {
        assertThatThrownBy(() -> commands.convert(line))
                .isInstanceOf(DamagedRow.class)
                .hasMessage(reason);
    }
}
