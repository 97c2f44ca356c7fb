package io.sagadesk.replay.imports;

/** Is told what becomes of the rows, file by file. */
public interface ImportReport extends RowCounts.Complaints {

    void begin(String file);

    void end(RowCounts.Figures figures, double seconds);

    /** The end of it all; not complete where the import was cut short. */
    void total(RowCounts.Figures figures, double seconds, boolean complete);
}
