package io.sagadesk.server;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A data directory written by the previous version, and the responses of that version; {@code README.md} beside it says
 * more.
 */
final class PreviousVersion {

    /** The time on its clock when it was stopped. */
    static final Instant STOPPED = Instant.parse("2026-03-24T21:15:00Z");

    /** The last position of its log. */
    static final long LAST = 769;

    private static final String ARCHIVE = "/previous-version/data.zip";
    private static final String DATA = "data/";
    private static final String ANSWERS = "answers.json";
    private static final MathContext COMPARED_PRECISION = new MathContext(9);
    private static final JsonMapper JSON = JsonMapper.shared();

    private PreviousVersion() {}

    /** Unpacks its files into a directory, readable only by their owner, as a server requires for its keys. */
    static void unpackTo(Path directory) throws IOException {
        try (var archive = archive()) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (!entry.getName().startsWith(DATA)) continue;
                var path = directory.resolve(entry.getName().substring(DATA.length()));
                if (entry.isDirectory()) Files.createDirectories(path);
                else Files.copy(archive, path);
                var permissions = entry.isDirectory() ? "rwx------" : "rw-------";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            }
        }
    }

    /** Its responses, by request. */
    static Map<String, JsonNode> answers() throws IOException {
        var answers = new LinkedHashMap<String, JsonNode>();
        try (var archive = archive()) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (!entry.getName().equals(ANSWERS)) continue;
                for (var answer : JSON.readTree(archive.readAllBytes())) {
                    answers.put(answer.path("ask").asString(), answer.path("answer"));
                }
            }
        }
        return answers;
    }

    /** The rows of a log up to {@link #LAST}, byte for byte. */
    static List<String> log(Path directory) {
        var columns = "position, event_id, aggregate_type, aggregate_id, sequence, recorded_at, payload_type, revision,"
                + " hex(CAST(payload AS BLOB)), hex(CAST(metadata AS BLOB))";
        return rows(directory, "SELECT " + columns + " FROM event WHERE position <= " + LAST + " ORDER BY position");
    }

    /** The result of an SQL query on the log, each row as one text. */
    static List<String> rows(Path directory, String query) {
        try (var log = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
                var rows = log.createStatement().executeQuery(query)) {
            var texts = new ArrayList<String>();
            var columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (var column = 1; column <= columns; column++) row.add(String.valueOf(rows.getString(column)));
                texts.add(String.join("|", row));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Converts an answer to today's form, and rounds fractions to a number of digits that every processor computes alike. */
    static JsonNode comparable(JsonNode answer) {
        return rounded(CurrentForm.of(answer));
    }

    private static JsonNode rounded(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            var copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), rounded(field.getValue())));
            return copy;
        }
        if (answer instanceof ArrayNode array) {
            var copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(rounded(element)));
            return copy;
        }
        if (!answer.isFloatingPointNumber()) return answer;
        var rounded =
                BigDecimal.valueOf(answer.asDouble()).round(COMPARED_PRECISION).stripTrailingZeros();
        return JsonNodeFactory.instance.stringNode(rounded.toPlainString());
    }

    /**
     * Returns an answer of this version reduced to what the previous version could say: without fields that are new, and
     * with the former version of a read model that was rebuilt.
     */
    static JsonNode asBefore(JsonNode answer, JsonNode before) {
        if (answer instanceof ObjectNode object && before instanceof ObjectNode known) {
            var copy = JsonNodeFactory.instance.objectNode();
            object.properties().stream()
                    .filter(field -> known.has(field.getKey()))
                    .forEach(field -> copy.set(field.getKey(), asBefore(field.getValue(), known.path(field.getKey()))));
            if (known.has("projection") && known.has("version")) copy.set("version", known.path("version"));
            return copy;
        }
        if (answer instanceof ArrayNode array && array.size() == before.size()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            for (var i = 0; i < array.size(); i++) copy.add(asBefore(array.get(i), before.get(i)));
            return copy;
        }
        return answer;
    }

    private static ZipInputStream archive() {
        return new ZipInputStream(resource());
    }

    private static InputStream resource() {
        return Objects.requireNonNull(PreviousVersion.class.getResourceAsStream(ARCHIVE), ARCHIVE);
    }
}
