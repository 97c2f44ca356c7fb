package io.sagadesk.replay.export;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.mongo.MongoDocuments;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/**
 * Writes the documents of a read model as CSV (RFC 4180), in the order of their ids. Each field is a column; fields of
 * nested records have dotted names; a list or a map is one column of JSON. Personal data stays sealed. Texts are guarded
 * against spreadsheets by {@link FormulaGuard}; numbers are not texts.
 */
public final class ReadModelCsv {

    private static final JsonWriterSettings JSON =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    private ReadModelCsv() {}

    /** Writes all documents of a version. They are read one after another, so memory use is constant. */
    public static void write(MongoDatabase database, ModelSpec<?> spec, int version, Writer out) throws IOException {
        var columns = new ArrayList<String>();
        collect("", spec.type(), columns);
        var csv = CsvWriter.builder().build(out);
        var header = new ArrayList<>(List.of("id", "position"));
        header.addAll(columns);
        csv.writeRecord(header);
        MongoDocuments.collection(database, spec, version)
                .withDocumentClass(RawBsonDocument.class)
                .find()
                .sort(Sorts.ascending("_id"))
                .forEach(document -> csv.writeRecord(row(document, columns)));
        csv.flush(); // the CSV writer buffers rows
    }

    private static List<String> row(BsonDocument document, List<String> columns) {
        var row = new ArrayList<>(List.of(
                FormulaGuard.guarded(document.getString("_id").getValue()),
                Long.toString(document.getNumber("position").longValue())));
        var doc = document.getDocument("doc");
        for (var column : columns) row.add(text(find(doc, column)));
        return row;
    }

    private static void collect(String prefix, Class<?> type, List<String> columns) {
        for (var component : type.getRecordComponents()) {
            var name = prefix + component.getName();
            if (isNestedRecord(component)) collect(name + ".", component.getType(), columns);
            else columns.add(name);
        }
    }

    /** Whether the record is nested. An id is a record with one component as well, but is stored as text. */
    private static boolean isNestedRecord(RecordComponent component) {
        var type = component.getType();
        if (!type.isRecord()) return false;
        var components = type.getRecordComponents();
        return components.length != 1 || !components[0].getName().equals("value");
    }

    private static @Nullable BsonValue find(BsonDocument doc, String path) {
        var dot = path.indexOf('.');
        if (dot < 0) return doc.get(path);
        var within = doc.get(path.substring(0, dot));
        return within == null || !within.isDocument() ? null : find(within.asDocument(), path.substring(dot + 1));
    }

    private static String text(@Nullable BsonValue value) {
        if (value == null || value.isNull()) return "";
        return number(value).orElseGet(() -> FormulaGuard.guarded(word(value)));
    }

    private static Optional<String> number(BsonValue value) {
        if (value.isDecimal128()) {
            return Optional.of(value.asDecimal128().getValue().bigDecimalValue().toPlainString());
        }
        if (value.isInt32() || value.isInt64())
            return Optional.of(Long.toString(value.asNumber().longValue()));
        return value.isDouble() ? Optional.of(Double.toString(value.asDouble().getValue())) : Optional.empty();
    }

    private static String word(BsonValue value) {
        if (value.isString()) return value.asString().getValue();
        if (value.isDateTime())
            return Instant.ofEpochMilli(value.asDateTime().getValue()).toString();
        if (value.isBoolean()) return Boolean.toString(value.asBoolean().getValue());
        var json = new BsonDocument("v", value).toJson(JSON);
        return json.substring("{\"v\": ".length(), json.length() - 1);
    }
}
