package io.sagadesk.replay.imports;

/** Receives the outcome of the rows, file by file. */
public interface ImportReport extends RowCounts.Complaints {

    void start(String file);

    void end(RowCounts.Figures figures, double seconds);

    /** Receives the total of all files. */
    void total(RowCounts.Figures figures, double seconds, boolean complete);
}
