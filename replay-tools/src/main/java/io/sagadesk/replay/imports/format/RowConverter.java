package io.sagadesk.replay.imports.format;

/** Converts the rows of one file to commands. Keeps only the state of the current subject in memory. */
public interface RowConverter {

    /** Whether the first line shows that the file is of this converter's kind. */
    boolean recognises(String firstLine);

    /** Whether a recognised first line is a header instead of a row. */
    boolean isHeader(String firstLine);

    /** Converts a row to one or more commands. */
    ConvertedRow convert(String row) throws DamagedRow;
}
