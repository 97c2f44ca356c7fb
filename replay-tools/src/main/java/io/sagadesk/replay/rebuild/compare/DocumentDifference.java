package io.sagadesk.replay.rebuild.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A document that differs between two versions of a projection.
 *
 * @param missingIn {@code before} or {@code after}, if that version lacks the document
 * @param fields the fields that differ, if both versions have the document
 */
public record DocumentDifference(
        String model, String id, @Nullable String missingIn, List<Field> fields) {

    private static final int MAX_LENGTH = 2_000; // characters, because many differences are stored in one document

    /**
     * A field that differs.
     *
     * @param path such as {@code doc.priority}
     * @param before the value as JSON, truncated if it is long; personal data stays sealed; absent if the field is
     *     missing
     */
    public record Field(
            String path, @Nullable String before, @Nullable String after) {}

    static DocumentDifference missing(String model, String id, String where) {
        return new DocumentDifference(model, id, where, List.of());
    }

    static DocumentDifference of(String model, String id, BsonDocument before, BsonDocument after) {
        var fields = new ArrayList<Field>();
        collect("", before, after, fields);
        return new DocumentDifference(model, id, null, fields);
    }

    private static void collect(String path, BsonDocument before, BsonDocument after, List<Field> fields) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            var one = before.get(name);
            var other = after.get(name);
            var here = path.isEmpty() ? name : path + "." + name;
            if (one != null && other != null && one.isDocument() && other.isDocument()) {
                collect(here, one.asDocument(), other.asDocument(), fields);
            } else if (one == null || !one.equals(other)) {
                fields.add(new Field(here, json(one), json(other)));
            }
        }
    }

    private static @Nullable String json(@Nullable BsonValue value) {
        if (value == null) return null;
        var json = new BsonDocument("v", value).toJson();
        var text = json.substring("{\"v\": ".length(), json.length() - 1);
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
