package io.sagadesk.replay.imports.format;

/** Tells which line ends of one file end a row. */
public interface RowBoundary {

    /** The boundary of files in which every line is a row. */
    RowBoundary EACH_LINE = new RowBoundary() {
        @Override
        public void take(char[] buffer, int from, int to) {}

        @Override
        public boolean endsRow() {
            return true;
        }
    };

    /** Takes further characters of the file, without line ends. */
    void take(char[] buffer, int from, int to);

    /** Takes a line end or the end of the file. Returns false if the row goes on after it. */
    boolean endsRow();
}
