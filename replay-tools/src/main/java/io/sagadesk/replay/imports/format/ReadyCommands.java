package io.sagadesk.replay.imports.format;

import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.replay.client.CommandLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** Lines that are commands already. */
public final class ReadyCommands implements Converter {

    public static final String SOURCE = "commands";
    public static final String CLOCK = "A command without a time happens when the server receives it";

    private static final Set<String> KNOWN =
            Vocabulary.COMMANDS.stream().map(Vocabulary::nameOf).collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean recognises(String firstLine) {
        try {
            convert(firstLine);
            return true;
        } catch (Damaged anotherKind) {
            return false;
        }
    }

    @Override
    public boolean isHeader(String firstLine) {
        return false;
    }

    @Override
    public Converted convert(String row) throws Damaged {
        try {
            var command = CommandLines.JSON.readTree(row);
            if (!command.isObject()) throw new Damaged("is not a JSON object");
            if (!KNOWN.contains(command.path("command").asString(""))) throw new Damaged("names no known command");
            return new Converted(List.of(row.getBytes(StandardCharsets.UTF_8)));
        } catch (JacksonException malformed) {
            throw new Damaged("is not JSON");
        }
    }
}
