package io.sagadesk.replay.imports.format;

import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.replay.client.CommandJsonLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** Accepts lines that are commands in JSON already, and checks only that the command is known. */
public final class CommandLinesFormat implements RowConverter {

    public static final String SOURCE = "commands";
    public static final String CLOCK = "A command without a time happens when the server receives it";

    private static final Set<String> KNOWN =
            Vocabulary.COMMANDS.stream().map(Vocabulary::nameOf).collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean recognises(String firstLine) {
        try {
            convert(firstLine);
            return true;
        } catch (DamagedRow anotherKind) {
            return false;
        }
    }

    @Override
    public boolean isHeader(String firstLine) {
        return false;
    }

    @Override
    public ConvertedRow convert(String row) throws DamagedRow {
        try {
            var command = CommandJsonLines.JSON.readTree(row);
            if (!command.isObject()) throw new DamagedRow("is not a JSON object");
            if (!KNOWN.contains(command.path("command").asString(""))) throw new DamagedRow("names no known command");
            return new ConvertedRow(List.of(row.getBytes(StandardCharsets.UTF_8)));
        } catch (JacksonException malformed) {
            throw new DamagedRow("is not JSON");
        }
    }
}
