package io.sagadesk.replay.imports.format;

/** A row that cannot be understood. The reason never repeats what the row says: that may be personal data. */
public final class Damaged extends Exception {

    public Damaged(String reason) {
        super(reason, null, false, false);
    }

    static Damaged columns(int found, int expected) {
        return new Damaged("has " + found + (found == 1 ? " column" : " columns") + " instead of " + expected);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
