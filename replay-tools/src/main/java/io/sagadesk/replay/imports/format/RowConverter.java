package io.sagadesk.replay.imports.format;

/** Converts the rows of one file to commands. Keeps only the state of the current subject in memory. */
public interface RowConverter {

    /** Finds the ends of the file's rows. Every line is a row unless the format says otherwise. */
    default RowBoundary boundary() {
        return RowBoundary.EACH_LINE;
    }

    /** Whether the first row shows that the file is of this converter's kind. */
    boolean recognises(String firstRow);

    /** Whether a recognised first row is a header. */
    boolean isHeader(String firstRow);

    /** Converts a whole row to one or more commands. */
    ConvertedRow convert(String row) throws DamagedRow;
}
