package io.sagadesk.replay.imports.format;

/** A row that cannot be converted. The reason never repeats the content of the row, which may be personal data. */
public final class DamagedRow extends Exception {

    public DamagedRow(String reason) {
        super(reason, null, false, false);
    }

    static DamagedRow columns(int found, int expected) {
        return new DamagedRow("has " + found + (found == 1 ? " column" : " columns") + " instead of " + expected);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
