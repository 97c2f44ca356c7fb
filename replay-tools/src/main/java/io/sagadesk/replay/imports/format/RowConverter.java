package io.sagadesk.replay.imports.format;

/** Turns the rows of one file into commands. It remembers no more of a file than what the current subject needs. */
public interface RowConverter {

    /** Whether the file is of this converter's kind, told by its first line. */
    boolean recognises(String firstLine);

    /** Whether the first line, recognised, is a header and no row. */
    boolean isHeader(String firstLine);

    /** The commands of one row, at least one. */
    ConvertedRow convert(String row) throws DamagedRow;
}
