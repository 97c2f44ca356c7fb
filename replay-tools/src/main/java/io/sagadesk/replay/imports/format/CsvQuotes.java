package io.sagadesk.replay.imports.format;

/**
 * Follows the quotes of a CSV file to find the end of each row (RFC 4180). A quote opens a quoted field only at the start
 * of the field; there, blanks before it count as none, so that no half of a carelessly quoted row passes for a row. In a
 * field that was opened by a quote, text after the closing quote is an error, but the next quote opens it again, so that
 * the erroneous row stays whole.
 */
final class CsvQuotes implements RowBoundary {

    private static final char QUOTE = '"';

    private enum FieldPart {
        START,
        UNQUOTED,
        QUOTED,
        AFTER_QUOTES
    }

    private String separators;
    private FieldPart part = FieldPart.START;

    /** Every character of the string separates fields. */
    CsvQuotes(String separators) {
        this.separators = separators;
    }

    /** Sets the separator for the following rows. */
    void separator(char separator) {
        separators = String.valueOf(separator);
    }

    @Override
    public void take(char[] buffer, int from, int to) {
        for (var at = from; at < to; at++) part = after(buffer[at]);
    }

    private FieldPart after(char next) {
        if (next == QUOTE) {
            return switch (part) {
                case START, AFTER_QUOTES -> FieldPart.QUOTED; // also the second quote of an escaped one
                case QUOTED -> FieldPart.AFTER_QUOTES;
                case UNQUOTED -> FieldPart.UNQUOTED;
            };
        }
        if (part == FieldPart.QUOTED) return part;
        if (next == '\r' || separators.indexOf(next) >= 0) return FieldPart.START;
        return part == FieldPart.START && next != ' ' ? FieldPart.UNQUOTED : part;
    }

    @Override
    public boolean endsRow() {
        if (part == FieldPart.QUOTED) return false;
        part = FieldPart.START;
        return true;
    }
}
