package io.sagadesk.replay.imports;

/** Is told what becomes of the rows, file by file. */
public interface Report extends Tally.Complaints {

    void begin(String file);

    void end(Tally.Figures figures, double seconds);

    /** The end of it all; not complete where the import was cut short. */
    void total(Tally.Figures figures, double seconds, boolean complete);
}
