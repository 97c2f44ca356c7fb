package io.sagadesk.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import io.sagadesk.replay.imports.FileRows.Row;
import io.sagadesk.replay.imports.format.HelpdeskFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Compares the rows of random CSV files with the records that a CSV library wrote or reads. */
class CsvRowsPropertyTest {

    private static final List<String> HEADER = List.of("Activity", "Resource", "time:timestamp", "case:concept:name");

    private static final long UNKNOWN = -1;

    private static String text(RandomValues random, String... parts) {
        return String.join("", random.list(0, 6, () -> random.oneOf(parts)));
    }

    private static List<Row> rows(String file, char separator) throws IOException {
        var format = new HelpdeskFormat();
        assertThat(format.recognises(String.join(String.valueOf(separator), HEADER)))
                .isTrue();
        var bytes = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        var rows = new ArrayList<Row>();
        try (var all = new FileRows(bytes, UNKNOWN, format.boundary())) {
            for (var row = all.next(); row != null; row = all.next()) rows.add(row);
        }
        return rows;
    }

    /** The records before the first error. */
    private static List<List<String>> records(String text, char separator) {
        var records = new ArrayList<List<String>>();
        var csv = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true);
        try (var reader = csv.ofCsvRecord(text)) {
            for (var each : reader) records.add(each.getFields());
        } catch (CsvParseException | IOException malformed) {
            return records;
        }
        return records;
    }

    @SeededTest(300)
    void every_row_that_was_written_is_read_as_it_was(RandomValues random) throws IOException {
        var separator = random.oneOf(',', ';', '\t');
        var written = random.list(
                1,
                9,
                () -> random.list(4, 4, () -> text(random, "a", "é", " ", "\"", ",", ";", "\t", "\n", "\r", "\r\n")));
        var file = new StringWriter();
        var starts = new ArrayList<Long>();
        var csv = CsvWriter.builder()
                .bufferSize(0)
                .fieldSeparator(separator)
                .lineDelimiter(random.oneOf(LineDelimiter.LF, LineDelimiter.CRLF))
                .quoteStrategy(random.oneOf(QuoteStrategies.EMPTY, QuoteStrategies.ALWAYS, QuoteStrategies.NON_EMPTY))
                .build(file);
        for (var fields : written) {
            starts.add(1 + file.toString().chars().filter(one -> one == '\n').count());
            csv.writeRecord(fields);
        }

        var rows = rows((random.nextBoolean() ? "\uFEFF" : "") + file, separator);

        assertThat(rows).extracting(Row::number).isEqualTo(starts);
        assertThat(rows).extracting(Row::damage).containsOnlyNulls();
        assertThat(rows)
                .map(row -> records(row.text(), separator))
                .isEqualTo(written.stream().map(List::of).toList());
        cut_anywhere_a_file_has_only_whole_rows_before_the_cut(random, file.toString(), rows, separator);
    }

    private static void cut_anywhere_a_file_has_only_whole_rows_before_the_cut(
            RandomValues random, String file, List<Row> whole, char separator) throws IOException {
        var cut = file.substring(0, random.between(0, file.length()));
        var rows = rows(cut, separator);
        if (rows.isEmpty()) return;
        var last = rows.size() - 1;

        assertThat(rows.subList(0, last)).isEqualTo(whole.subList(0, last));
        assertThat(whole.get(last).text()).startsWith(rows.get(last).text());
        assertThat(rows.get(last).damage() != null)
                .isEqualTo(
                        rows.get(last).text().chars().filter(one -> one == '"').count() % 2 == 1);
    }

    @SeededTest(1_000)
    void the_rows_of_a_file_of_any_content_are_those_that_the_library_finds(RandomValues random) throws IOException {
        var file = String.join("", random.list(0, 30, () -> random.oneOf("a", "b", "\"", ",", "\n", "\"\"", ",\"")));

        var expected = records(file, ',');
        var found = new ArrayList<List<String>>();
        for (var row : rows(file, ',')) {
            if (row.text().isEmpty()) continue;
            var records = records(row.text(), ',');
            if (row.damage() != null || records.size() != 1) break;
            found.addAll(records);
        }

        var common = Math.min(expected.size(), found.size());
        assertThat(found.subList(0, common)).as("%s", file).isEqualTo(expected.subList(0, common));
        assertThat(expected.size() - common).as("%s", file).isLessThanOrEqualTo(1);
    }
}
