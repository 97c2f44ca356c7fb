package io.sagadesk.replay.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.mongo.MongoDocuments;
import io.sagadesk.store.mongo.MongoDatabases;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadModelCsvTest {

    public record Bought(@Nullable Instant at, @Nullable BigDecimal amount) {}

    public record Remark(String text) {}

    public record Buyer(CustomerId customer, @Nullable Bought last, List<String> tags, int count) {}

    private static final ModelSpec<Buyer> BUYERS = ModelSpec.of("buyers", Buyer.class, id -> buyer(id, null));

    @TempDir
    Path directory;

    @Test
    void a_field_is_a_column_and_a_list_is_json() throws IOException {
        var bought = new Bought(Instant.parse("2026-01-02T03:04:05Z"), new BigDecimal("12.50"));
        assertThat(written(BUYERS, List.of(stored("b", buyer("b", null)), stored("a", buyer("a", bought)))))
                .isEqualToNormalizingNewlines("""
                        id,position,customer,last.at,last.amount,tags,count
                        a,7,a,2026-01-02T03:04:05Z,12.50,"[""x, y""]",3
                        b,7,b,,,"[""x, y""]",3
                        """);
    }

    @Test
    void every_document_is_written_however_many() throws IOException {
        var many = IntStream.range(0, 5_000)
                .mapToObj(n -> stored("c-" + n, buyer("c-" + n, null)))
                .toList();
        assertThat(written(BUYERS, many).lines()).hasSize(5_001);
    }

    @Test
    void a_text_of_several_lines_is_one_field() throws IOException {
        var text = "He said:\r\n\"no\", left\rand;\tcame back\n";
        var remarks = ModelSpec.of("remarks", Remark.class, id -> new Remark(""));

        var csv = written(remarks, List.of(new StoredDocument<>("a", 7, new Remark(text))));

        try (var records = CsvReader.builder().ofCsvRecord(csv)) {
            assertThat(records.stream().map(CsvRecord::getFields))
                    .containsExactly(List.of("id", "position", "text"), List.of("a", "7", text));
        }
    }

    public record Amount(BigDecimal sum, double share, int count, String text) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 30 1234",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uff1d1+1",
                "\uff0b1",
                "\uff0d1",
                "\uff201",
                "'quoted'",
                "'",
                "=",
                "=HYPERLINK(\"http://x\",\"y\")"
            })
    void a_text_that_a_spreadsheet_would_compute_is_guarded(String text) throws IOException {
        var remarks = ModelSpec.of("remarks", Remark.class, id -> new Remark(""));

        var csv = written(remarks, List.of(new StoredDocument<>(text, 7, new Remark(text))));

        try (var records = CsvReader.builder().ofCsvRecord(csv)) {
            assertThat(records.stream().skip(1).map(CsvRecord::getFields))
                    .containsExactly(List.of("'" + text, "7", "'" + text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", " =1", "1-2", "{\"a\":1}", "", "Anna's", "\u2039sealed\u203a"})
    void any_other_text_is_left_as_it_is(String text) throws IOException {
        var remarks = ModelSpec.of("remarks", Remark.class, id -> new Remark(""));

        var csv = written(remarks, List.of(new StoredDocument<>("a", 7, new Remark(text))));

        try (var records = CsvReader.builder().ofCsvRecord(csv)) {
            assertThat(records.stream().skip(1).map(CsvRecord::getFields)).containsExactly(List.of("a", "7", text));
        }
    }

    @Test
    void a_number_stays_a_number() throws IOException {
        var amounts = ModelSpec.of("amounts", Amount.class, id -> new Amount(BigDecimal.ZERO, 0, 0, ""));
        var negative = new Amount(new BigDecimal("-12.50"), -0.5, -3, "-3");

        assertThat(written(amounts, List.of(new StoredDocument<>("a", 7, negative))))
                .endsWith("a,7,-12.50,-0.5,-3,'-3\r\n");
    }

    private <T> String written(ModelSpec<T> spec, List<StoredDocument<T>> documents) throws IOException {
        try (var mongo = MongoDatabases.open(null, directory)) {
            new MongoDocuments<>(mongo.database(), spec, 1).write(documents);
            var out = new StringWriter();
            ReadModelCsv.write(mongo.database(), spec, 1, out);
            return out.toString();
        }
    }

    private static StoredDocument<Buyer> stored(String id, Buyer buyer) {
        return new StoredDocument<>(id, 7, buyer);
    }

    private static Buyer buyer(String id, @Nullable Bought last) {
        return new Buyer(new CustomerId(id), last, List.of("x, y"), 3);
    }
}
