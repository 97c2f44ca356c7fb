package io.sagadesk.replay.imports.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Converts rows without a file or a server. */
final class Rows {

    private static final JsonMapper JSON = new JsonMapper();

    private Rows() {}

    static List<JsonNode> commands(RowConverter rowConverter, String... rows) throws DamagedRow {
        var commands = new ArrayList<JsonNode>();
        for (var row : rows) {
            for (var line : rowConverter.convert(row).lines()) {
                commands.add(JSON.readTree(new String(line, StandardCharsets.UTF_8)));
            }
        }
        return commands;
    }

    /** The simple names of the commands, those of each row joined by a plus sign. */
    static List<String> names(RowConverter rowConverter, String... rows) throws DamagedRow {
        var names = new ArrayList<String>();
        for (var row : rows) {
            names.add(String.join(
                    "+", commands(rowConverter, row).stream().map(Rows::name).toList()));
        }
        return names;
    }

    static String name(JsonNode command) {
        return command.path("command").asString().replaceAll("^\\w+\\.", "");
    }
}
