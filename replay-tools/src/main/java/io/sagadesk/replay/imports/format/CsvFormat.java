package io.sagadesk.replay.imports.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;

/**
 * A kind of CSV file (RFC 4180) whose first row names the columns. The separator is the comma, semicolon or tab that
 * makes the expected columns of the first row.
 */
abstract class CsvFormat implements RowConverter {

    private static final String SEPARATORS = ",;\t";

    private final CsvReader.CsvReaderBuilder csv =
            CsvReader.builder().allowExtraFields(true).allowMissingFields(true);
    private final CsvQuotes quotes = new CsvQuotes(SEPARATORS);
    private List<String> header = List.of();

    /** Whether the file has the columns of this kind. */
    abstract boolean isOfKind(List<String> header);

    /** Converts a row that has as many fields as the header. */
    abstract ConvertedRow convert(List<String> fields) throws DamagedRow;

    @Override
    public final RowBoundary boundary() {
        return quotes;
    }

    @Override
    public final boolean recognises(String firstRow) {
        return SEPARATORS.chars().anyMatch(separator -> recognises(firstRow, (char) separator));
    }

    private boolean recognises(String firstRow, char separator) {
        csv.fieldSeparator(separator);
        quotes.separator(separator);
        try {
            header = fields(firstRow);
            return isOfKind(header);
        } catch (DamagedRow anotherKind) {
            return false;
        }
    }

    @Override
    public final boolean isHeader(String firstRow) {
        return true;
    }

    @Override
    public final ConvertedRow convert(String row) throws DamagedRow {
        var fields = fields(row);
        if (fields.equals(header)) throw new DamagedRow("repeats the header");
        if (fields.size() != header.size()) throw DamagedRow.columns(fields.size(), header.size());
        return convert(fields);
    }

    private List<String> fields(String row) throws DamagedRow {
        try {
            var records = csv.ofCsvRecord(row).iterator();
            var fields = records.next().getFields();
            if (records.hasNext()) throw new DamagedRow("has a line end outside quotes");
            return fields;
        } catch (CsvParseException malformed) {
            throw new DamagedRow("has a quote in the wrong place");
        }
    }

    final String field(List<String> fields, String column) {
        return fields.get(header.indexOf(column));
    }
}
